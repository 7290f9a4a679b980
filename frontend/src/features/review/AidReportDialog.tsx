import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listAidRegisterEntriesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createAidReport } from '@/api/sdk.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { DateField, Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

interface AidReportDialogProps {
  entryIds: readonly number[];
  onClose: (done: boolean) => void;
}

/** These lines were entered in the central register: on which day, under which reference. */
export function AidReportDialog({ entryIds, onClose }: AidReportDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({ defaultValues: { reportedOn: todayInAmsterdam(), reference: '' } });
  return (
    <Dialog open onClose={() => onClose(false)} title={t`Leg de melding vast`}>
      <p>
        <Plural value={entryIds.length} one="# regel" other="# regels" />
      </p>
      <Form
        form={form}
        onSubmit={async (values) => {
          await createAidReport({ body: { ...values, entryIds: [...entryIds] }, throwOnError: true });
          await queries.invalidateQueries({ queryKey: listAidRegisterEntriesQueryKey() });
          toast(t`De melding is vastgelegd.`);
          onClose(true);
        }}
      >
        <DateField name="reportedOn" label={t`Gemeld op`} max={todayInAmsterdam()} />
        <TextField name="reference" label={t`Kenmerk van het register`} maxLength={80} />
        <SubmitButton>
          <Trans>Leg vast</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
