import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listCompanyMeasurementMomentsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { putMeasurementRefusal } from '@/api/sdk.gen.ts';
import type { DeclineReason, MeasurementMomentRead } from '@/api/types.gen.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { useCompanyId } from './measurementQueries.ts';
import { useMomentWords } from './momentWords.ts';

interface Refusing {
  reason: DeclineReason | null;
  words: string;
}

/** Saying that no answer comes, and why. It can be taken back. */
export function RefuseDialog({ moment, onClose }: { moment: MeasurementMomentRead; onClose: () => void }) {
  const { t } = useLingui();
  const words = useMomentWords();
  const queries = useQueryClient();
  const companyId = useCompanyId();
  const form = useForm<Refusing>({ defaultValues: { reason: null, words: '' } });
  const other = form.watch('reason') === 'other';
  return (
    <Dialog open onClose={onClose} title={<Trans>Wij antwoorden niet, omdat</Trans>}>
      <p className="soft">
        <Trans>
          Uw reden helpt ons de uitkomsten goed te lezen. U krijgt over deze meting geen herinneringen meer,
          en u kunt er altijd op terugkomen.
        </Trans>
      </p>
      <Form
        form={form}
        onSubmit={async (values) => {
          await putMeasurementRefusal({
            path: { measurementMomentId: moment.id },
            body: { reason: values.reason as DeclineReason, words: values.words.trim() || null },
            headers: { 'If-Match': `"${moment.version}"` },
            throwOnError: true,
          });
          await queries.invalidateQueries({
            queryKey: listCompanyMeasurementMomentsQueryKey({ path: { companyId } }),
          });
          toast(t`Dank u. Wij herinneren u er niet meer aan.`);
          onClose();
        }}
      >
        <RadioGroup
          name="reason"
          label={t`Reden`}
          options={(Object.keys(words.reasons) as DeclineReason[]).map((value) => ({
            value,
            label: words.reasons[value],
          }))}
        />
        <TextArea
          name="words"
          label={t`Toelichting`}
          description={other ? t`Schrijf kort waarom.` : undefined}
          optional={!other}
          rows={3}
          maxLength={500}
        />
        <SubmitButton>
          <Trans>Bewaar</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
