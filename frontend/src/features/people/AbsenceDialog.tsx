import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listOfficerAbsencesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createOfficerAbsence } from '@/api/sdk.gen.ts';
import type { AbsenceOfficer } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useSession } from '@/lib/session.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, Select, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

interface AbsenceDialogProps {
  officers: readonly AbsenceOfficer[];
  onClose: () => void;
}

interface Wish {
  officerId: string | null;
  fromOn: string | null;
  untilOn: string | null;
  takenOverBy: string | null;
}

/** Recording the days that somebody is away, and who takes over. Nobody is asked why. */
export function AbsenceDialog({ officers, onClose }: AbsenceDialogProps) {
  const { t } = useLingui();
  const { session } = useSession();
  const queries = useQueryClient();
  const today = todayInAmsterdam();
  const form = useForm<Wish>({
    defaultValues: {
      officerId: session.account?.id ?? null,
      fromOn: today,
      untilOn: null,
      takenOverBy: null,
    },
  });
  const away = form.watch('officerId');
  const options = officers.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Dialog open onClose={onClose} title={t`Afwezigheid vastleggen`}>
      <Form
        form={form}
        onSubmit={async (wish, { idempotencyKey }) => {
          const { data } = await createOfficerAbsence({
            body: {
              officerId: wish.officerId,
              fromOn: wish.fromOn ?? '',
              untilOn: wish.untilOn ?? '',
              takenOverBy: wish.takenOverBy ?? '',
            },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          toast(
            data.isYours
              ? t`Vastgelegd. ${data.takenOverByName ?? ''} vervangt u.`
              : t`Vastgelegd. ${data.takenOverByName ?? ''} vervangt ${data.officerName}.`,
          );
          onClose();
          await queries.invalidateQueries({ queryKey: listOfficerAbsencesQueryKey() });
        }}
      >
        <p>
          <Trans>Een reden hoeft niet: die leggen wij niet vast.</Trans>
        </p>
        <Select name="officerId" label={t`Wie is er afwezig`} options={options} />
        <div className="flex flex-wrap gap-4">
          <DateField name="fromOn" label={t`Eerste dag`} />
          <DateField name="untilOn" label={t`Laatste dag`} min={today} />
        </div>
        <Select
          name="takenOverBy"
          label={t`Wie vervangt`}
          options={options.filter(({ value }) => value !== away)}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>
            <Trans>Leg vast</Trans>
          </SubmitButton>
          <Button kind="quiet" onClick={onClose}>
            <Trans>Annuleer</Trans>
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
