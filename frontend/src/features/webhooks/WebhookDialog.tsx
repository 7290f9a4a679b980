import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listWebhookEndpointsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createWebhookEndpoint, updateWebhookEndpoint } from '@/api/sdk.gen.ts';
import type { WebhookEndpointCreate, WebhookEndpointRead } from '@/api/types.gen.ts';
import { useIntent } from '@/lib/intent.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { CheckboxGroup, Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { SecretOnce } from './SecretOnce.tsx';
import { MESSAGE_TYPES, useTypeWords } from './webhookWords.ts';

interface WebhookDialogProps {
  /** The one to change; null makes a new one. */
  webhook: WebhookEndpointRead | null;
  onClose: () => void;
}

/** Making a webhook, with its secret this one time; or changing its name, address and messages. */
export function WebhookDialog({ webhook, onClose }: WebhookDialogProps) {
  const { t } = useLingui();
  const words = useTypeWords();
  const queries = useQueryClient();
  const intent = useIntent();
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm<WebhookEndpointCreate>({
    defaultValues: {
      name: webhook?.name ?? '',
      url: webhook?.url ?? '',
      messageTypes: (webhook?.messageTypes ?? MESSAGE_TYPES) as WebhookEndpointCreate['messageTypes'],
    },
  });
  const readAgain = () => queries.invalidateQueries({ queryKey: listWebhookEndpointsQueryKey() });
  const keep = async (body: WebhookEndpointCreate) => {
    if (webhook) {
      await updateWebhookEndpoint({
        path: { endpointId: webhook.id },
        body,
        headers: ifMatch(`"${webhook.version}"`),
        throwOnError: true,
      });
      toast(t`De webhook is gewijzigd.`);
      onClose();
    } else {
      const headers = { 'Idempotency-Key': intent.key() };
      const { data } = await createWebhookEndpoint({ body, headers, throwOnError: true });
      intent.renew();
      if (data.secret) setSecret(data.secret);
      else onClose();
    }
    await readAgain();
  };
  return (
    <Dialog
      open
      locked={secret !== null}
      onClose={onClose}
      title={webhook ? t`Wijzig ${webhook.name}` : t`Nieuwe webhook`}
    >
      {secret !== null ? (
        <SecretOnce secret={secret} onDone={onClose} />
      ) : (
        <Form
          form={form}
          onSubmit={keep}
          onProblem={(problem) => {
            intent.renew();
            if (problem.status !== 412) return false;
            toast(t`Iemand anders wijzigde deze webhook zojuist. U ziet nu hoe het staat.`);
            void readAgain();
            onClose();
            return true;
          }}
        >
          <TextField
            name="name"
            label={t`Naam van het systeem`}
            description={t`Zo herkennen uw collega's de webhook.`}
            autoComplete="off"
            maxLength={200}
          />
          <TextField
            name="url"
            type="url"
            label={t`Adres`}
            description={t`Begint met https:// en staat op het openbare internet.`}
            autoComplete="off"
            maxLength={2000}
          />
          <CheckboxGroup
            name="messageTypes"
            label={t`Bericht zodra een voucher wordt`}
            options={MESSAGE_TYPES.map((type) => ({ value: type, label: words(type) }))}
          />
          <div>
            <SubmitButton>
              {webhook ? <Trans>Bewaar de webhook</Trans> : <Trans>Maak de webhook</Trans>}
            </SubmitButton>
          </div>
        </Form>
      )}
    </Dialog>
  );
}
