import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Lock, Printer } from 'lucide-react';
import type { SharedScanResultRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { BenchmarkBands } from './BenchmarkBands.tsx';
import { GapFigure } from './GapFigure.tsx';
import { OutcomeTable } from './OutcomeTable.tsx';
import { InWords } from './ResultFigures.tsx';
import { SharedPlan } from './SharedPlan.tsx';
import { ThemeRows } from './ThemeRows.tsx';

/** The published result in the words of those who answered. */
export function SharedResult({ result }: { result: SharedScanResultRead }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { day, dayShort } = useFormats();
  const compared = result.employeeCount !== null;
  const byTheme = new Map(result.themes.map((theme) => [theme.theme, theme]));
  const named = (codes: SharedScanResultRead['strongest']) =>
    codes
      .flatMap((code) => byTheme.get(code) ?? [])
      .map((theme) => ({
        theme: theme.theme,
        name: localized(theme.name),
        text: <InWords theme={theme} />,
      }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wat er uit onze scan kwam`}
        lead={localized(result.headline)}
        meta={
          <>
            <span className="only-print">{result.companyName}</span>
            <span>
              {result.employeeCount !== null && (
                <>
                  <Trans>{result.employeeCount} medewerkers</Trans>,{' '}
                </>
              )}
              <Plural value={result.managementCount} one="# leidinggevende" other="# leidinggevenden" />
            </span>
            <span>
              <Trans>
                {dayShort(result.openedOn)} tot en met {day(result.closedOn)}
              </Trans>
            </span>
          </>
        }
      />
      <div className="columns-main-side mt-8">
        <GapFigure
          result={result}
          title={
            compared ? (
              <Trans>Waar wij hetzelfde denken, en waar niet</Trans>
            ) : (
              <Trans>Zo ziet de leiding ons bedrijf</Trans>
            )
          }
        />
        <div className="theme-columns">
          <ThemeRows title={<Trans>Hier staan wij sterk</Trans>} rows={named(result.strongest)} />
          <ThemeRows title={<Trans>Hier kan het beter</Trans>} rows={named(result.weakest)} />
        </div>
      </div>
      {result.plan && <SharedPlan plan={result.plan} />}
      <BenchmarkBands result={result} />
      <OutcomeTable result={{ ...result, groups: [] }} />
      <div className="mt-(--section) grid max-w-2xl gap-4">
        <p className="soft flex gap-3 text-sm">
          <Lock aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          <Trans>
            U ziet scores van vijf of meer medewerkers samen. Niemand ziet losse antwoorden. Wij houden niet
            bij wie deze pagina leest. De link werkt tot en met {day(result.endsOn)}.
          </Trans>
        </p>
        <div className="no-print">
          <Button kind="secondary" onClick={() => window.print()}>
            <Printer aria-hidden="true" />
            <Trans>Druk af</Trans>
          </Button>
        </div>
      </div>
    </div>
  );
}
