import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listGroupReportsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createGroupReportDecision } from '@/api/sdk.gen.ts';
import type { GroupReportRead, GroupVerdict } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { DecisionDialog } from '@/ui/moderation/DecisionDialog.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useGroupTold } from './useGroupTold.ts';

/** Reports that wait for a moderator, the oldest first. */
export function Reports({ groupId }: { groupId: string }) {
  const { day } = useFormats();
  const found = useQuery(listGroupReportsOptions({ path: { groupId } }));
  const [deciding, setDeciding] = useState<GroupReportRead | null>(null);
  return (
    <Loaded
      query={found}
      skeleton={<ListSkeleton rows={2} />}
      errorTitle={<Trans>De meldingen kwamen niet door</Trans>}
    >
      {({ items }) => (
        <>
          {items.length === 0 ? (
            <p className="soft">
              <Trans>Er wacht geen melding.</Trans>
            </p>
          ) : (
            <ul className="hairlines">
              {items.map((report) => (
                <li key={report.id} className="grid gap-2 py-6">
                  <p className="meta">{day(report.reportedAt)}</p>
                  <blockquote className="whitespace-pre-line [overflow-wrap:anywhere]">
                    {report.body}
                  </blockquote>
                  <p className="soft [overflow-wrap:anywhere]">
                    <Trans>Een lid schrijft: {report.words}</Trans>
                  </p>
                  {report.isMine ? (
                    <p className="quiet text-sm">
                      <Trans>U schreef dit zelf: een collega beslist.</Trans>
                    </p>
                  ) : (
                    <div>
                      <Button small onClick={() => setDeciding(report)}>
                        <Trans>Neem een besluit</Trans>
                      </Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )}
          {deciding && (
            <VerdictDialog groupId={groupId} report={deciding} onClose={() => setDeciding(null)} />
          )}
        </>
      )}
    </Loaded>
  );
}

interface VerdictProps {
  groupId: string;
  report: GroupReportRead;
  onClose: () => void;
}

function VerdictDialog({ groupId, report, onClose }: VerdictProps) {
  const { t } = useLingui();
  const told = useGroupTold();
  return (
    <DecisionDialog<GroupVerdict>
      title={t`Besluit over een melding`}
      name="verdict"
      options={[
        { value: 'hidden', label: t`Verbergen` },
        { value: 'kept', label: t`Laten staan` },
      ]}
      readBy={t`Wie het meldde leest dit, en wie het schreef als u het verbergt.`}
      onDecide={(verdict, reason, idempotencyKey) =>
        createGroupReportDecision({
          path: { groupId, groupReportId: report.id },
          body: { verdict, reason },
          headers: { ...ifMatch(`"${report.version}"`), 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        })
      }
      told={told}
      onClose={onClose}
    />
  );
}
