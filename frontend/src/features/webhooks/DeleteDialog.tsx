import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { listWebhookEndpointsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { deleteWebhookEndpoint } from '@/api/sdk.gen.ts';
import type { WebhookEndpointRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { toast } from '@/ui/toast.ts';

/** Ending a webhook, after a question. */
export function DeleteDialog({ webhook, onClose }: { webhook: WebhookEndpointRead; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const remove = () =>
    void run(async () => {
      await deleteWebhookEndpoint({
        path: { endpointId: webhook.id },
        headers: ifMatch(`"${webhook.version}"`),
        throwOnError: true,
      });
      toast(t`${webhook.name} is verwijderd.`);
      onClose();
      await queries.invalidateQueries({ queryKey: listWebhookEndpointsQueryKey() });
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Verwijdert u ${webhook.name}?`}
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={remove}>
            <Trans>Ja, verwijder</Trans>
          </Button>
          <Button kind="secondary" onClick={onClose}>
            <Trans>Nee, laat het zo</Trans>
          </Button>
        </>
      }
    >
      {fault && (
        <p role="alert" className="field-error">
          {fault}
        </p>
      )}
      <p>
        <Trans>Het systeem krijgt geen berichten meer, en ook het logboek verdwijnt.</Trans>
      </p>
    </Dialog>
  );
}
