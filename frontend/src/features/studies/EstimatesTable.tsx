import { Trans, useLingui } from '@lingui/react/macro';
import type { EstimateRead, StudyRelease } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Table } from '@/ui/Table.tsx';
import { COMPARISON_WORDS, ESTIMAND_WORDS } from './studyWords.ts';

/** Every estimate, on the transformed scale. */
export function EstimatesTable({ release }: { release: StudyRelease }) {
  const { t, i18n } = useLingui();
  const { number } = useFormats();
  const figure = (value: number) => number(value, { maximumFractionDigits: 4 });
  const name = (each: EstimateRead) => {
    const place = each.cohort ?? each.eventTime;
    return place === null
      ? i18n._(ESTIMAND_WORDS[each.estimand])
      : `${i18n._(ESTIMAND_WORDS[each.estimand])}: ${place}`;
  };
  return (
    <section className="grid gap-3" aria-labelledby="all-figures">
      <h2 id="all-figures" className="text-xl">
        <Trans>Alle cijfers</Trans>
      </h2>
      <p className="soft">
        <Trans>Op de schaal waarop is gerekend. In de bestanden staan alle decimalen.</Trans>
      </p>
      <Table
        caption={t`Alle cijfers`}
        captionHidden
        stacked
        rows={release.estimates}
        rowKey={(each) =>
          `${each.estimand} ${each.comparison} ${each.adjusted} ${each.eventTime} ${each.cohort}`
        }
        columns={[
          { key: 'estimand', header: t`Cijfer`, cell: name },
          {
            key: 'comparison',
            header: t`Vergeleken met`,
            cell: (each) => (each.comparison ? i18n._(COMPARISON_WORDS[each.comparison]) : '–'),
          },
          {
            key: 'adjusted',
            header: t`Gecorrigeerd`,
            cell: (each) => (each.adjusted ? <Trans>ja</Trans> : <Trans>nee</Trans>),
          },
          { key: 'value', header: t`Effect`, numeric: true, cell: (each) => figure(each.value) },
          {
            key: 'error',
            header: t`Standaardfout`,
            numeric: true,
            cell: (each) => figure(each.standardError),
          },
          {
            key: 'interval',
            header: t`Interval van 95 %`,
            numeric: true,
            cell: (each) => t`${figure(each.low)} tot ${figure(each.high)}`,
          },
          {
            key: 'band',
            header: t`Alle momenten samen (95 %)`,
            numeric: true,
            cell: (each) =>
              each.bandLow === null || each.bandHigh === null
                ? '–'
                : t`${figure(each.bandLow)} tot ${figure(each.bandHigh)}`,
          },
          {
            key: 'firms',
            header: t`Bedrijven`,
            numeric: true,
            cell: (each) => t`${each.treated} en ${each.comparisonFirms}`,
          },
        ]}
      />
    </section>
  );
}
