import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { deleteScanShare, updateScanShare } from '@/api/sdk.gen.ts';
import type { ScanShareRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Checkbox, DateField, Form, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import { dayFromNow } from './ScanForm.tsx';

interface ShareStateProps {
  scanId: string;
  share: ScanShareRead;
  etag: string | null;
  onStopped: () => void;
  onChanged: () => Promise<unknown>;
}

/** The link there is: until when it works, and how to change or stop it. */
export function ShareState({ scanId, share, etag, onStopped, onChanged }: ShareStateProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  const [asking, setAsking] = useState(false);
  const { busy, fault, run } = useAct();
  const form = useForm<{ endsOn: string | null; withPlan: boolean }>({
    defaultValues: { endsOn: share.endsOn, withPlan: share.withPlan },
  });
  const stop = () =>
    run(async () => {
      await deleteScanShare({ path: { scanId }, headers: ifMatch(etag), throwOnError: true });
      onStopped();
      toast(t`De link werkt niet meer.`);
      await onChanged();
    });
  return (
    <div className="grid content-start gap-4">
      <p>
        {share.works ? (
          <Trans>
            U deelt de uitkomst sinds {day(share.createdAt)}. De link werkt tot en met {day(share.endsOn)}.
          </Trans>
        ) : (
          <Trans>De link werkte tot en met {day(share.endsOn)}. Kies een latere dag en hij werkt weer.</Trans>
        )}
      </p>
      <Form
        form={form}
        className="grid gap-4"
        onSubmit={async ({ endsOn, withPlan }) => {
          await updateScanShare({
            path: { scanId },
            body: { endsOn: endsOn ?? '', withPlan },
            headers: ifMatch(etag),
            throwOnError: true,
          });
          toast(t`Bewaard. De link blijft dezelfde.`);
          await onChanged();
        }}
      >
        <DateField name="endsOn" label={t`De link werkt tot en met`} min={dayFromNow(0)} />
        <Checkbox
          name="withPlan"
          label={t`Toon ook het plan zodra het is afgesproken`}
          description={t`Maatregel, wie en wanneer. Geen budget.`}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton kind="secondary">
            <Trans>Bewaar</Trans>
          </SubmitButton>
          <Button kind="danger" onClick={() => setAsking(true)}>
            <Trans>Stop met delen</Trans>
          </Button>
        </div>
      </Form>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Stoppen met delen?`}
        actions={
          <>
            <Button kind="danger" busy={busy} onClick={() => void stop()}>
              <Trans>Stop met delen</Trans>
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              <Trans>Laat de link werken</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            De link en de poster werken dan meteen niet meer. Deelt u later opnieuw, dan krijgt u een andere
            link.
          </Trans>
        </p>
        {fault && (
          <Notice tone="err" live>
            <p>{fault}</p>
          </Notice>
        )}
      </Dialog>
    </div>
  );
}
