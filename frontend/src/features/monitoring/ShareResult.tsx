import { Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { printMeasurementResult } from '@/api/sdk.gen.ts';
import type { IndicatorRead, ResultLine } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { PdfButton } from '@/ui/PdfButton.tsx';

interface ShareResultProps {
  companyId: string;
  lines: readonly ResultLine[];
  indicators: ReadonlyMap<string, IndicatorRead>;
}

/** The result on paper: for the company, or for its employees as the company chooses. */
export function ShareResult({ companyId, lines, indicators }: ShareResultProps) {
  const { t } = useLingui();
  const say = useLocalized();
  const [sharing, setSharing] = useState(false);
  // A change in the unit itself can be an amount, as with profit.
  const told = lines.filter(
    (line) => line.change !== null && indicators.get(line.indicator)?.transformation !== 'level',
  );
  const [chosen, setChosen] = useState<readonly string[]>(() => told.map((line) => line.indicator));
  const make = async (language: 'nl' | 'en', audience: 'company' | 'employees') => {
    const { data } = await printMeasurementResult({
      path: { companyId },
      body: { language, audience, ...(audience === 'employees' && { indicators: [...chosen] }) },
      parseAs: 'blob',
      throwOnError: true,
    });
    return data;
  };
  return (
    <div className="no-print flex flex-wrap items-start gap-3">
      <PdfButton kind="secondary" name={t`meting`} make={(language) => make(language, 'company')}>
        <Trans>Bewaar als PDF</Trans>
      </PdfButton>
      <Button kind="secondary" onClick={() => setSharing(true)}>
        <Trans>Deel met medewerkers</Trans>
      </Button>
      <Button kind="quiet" onClick={() => window.print()}>
        <Printer aria-hidden="true" />
        <Trans>Druk af</Trans>
      </Button>
      <Dialog
        open={sharing}
        onClose={() => setSharing(false)}
        title={<Trans>Voor uw medewerkers of de ondernemingsraad</Trans>}
        actions={
          chosen.length > 0 && (
            <PdfButton name={t`meting-medewerkers`} make={(language) => make(language, 'employees')}>
              <Trans>Maak de PDF</Trans>
            </PdfButton>
          )
        }
      >
        <p className="soft">
          <Trans>
            U kiest welke cijfers erin staan. De PDF toont hoeveel er veranderde en nooit een bedrag. Wij
            sturen haar aan niemand: u deelt haar zelf.
          </Trans>
        </p>
        <fieldset className="grid gap-1">
          <legend className="field-label">
            <Trans>Cijfers in de PDF</Trans>
          </legend>
          {told.map((line) => (
            <label key={line.indicator} className="choice">
              <input
                type="checkbox"
                checked={chosen.includes(line.indicator)}
                onChange={(event) =>
                  setChosen(
                    event.target.checked
                      ? [...chosen, line.indicator]
                      : chosen.filter((code) => code !== line.indicator),
                  )
                }
              />
              <span>{say(indicators.get(line.indicator)?.name)}</span>
            </label>
          ))}
        </fieldset>
        {chosen.length === 0 && (
          <p role="status" className="soft">
            <Trans>Kies minstens één cijfer.</Trans>
          </p>
        )}
      </Dialog>
    </div>
  );
}
