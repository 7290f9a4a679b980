import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readToolboxStatisticsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ToolboxStatistics } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** How an item is used, for its owner: nobody in particular can be seen in it. */
export function StatisticsPanel({ slug }: { slug: string }) {
  const statistics = useQuery(readToolboxStatisticsOptions({ path: { slug } }));
  return (
    <section>
      <h2 className="mb-4 text-2xl">
        <Trans>Hoe het gebruikt wordt</Trans>
      </h2>
      <Loaded
        query={statistics}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>Het gebruik kwam niet door</Trans>}
      >
        {(found) => <Figures found={found} />}
      </Loaded>
    </section>
  );
}

function Figures({ found }: { found: ToolboxStatistics }) {
  const { t, i18n } = useLingui();
  const { number } = useFormats();
  const { usedBy, rating, downloads } = found;
  const month = new Intl.DateTimeFormat(i18n.locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const most = Math.max(1, ...downloads.map((each) => each.count));
  const all = downloads.reduce((sum, each) => sum + each.count, 0);
  const mean = rating && number(rating.mean, { maximumFractionDigits: 1 });
  return (
    <>
      <DefinitionList
        items={[
          {
            term: t`Bedrijven die het gebruiken`,
            value: usedBy === null ? t`minder dan tien` : t`ongeveer ${usedBy}`,
          },
          {
            term: t`Oordeel`,
            value: rating ? t`${mean} van 5, over ${rating.count} bedrijven` : t`nog te weinig oordelen`,
          },
          { term: t`Documenten opgehaald, in een jaar`, value: <span className="num">{number(all)}</span> },
        ]}
      />
      {all > 0 && (
        <ol className="months mt-6" aria-label={t`Opgehaald per maand`}>
          {downloads.map((each) => (
            <li key={each.month}>
              <span className="quiet">{month.format(new Date(`${each.month}T00:00:00Z`))}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect className="shape-staff" width={(each.count / most) * 100} height="10" />
              </svg>
              <span className="num">{number(each.count)}</span>
            </li>
          ))}
        </ol>
      )}
      <p className="quiet mt-4 text-sm">
        <Trans>
          Aantallen bedrijven tonen wij vanaf tien, afgerond op vijf. Van wie een document ophaalt bewaren wij
          niets.
        </Trans>
      </p>
    </>
  );
}
