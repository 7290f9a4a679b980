import { Trans, useLingui } from '@lingui/react/macro';
import { BarPair } from '@/charts/BarPair.tsx';
import { Figure } from '@/charts/Figure.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { levelOf, type Published } from './published.ts';

const PAIRS = ['eim_revenue', 'eim_profit', 'eim_productivity'] as const;

/** Growth of firms that worked smarter and of those that did not, side by side; never called an effect. */
export function GrowthSection({ published }: { published: Published }) {
  const { t } = useLingui();
  const { percent } = useFormats();
  const say = useLocalized();
  const names = { eim_revenue: t`Omzet`, eim_profit: t`Winst`, eim_productivity: t`Productiviteit` };
  const found = PAIRS.flatMap((code) => {
    const figure = published.get(code);
    const [first, second] = figure?.values ?? [];
    return figure && first && second ? [{ code, figure, first: first.value, second: second.value }] : [];
  });
  const leading = found[0]?.figure;
  const technology = published.get('eim_technology_combined');
  if (!leading) return null;
  const words = (value: number) => percent(value / 100, { signed: true });
  return (
    <section className="wrap section columns-text columns-5-7" aria-labelledby="growth">
      <div className="prose">
        <h2 id="growth">
          <Trans>Wie slimmer werkt, groeide sneller</Trans>
        </h2>
        <p className="soft">
          <Trans>
            Aan 650 bedrijven is gevraagd hoe zij groeiden in twee jaar. De bedrijven kozen zelf of zij
            slimmer gingen werken. Misschien ging het met hen toch al beter.
          </Trans>
        </p>
        <p>
          <EvidenceLabel level={levelOf(leading)} />
        </p>
        {technology && (
          <p className="soft">
            <b className="text-ink">
              {t`Techniek en slimmer werken samen: ${String(technology.values[0]?.value ?? '')} procentpunt extra.`}
            </b>{' '}
            {say(technology.explanation)}
          </p>
        )}
      </div>
      <Figure
        title={t`Groei in twee jaar, met en zonder slimmer werken`}
        lead={t`Een samenhang in een groep die zelf koos, geen bewezen gevolg.`}
        table={{
          caption: t`Groei in twee jaar, in procent`,
          columns: [t`Kengetal`, t`Met slimmer werken`, t`Zonder`],
          rows: found.map(({ code, first, second }) => [names[code], words(first), words(second)]),
        }}
        source={
          <>
            <span>
              <Trans>650 bedrijven met 5 tot 250 mensen</Trans>
            </span>
            <span>{t`Bron: ${say(leading.source)}`}</span>
          </>
        }
      >
        <BarPair
          names={[t`slimmer werken`, t`niet`]}
          description={found
            .map(({ code, first, second }) => `${names[code]}: ${words(first)}, ${words(second)}`)
            .join('. ')}
          rows={found.map(({ code, first, second }) => ({
            key: code,
            label: names[code],
            first,
            second,
            firstWords: words(first),
            secondWords: words(second),
          }))}
        />
      </Figure>
    </section>
  );
}
