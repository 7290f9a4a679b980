import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listWebhookEndpointsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createSecretRotation } from '@/api/sdk.gen.ts';
import type { WebhookEndpointRead } from '@/api/types.gen.ts';
import { useIntent } from '@/lib/intent.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { SecretOnce } from './SecretOnce.tsx';

/** Renewing the secret: both sign for seven days, or the former ends at once when it leaked. */
export function RotateDialog({ webhook, onClose }: { webhook: WebhookEndpointRead; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const intent = useIntent();
  const { busy, fault, run } = useAct();
  const [secret, setSecret] = useState<string | null>(null);
  const rotate = (overlap: boolean) => {
    intent.renew();
    void run(async () => {
      const { data } = await createSecretRotation({
        path: { endpointId: webhook.id },
        body: { overlap },
        headers: { 'Idempotency-Key': intent.key(), ...ifMatch(`"${webhook.version}"`) },
        throwOnError: true,
      });
      if (data.secret) setSecret(data.secret);
      else onClose();
      await queries.invalidateQueries({ queryKey: listWebhookEndpointsQueryKey() });
    });
  };
  return (
    <Dialog
      open
      locked={secret !== null}
      onClose={onClose}
      title={t`Vernieuw het geheim van ${webhook.name}`}
    >
      {secret !== null ? (
        <SecretOnce secret={secret} onDone={onClose} />
      ) : (
        <>
          <p>
            <Trans>
              Zeven dagen lang ondertekenen wij met het oude en het nieuwe geheim. Zo stapt uw systeem rustig
              over. Is het oude geheim uitgelekt? Laat het dan meteen vervallen.
            </Trans>
          </p>
          {fault && (
            <p role="alert" className="field-error">
              {fault}
            </p>
          )}
          <div className="flex flex-wrap gap-2">
            <Button busy={busy} onClick={() => rotate(true)}>
              <Trans>Vernieuw het geheim</Trans>
            </Button>
            <Button kind="danger" busy={busy} onClick={() => rotate(false)}>
              <Trans>Vernieuw en laat het oude vervallen</Trans>
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
