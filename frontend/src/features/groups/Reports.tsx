import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listGroupReportsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createGroupReportDecision } from '@/api/sdk.gen.ts';
import type { GroupReportRead, GroupVerdict } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
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
  const form = useForm<{ verdict: GroupVerdict | null; reason: string }>({
    defaultValues: { verdict: null, reason: '' },
  });
  return (
    <Dialog open onClose={onClose} title={t`Besluit over een melding`}>
      <Form
        form={form}
        onSubmit={async ({ verdict, reason }, { idempotencyKey }) => {
          if (!verdict) return;
          await createGroupReportDecision({
            path: { groupId, groupReportId: report.id },
            body: { verdict, reason },
            headers: { ...ifMatch(`"${report.version}"`), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await told(t`Het besluit is vastgelegd.`);
          onClose();
        }}
      >
        <RadioGroup
          name="verdict"
          label={t`Uw besluit`}
          options={[
            { value: 'hidden', label: t`Verbergen` },
            { value: 'kept', label: t`Laten staan` },
          ]}
        />
        <TextArea
          name="reason"
          label={t`De reden`}
          description={t`Wie het meldde leest dit, en wie het schreef als u het verbergt.`}
          rows={4}
          maxLength={2000}
        />
        <SubmitButton>
          <Trans>Leg het besluit vast</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
