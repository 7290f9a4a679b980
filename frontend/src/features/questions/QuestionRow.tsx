import { Plural } from '@lingui/react/macro';
import type { QuestionSummary } from '@/api/types.gen.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { plainOf } from '@/ui/markdown.ts';
import { Byline, Tags } from './Byline.tsx';

/** A question in a list. */
export function QuestionRow({ question }: { question: QuestionSummary }) {
  return (
    <li className="grid gap-2 py-6">
      <h2 className="break-words text-xl">
        <AppLink to="/vragen/$questionId" params={{ questionId: question.id }}>
          {question.title}
        </AppLink>
      </h2>
      <Byline question={question} />
      <p className="soft max-w-(--container-measure) break-words">{plainOf(question.excerpt)}</p>
      <Tags themes={question.themes} sectors={question.sectors} />
      <p className="quiet text-sm">
        <Plural value={question.answersCount} _0="Nog geen antwoord" one="# antwoord" other="# antwoorden" />
      </p>
    </li>
  );
}
