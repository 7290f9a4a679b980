import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { listReferralsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createReferralAnswer } from '@/api/sdk.gen.ts';
import type { ReferralRead } from '@/api/types.gen.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';

interface Wish {
  decision: 'accepted' | 'declined' | null;
  answer: string;
}

/** Accept or decline; who declines says why, so that the company can go on. */
export function AnswerDialog({ request, onClose }: { request: ReferralRead; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm<Wish>({ defaultValues: { decision: null, answer: '' } });
  const decision = form.watch('decision');
  return (
    <Dialog open onClose={onClose} title={t`Antwoord aan ${request.company}`}>
      <Form
        form={form}
        onSubmit={async ({ decision: chosen, answer }) => {
          if (!chosen) return;
          const words = answer.trim();
          await createReferralAnswer({
            path: { referralId: request.id },
            body:
              chosen === 'declined'
                ? { decision: 'declined', answer: words }
                : { decision: 'accepted', answer: words || null },
            headers: { 'If-Match': `"${request.version}"` },
            throwOnError: true,
          });
          await queries.invalidateQueries({ queryKey: listReferralsQueryKey() });
          toast(t`Uw antwoord is verstuurd.`);
          onClose();
        }}
      >
        <RadioGroup
          name="decision"
          label={t`Uw antwoord`}
          options={[
            { value: 'accepted', label: t`Ik maak graag kennis` },
            { value: 'declined', label: t`Nee, ik heb geen ruimte of het past niet` },
          ]}
        />
        <TextArea
          name="answer"
          label={decision === 'declined' ? t`De reden, in het kort` : t`Wanneer en hoe neemt u contact op`}
          optional={decision !== 'declined'}
          rows={4}
          maxLength={2000}
        />
        <SubmitButton>
          <Trans>Verstuur het antwoord</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
