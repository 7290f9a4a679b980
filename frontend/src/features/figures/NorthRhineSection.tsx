import { Trans, useLingui } from '@lingui/react/macro';
import { Figure } from '@/charts/Figure.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { levelOf, type Published } from './published.ts';

/** The programme in North Rhine-Westphalia that the advice takes as its example. */
export function NorthRhineSection({ published }: { published: Published }) {
  const { t } = useLingui();
  const { percent, number } = useFormats();
  const say = useLocalized();
  const results = published.get('nrw_results');
  const firms = published.get('nrw_firms')?.values[0]?.value;
  const employment = published.get('nrw_employment');
  if (!results) return null;
  const largest = Math.max(...results.values.map((one) => one.value));
  const rows = results.values.map((one) => ({ name: say(one.of), value: one.value }));
  return (
    <section className="band-surface" aria-labelledby="nrw">
      <div className="wrap section columns-text columns-5-7">
        <div className="prose">
          <h2 id="nrw">
            <Trans>Het voorbeeld: Noordrijn-Westfalen</Trans>
          </h2>
          {firms !== undefined && (
            <p className="soft">
              {t`Daar deden tussen 2000 en 2008 ongeveer ${number(firms)} bedrijven mee. Zij kregen advies in vier stappen, met leiding en medewerkers samen, een nulmeting en een meting na een jaar.`}
            </p>
          )}
          <p>
            <EvidenceLabel level={levelOf(results)} />
          </p>
          {employment && <p className="soft">{say(employment.explanation)}</p>}
        </div>
        <Figure
          title={t`Na een jaar noemden deelnemers vooral een betere werkstroom`}
          lead={say(results.explanation)}
          table={{
            caption: say(results.label),
            columns: [t`Uitkomst`, t`Procent`],
            rows: rows.map((row) => [row.name, percent(row.value / 100)]),
          }}
          source={<span>{t`Bron: ${say(results.source)}`}</span>}
          bare
        >
          <ul className="grid gap-4">
            {rows.map((row) => (
              <li key={row.name} className="grid gap-1">
                <span className="flex justify-between gap-4 text-sm">
                  <b>{row.name}</b>
                  <span className="num font-semibold">{percent(row.value / 100)}</span>
                </span>
                <span className="progress-track" aria-hidden="true">
                  <span style={{ width: `${(row.value / largest) * 100}%` }} />
                </span>
              </li>
            ))}
          </ul>
        </Figure>
      </div>
    </section>
  );
}
