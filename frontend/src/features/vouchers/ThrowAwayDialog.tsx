import { Trans, useLingui } from '@lingui/react/macro';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';

interface ThrowAwayDialogProps {
  open: boolean;
  onClose: () => void;
  onThrow: () => Promise<void>;
}

/** Asks first: what is thrown away is gone. */
export function ThrowAwayDialog({ open, onClose, onThrow }: ThrowAwayDialogProps) {
  const { t } = useLingui();
  const { busy, fault, run } = useAct();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t`Wilt u deze aanvraag weggooien?`}
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void run(onThrow)}>
            <Trans>Gooi weg</Trans>
          </Button>
          <Button kind="quiet" onClick={onClose}>
            <Trans>Toch niet</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Trans>Wat is ingevuld, verdwijnt. Er was nog niets ingediend.</Trans>
      </p>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </Dialog>
  );
}
