import { Trans, useLingui } from '@lingui/react/macro';
import { AsTable } from '@/charts/Figure.tsx';
import { classes } from '@/lib/classes.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { levelOf, type Published } from './published.ts';

const LOOKS = ['bg-sunken', 'bg-accent text-on-accent', 'on-field'] as const;

/** The three target groups of the advice, as wide as they are large. */
export function TargetGroupsSection({ published }: { published: Published }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const say = useLocalized();
  const groups = published.get('target_groups');
  if (!groups) return null;
  const names = [t`nog niet overtuigd`, t`staat open, zoekt hulp`, t`werkt al slimmer, kan verder`];
  const rows = groups.values.map((one, index) => ({
    name: names[index] ?? say(one.of),
    companies: one.value,
  }));
  const total = rows.reduce((sum, row) => sum + row.companies, 0);
  return (
    <section className="wrap section columns-text columns-5-7" aria-labelledby="groups">
      <div className="prose">
        <h2 id="groups">
          <Trans>Wie doet nog niet mee?</Trans>
        </h2>
        <p className="soft">{say(groups.explanation)}</p>
        <p>
          <EvidenceLabel level={levelOf(groups)} />
        </p>
      </div>
      <div className="min-w-0">
        <ul
          className="target-bar"
          style={
            { '--columns': rows.map((row) => `${row.companies / total}fr`).join(' ') } as React.CSSProperties
          }
        >
          {rows.map((row, index) => (
            <li key={row.name} className={classes(LOOKS[index])}>
              <b className="figure-mid">{number(row.companies)}</b>
              <span>{row.name}</span>
            </li>
          ))}
        </ul>
        <AsTable
          table={{
            caption: t`Bedrijven met 5 tot 250 medewerkers, per doelgroep`,
            columns: [t`Doelgroep`, t`Bedrijven`],
            rows: rows.map((row) => [row.name, number(row.companies)]),
          }}
        />
        <p className="meta mt-3">
          <span>{t`Bron: ${say(groups.source)}`}</span>
          <span>
            <Trans>Afgerond op duizenden</Trans>
          </span>
        </p>
      </div>
    </section>
  );
}
