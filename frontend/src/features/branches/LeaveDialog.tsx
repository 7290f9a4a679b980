import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { changeBranchStatus } from '@/api/sdk.gen.ts';
import type { BranchParticipationRead } from '@/api/types.gen.ts';
import { daysAfter, todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { EndingEffects } from './EndingEffects.tsx';
import { useReadAgain } from './useParticipation.ts';

const A_YEAR = 366;

/** Giving notice: first what stops, then the last day and the reason. */
export function LeaveDialog({ found, onClose }: { found: BranchParticipationRead; onClose: () => void }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const readAgain = useReadAgain(found.branchId);
  const today = todayInAmsterdam();
  const form = useForm({ defaultValues: { lastOn: daysAfter(today, 30), reason: '' } });
  const name = found.branchName;
  return (
    <Dialog open onClose={onClose} title={t`Stopt ${name} met het programma?`}>
      <EndingEffects branchId={found.branchId} />
      <Form
        form={form}
        onSubmit={async (values, { idempotencyKey }) => {
          await changeBranchStatus({
            path: { branchId: found.branchId },
            body: { toStatus: 'leaving', ...values },
            headers: { ...ifMatch(`"${found.version}"`), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await readAgain();
          toast(t`${name} doet mee tot en met ${day(values.lastOn)}.`);
          onClose();
        }}
      >
        <DateField
          name="lastOn"
          label={t`Laatste dag`}
          description={t`Tot en met deze dag kan wie opzegt daarop terugkomen.`}
          min={today}
          max={daysAfter(today, A_YEAR)}
        />
        <TextArea
          name="reason"
          label={t`Reden`}
          description={t`De andere partij leest dit.`}
          rows={3}
          maxLength={2000}
        />
        <div>
          <SubmitButton kind="danger">
            <Trans>Zeg op per deze dag</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
