import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import type { AccessRequestRead } from '@/api/types.gen.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Checkbox, Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { useMove } from './useMove.ts';

interface Wish {
  to: 'granted' | 'rejected' | null;
  reason: string;
  replacesPeople: boolean;
}

/** Syntens decides, with a reason that everybody reads. */
export function DecideDialog({ request, onClose }: { request: AccessRequestRead; onClose: () => void }) {
  const { t } = useLingui();
  const move = useMove(request);
  const form = useForm<Wish>({ defaultValues: { to: null, reason: '', replacesPeople: false } });
  const to = form.watch('to');
  return (
    <Dialog open onClose={onClose} title={t`Beslis over ${request.claimantName}`}>
      <Form
        form={form}
        onSubmit={async (wish, { idempotencyKey }) => {
          if (!wish.to) return;
          const { reason, replacesPeople } = wish;
          await move(
            wish.to === 'granted' ? { to: 'granted', reason, replacesPeople } : { to: 'rejected', reason },
            idempotencyKey,
          );
          onClose();
        }}
      >
        <RadioGroup
          name="to"
          label={t`Uw beslissing`}
          options={[
            {
              value: 'granted',
              label: t`Toegang geven, als eigenaar`,
              description: t`U hebt nagegaan dat deze persoon voor het bedrijf mag handelen. Het bedrijf is daarmee gecontroleerd.`,
            },
            { value: 'rejected', label: t`Geen toegang geven` },
          ]}
        />
        {to === 'granted' && (
          <Checkbox
            name="replacesPeople"
            label={t`Neem de toegang van alle anderen weg`}
            description={t`Alleen als u zeker weet dat zij hier niet horen.`}
          />
        )}
        <TextArea
          name="reason"
          label={t`Reden`}
          description={t`Iedereen leest deze: noem geen namen en niets over de andere partij.`}
          rows={4}
          maxLength={2000}
        />
        <div>
          <SubmitButton>
            <Trans>Leg de beslissing vast</Trans>
          </SubmitButton>
        </div>
      </Form>
    </Dialog>
  );
}
