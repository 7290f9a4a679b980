import { Trans, useLingui } from '@lingui/react/macro';
import type { ExchangeResult } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useThemeName } from '@/lib/reference.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';

/** A published figure of the branch, as it was released; withheld shows as withheld. */
export function Result({ result }: { result: ExchangeResult }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const theme = useThemeName()(result.theme);
  const source =
    result.source === 'campaign' ? t`Uitkomst van een scancampagne` : t`Cijfers van de branche, per kwartaal`;
  return (
    <section aria-labelledby="exchange-result">
      <h2 id="exchange-result" className="mb-2 font-semibold text-2xl">
        <Trans>Een uitkomst: {theme}</Trans>
      </h2>
      <p className="quiet mb-4">{t`${source}, ${day(result.asOf)}`}</p>
      {result.isWithheld ? (
        <p>
          <Trans>Niet te tonen. Er deden te weinig bedrijven mee, of één bedrijf woog te zwaar.</Trans>
        </p>
      ) : (
        <DefinitionList
          stacked
          items={[
            { term: t`Leiding`, value: <span className="figure-mid num">{result.management}</span> },
            { term: t`Medewerkers`, value: <span className="figure-mid num">{result.employees}</span> },
            ...(result.firms === null || result.firms === undefined
              ? []
              : [
                  {
                    term: t`Bedrijven, afgerond`,
                    value: <span className="figure-mid num">{result.firms}</span>,
                  },
                ]),
          ]}
        />
      )}
      <p className="quiet mt-2">
        <Trans>
          Gemiddelde scores van 0 tot 100. Dit zegt hoe er gewerkt wordt, niet dat deze aanpak dat
          veroorzaakte.
        </Trans>
      </p>
    </section>
  );
}
