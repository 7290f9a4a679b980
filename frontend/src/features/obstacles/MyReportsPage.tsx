import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listObstacleReportsOptions, listObstacleReportsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createObstacleReportStatusChange } from '@/api/sdk.gen.ts';
import type { ObstacleReportRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Forbidden, Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { Outcome } from './Outcome.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { ReportWords } from './ReportWords.tsx';
import { STATUS_TONES, STATUS_WORDS } from './words.ts';

/** What somebody reported for their company or as an adviser, and what became of it. */
export function MyReportsPage({ page }: { page: number }) {
  const { t } = useLingui();
  const { session, may } = useSession();
  const reports = useQuery({
    ...listObstacleReportsOptions({ query: { page } }),
    placeholderData: keepPreviousData,
  });
  const [writing, setWriting] = useState<ObstacleReportRead | 'new' | null>(null);
  const [leaving, setLeaving] = useState<ObstacleReportRead | null>(null);
  if (!may('obstacles:report')) return <Forbidden actingFor={session.organisation?.name} />;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Stond een regel u in de weg?`}
        documentTitle={t`Uw meldingen over regels`}
        lead={
          <Trans>
            Meld welke wet, regeling of cao slimmer werken tegenhield. Het programmabureau geeft het door
            zonder te zeggen van wie het komt. Wat anderen meldden en wat eruit kwam, leest u bij{' '}
            <AppLink to="/belemmeringen">Belemmeringen</AppLink>.
          </Trans>
        }
        actions={
          <Button onClick={() => setWriting('new')}>
            <Trans>Schrijf een melding</Trans>
          </Button>
        }
      />
      <Loaded
        query={reports}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>Uw meldingen kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>U hebt nog niets gemeld</Trans>}>
              <p>
                <Trans>
                  Een melding kost een paar minuten. U kunt haar als concept bewaren en later versturen.
                </Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <ul className="hairlines">
                {found.items.map((report) => (
                  <li key={report.id} className="py-8">
                    <Report
                      report={report}
                      onEdit={() => setWriting(report)}
                      onLeave={() => setLeaving(report)}
                    />
                  </li>
                ))}
              </ul>
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
      {writing && (
        <ReportDialog report={writing === 'new' ? null : writing} onClose={() => setWriting(null)} />
      )}
      {leaving && <WithdrawDialog report={leaving} onClose={() => setLeaving(null)} />}
    </div>
  );
}

interface ReportProps {
  report: ObstacleReportRead;
  onEdit: () => void;
  onLeave: () => void;
}

function Report({ report, onEdit, onLeave }: ReportProps) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { day } = useFormats();
  return (
    <article className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 className="text-xl">{report.rule ?? t`Melding zonder naam van de regel`}</h2>
        <Pill tone={STATUS_TONES[report.status]}>{i18n._(STATUS_WORDS[report.status])}</Pill>
      </div>
      {report.submittedOn && (
        <p className="quiet text-sm">
          <Trans>Verstuurd op {day(report.submittedOn)}</Trans>
        </p>
      )}
      <ReportWords report={report} />
      {report.obstacle && (
        <div className="grid max-w-(--container-measure) gap-2">
          <p className="soft">
            <Trans>Hoort bij: {localized(report.obstacle.title)}</Trans>
          </p>
          <Outcome told={report.obstacle} />
        </div>
      )}
      <div className="flex flex-wrap gap-3">
        {report.allowedActs.includes('edit') && (
          <Button small onClick={onEdit}>
            <Trans>Schrijf verder</Trans>
          </Button>
        )}
        {report.allowedActs.includes('withdraw') && (
          <Button small kind="secondary" onClick={onLeave}>
            <Trans>Trek de melding in</Trans>
          </Button>
        )}
      </div>
    </article>
  );
}

function WithdrawDialog({ report, onClose }: { report: ObstacleReportRead; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const withdraw = () =>
    run(async () => {
      await createObstacleReportStatusChange({
        path: { obstacleReportId: report.id },
        body: { toStatus: 'withdrawn' },
        headers: ifMatch(`"${report.version}"`),
        throwOnError: true,
      });
      await queries.invalidateQueries({ queryKey: listObstacleReportsQueryKey() });
      toast(t`De melding is ingetrokken.`);
      onClose();
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Trekt u de melding in?`}
      actions={
        <Button kind="danger" busy={busy} onClick={() => void withdraw()}>
          <Trans>Trek de melding in</Trans>
        </Button>
      }
    >
      <p>
        <Trans>
          Het programmabureau ziet haar dan niet meer, en zij telt bij volgende tellingen niet meer mee.
        </Trans>
      </p>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </Dialog>
  );
}
