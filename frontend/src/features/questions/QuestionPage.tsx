import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readQuestionOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { KnowledgeRead, QuestionRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Answers } from './Answers.tsx';
import { Byline, Tags } from './Byline.tsx';
import { QuestionActs } from './QuestionActs.tsx';
import { HOW_WORDS, ROLE_WORDS, STAGE_WORDS } from './words.ts';

/** One question with its answers, and who looks at it now. */
export function QuestionPage({ questionId }: { questionId: string }) {
  const { t } = useLingui();
  const found = useQuery(readQuestionOptions({ path: { questionId } }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={found.data?.title ?? t`Vraag`}
        crumbs={[{ label: t`Vraagbaak`, to: '/vragen' }, { label: t`Vraag` }]}
      />
      <Loaded query={found} skeleton={<ListSkeleton />} errorTitle={<Trans>Deze vraag is er niet</Trans>}>
        {(question) => (
          <div className="grid max-w-(--container-measure) gap-6">
            <Byline question={question} />
            {question.knowledge && <Knowledge knowledge={question.knowledge} />}
            <Markdown text={question.body} className="break-words" />
            <Tags themes={question.themes} sectors={question.sectors} />
            <Stand question={question} />
            <QuestionActs question={question} />
            <Answers question={question} />
          </div>
        )}
      </Loaded>
    </div>
  );
}

/** The question and answer as Syntens edited them. */
function Knowledge({ knowledge }: { knowledge: KnowledgeRead }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  const role = knowledge.role && i18n._(ROLE_WORDS[knowledge.role]);
  return (
    <Panel>
      <p className="quiet text-sm">
        <Trans>Kennisbank</Trans>
      </p>
      <h2 className="break-words text-xl">{knowledge.title}</h2>
      <Markdown text={knowledge.question} className="break-words" />
      <Markdown text={knowledge.answer} className="mt-3 break-words" />
      <p className="meta mt-4">
        <span>
          {knowledge.answeredBy ? (
            <Trans>Naar een antwoord van {knowledge.answeredBy}</Trans>
          ) : (
            <Trans>Naar een antwoord uit de vraagbaak</Trans>
          )}
          {knowledge.organisation && `, ${knowledge.organisation}`}
        </span>
        {role && <span>{role}</span>}
        <span>
          <Trans>
            bewerkt door Syntens, uitgave {knowledge.number} van {day(knowledge.publishedAt)}
          </Trans>
        </span>
      </p>
    </Panel>
  );
}

/** Who looks at it until when, what helped, and what only whoever asked is told. */
function Stand({ question }: { question: QuestionRead }) {
  const { i18n } = useLingui();
  const { day, dayLong } = useFormats();
  const { looking } = question;
  return (
    <>
      {looking && question.status === 'open' && (
        <Notice title={<Trans>Wie kijkt er nu naar: {i18n._(STAGE_WORDS[looking.stage])}</Trans>}>
          <p>
            {looking.adviser && <Trans>{looking.adviser} kijkt ernaar. </Trans>}
            <Trans>
              Tot en met {dayLong(looking.dueOn)}. Komt er dan geen antwoord, dan geven wij de vraag door.
            </Trans>
          </p>
        </Notice>
      )}
      {question.answeredHow && (
        <p className="soft">
          {i18n._(HOW_WORDS[question.answeredHow])}
          {question.answeredPage && (
            <>
              {': '}
              <AppLink to={question.answeredPage}>{question.answeredPage}</AppLink>
            </>
          )}
        </p>
      )}
      {question.lookups.map((lookup) => (
        <Notice
          key={lookup.lookedAt}
          tone="warn"
          title={<Trans>Syntens zocht op {day(lookup.lookedAt)} op wie dit vroeg</Trans>}
        >
          <p>{lookup.reason}</p>
        </Notice>
      ))}
      {question.status === 'hidden' && (
        <Notice tone="warn" title={<Trans>Deze vraag is verborgen</Trans>}>
          <p>
            <AppLink to="/vragen/besluiten">
              <Trans>Lees het besluit</Trans>
            </AppLink>
          </p>
        </Notice>
      )}
    </>
  );
}
