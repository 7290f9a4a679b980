import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { listObstacleReportsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ListObstacleReportsData } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { ReportWords } from '../ReportWords.tsx';

interface ReportsProps {
  query: NonNullable<ListObstacleReportsData['query']>;
  empty: ReactNode;
  /** What can be done with the reports that are ticked. */
  acts: (chosen: readonly string[], clear: () => void) => ReactNode;
}

/** Reports with who sent them: for the programme office alone. */
export function Reports({ query, empty, acts }: ReportsProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  const [page, setPage] = useState(1);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const reports = useQuery({
    ...listObstacleReportsOptions({ query: { ...query, page } }),
    placeholderData: keepPreviousData,
  });
  const tick = (id: string, on: boolean) =>
    setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <Loaded
      query={reports}
      skeleton={<ListSkeleton rows={3} />}
      errorTitle={<Trans>De meldingen kwamen niet door</Trans>}
    >
      {(found) =>
        found.total === 0 ? (
          <p className="soft mt-3">{empty}</p>
        ) : (
          <>
            <ul className="hairlines mt-4">
              {found.items.map((report) => (
                <li key={report.id} className="grid gap-3 py-6">
                  <label className="choice">
                    <input
                      type="checkbox"
                      checked={chosen.includes(report.id)}
                      onChange={(event) => tick(report.id, event.target.checked)}
                    />
                    <span className="font-semibold">{report.rule}</span>
                  </label>
                  <p className="quiet text-sm">
                    {report.reportedBy?.organisation}
                    {report.reportedBy?.person && `, ${report.reportedBy.person}`}
                    {report.submittedOn && ` · ${day(report.submittedOn)}`}
                    {report.isDemonstration && ` · ${t`verzonnen voorbeeld`}`}
                  </p>
                  <ReportWords report={report} />
                </li>
              ))}
            </ul>
            {found.total > found.pageSize && (
              <div className="mt-4 flex flex-wrap gap-3">
                <Button small kind="secondary" disabled={page === 1} onClick={() => setPage(page - 1)}>
                  <Trans>Vorige meldingen</Trans>
                </Button>
                <Button
                  small
                  kind="secondary"
                  disabled={page * found.pageSize >= found.total}
                  onClick={() => setPage(page + 1)}
                >
                  <Trans>Volgende meldingen</Trans>
                </Button>
              </div>
            )}
            <div className="mt-4 flex flex-wrap gap-3">{acts(chosen, () => setChosen([]))}</div>
          </>
        )
      }
    </Loaded>
  );
}
