import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import type { Published } from './published.ts';
import { assumptionOf, extraGrowth } from './scenario.ts';

const MOST_FIRMS = 50;
const MOST_GAIN = 20;

/** The ambition as a sum with one's own assumptions, and its formula in plain sight. */
export function ScenarioSection({ published }: { published: Published }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const say = useLocalized();
  const search: { share?: string; gain?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const share = assumptionOf(search.share, MOST_FIRMS);
  const gain = assumptionOf(search.gain, MOST_GAIN);
  const assume = (chosen: { share?: string; gain?: string }) =>
    void navigate({
      to: '.',
      search: ((before: object) => ({ ...before, ...chosen })) as never,
      replace: true,
      resetScroll: false,
    });
  const extra = extraGrowth(share, gain);
  const estimate = published.get('national_growth_estimate');
  const points = (value: number) => number(value, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
  return (
    <section className="wrap section columns-text columns-half" aria-labelledby="scenario">
      <div>
        <h2 id="scenario">
          <Trans>Reken zelf: wat als meer bedrijven meedoen?</Trans>
        </h2>
        <p className="soft mt-3">
          <Trans>
            Een rekenvoorbeeld, geen voorspelling. De ambitie is: een op de tien bedrijven wint een tiende.
            Kies zelf andere aannames.
          </Trans>
        </p>
        <p className="mt-3">
          <Trans>
            De formule: deel van de bedrijven × winst per bedrijf = extra productiviteit van alle bedrijven
            samen. Bedrijven die niet meedoen blijven in deze som gelijk, en elk bedrijf telt even zwaar.
          </Trans>
        </p>
        <p className="soft mt-3 text-sm">
          <Trans>Uw aannames staan in het adres van deze pagina. Zo deelt u uw som met anderen.</Trans>
        </p>
        <div className="mt-6 grid gap-6">
          <Assumption
            label={t`Deel van de bedrijven dat meedoet`}
            value={share}
            max={MOST_FIRMS}
            onChange={(value) => assume({ share: String(value) })}
          />
          <Assumption
            label={t`Winst in productiviteit per bedrijf`}
            value={gain}
            max={MOST_GAIN}
            onChange={(value) => assume({ gain: String(value) })}
          />
        </div>
      </div>
      <div>
        <div className="field-panel on-field scenario-outcome">
          <div aria-live="polite">
            <p className="kicker">
              <Trans>Extra productiviteit van alle bedrijven samen</Trans>
            </p>
            <p className="figure-big mt-2">
              {points(extra)}{' '}
              <span className="figure-mid">
                <Trans>procentpunt</Trans>
              </span>
            </p>
            <p className="mt-3">{t`${number(share)} % van de bedrijven × ${number(gain)} % winst = ${points(extra)} procentpunt`}</p>
          </div>
        </div>
        {estimate && (
          <p className="soft mt-4 text-sm">
            {say(estimate.explanation)} {t`Bron: ${say(estimate.source)}.`}
          </p>
        )}
      </div>
    </section>
  );
}

interface AssumptionProps {
  label: string;
  value: number;
  max: number;
  onChange: (value: number) => void;
}

function Assumption({ label, value, max, onChange }: AssumptionProps) {
  const id = useId();
  const { percent } = useFormats();
  const words = percent(value / 100);
  return (
    <div className="assumption">
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id} className="num font-semibold">
        {words}
      </output>
      <input
        id={id}
        type="range"
        min={1}
        max={max}
        value={value}
        aria-valuetext={words}
        onChange={(change) => onChange(Number(change.target.value))}
      />
      <span className="quiet" aria-hidden="true">
        {percent(0.01)}
      </span>
      <span className="quiet text-right" aria-hidden="true">
        {percent(max / 100)}
      </span>
    </div>
  );
}
