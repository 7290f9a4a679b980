import { Trans, useLingui } from '@lingui/react/macro';
import type { PracticeSummary } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemeName } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { PARTICIPATION_WORDS } from '@/ui/participationWords.ts';
import { useCompanyFacts } from './companyFacts.ts';

/** One practice in the list. */
export function PracticeRow({ practice }: { practice: PracticeSummary }) {
  const { i18n } = useLingui();
  const say = useLocalized();
  const themeName = useThemeName();
  const { name, facts } = useCompanyFacts()(practice);
  return (
    <li className="grid gap-x-10 gap-y-2 py-6 md:grid-cols-[1fr_15rem]">
      <div className="grid content-start gap-2">
        <h2 className="text-xl">
          <AppLink to={`/praktijk/${practice.slug}`}>{say(practice.title)}</AppLink>
        </h2>
        <p className="soft max-w-measure">{say(practice.summary)}</p>
        <p className="meta">
          {practice.themes.map((theme) => (
            <span key={theme}>{themeName(theme)}</span>
          ))}
          {practice.participationLevel && (
            <span>{i18n._(PARTICIPATION_WORDS[practice.participationLevel])}</span>
          )}
        </p>
      </div>
      <div className="grid content-start justify-items-start gap-1">
        <p className="font-semibold">{name}</p>
        <p className="quiet">{facts.join(', ')}</p>
        {practice.evidence === 'verified' && !practice.isFictitious && (
          <Pill tone="ok">
            <Trans>Cijfers geverifieerd</Trans>
          </Pill>
        )}
        {practice.isFictitious && (
          <Pill tone="calm">
            <Trans>Verzonnen voorbeeld</Trans>
          </Pill>
        )}
      </div>
    </li>
  );
}
