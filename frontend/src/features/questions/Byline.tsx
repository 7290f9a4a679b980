import { Trans, useLingui } from '@lingui/react/macro';
import type { QuestionSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { labelOf, useSectors, useThemeName } from '@/lib/reference.ts';
import { Pill } from '@/ui/Pill.tsx';
import { STATUS_TONES, STATUS_WORDS } from './words.ts';

/** Who asked as far as it may be told, when, and how it stands. */
export function Byline({ question }: { question: QuestionSummary }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  return (
    <p className="meta">
      <Pill tone={STATUS_TONES[question.status]}>{i18n._(STATUS_WORDS[question.status])}</Pill>
      {question.isPromoted && (
        <Pill tone="ok">
          <Trans>In de kennisbank</Trans>
        </Pill>
      )}
      <span>
        {question.isAnonymous ? (
          <Trans>Anoniem</Trans>
        ) : (
          (question.askedBy ?? <Trans>Iemand die hier niet meer is</Trans>)
        )}
        {question.organisation && `, ${question.organisation}`}
      </span>
      {question.isMine && (
        <span>
          <Trans>uw vraag</Trans>
        </span>
      )}
      <span>{day(question.askedAt)}</span>
      {question.editedAt && (
        <span>
          <Trans>aangepast</Trans>
        </span>
      )}
      {question.isDemonstration && (
        <span>
          <Trans>verzonnen voorbeeld</Trans>
        </span>
      )}
    </p>
  );
}

/** What it is about. */
export function Tags({ themes, sectors }: { themes: readonly string[]; sectors: readonly string[] }) {
  const themeName = useThemeName();
  const known = useSectors();
  return (
    <p className="quiet text-sm">
      {[...themes.map(themeName), ...sectors.map((one) => labelOf(known, one))].filter(Boolean).join(' · ')}
    </p>
  );
}
