import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readSandboxQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createSandboxReset } from '@/api/sdk.gen.ts';
import { problemOf } from '@/lib/problem.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

interface SandboxResetProps {
  isFirst: boolean;
  /** Only what is of its test branch goes. */
  ofBranch: boolean;
}

/** Fill the sandbox, or put it back after asking. */
export function SandboxReset({ isFirst, ofBranch }: SandboxResetProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const reset = async () => {
    setBusy(true);
    setError(null);
    try {
      const { data } = await createSandboxReset({ throwOnError: true });
      queries.setQueryData(readSandboxQueryKey(), data);
      toast(isFirst ? t`De proefomgeving is open.` : t`De proefomgeving staat weer zoals in het begin.`);
      setAsking(false);
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  const fault = error !== null && (
    <Notice tone="err" live title={<Trans>Dit lukte niet</Trans>}>
      <p>{problemOf(error)?.detail ?? <Trans>Wij kregen geen antwoord. Probeer het opnieuw.</Trans>}</p>
    </Notice>
  );
  if (isFirst) {
    return (
      <div className="grid gap-3">
        {fault}
        <div>
          <Button busy={busy} onClick={() => void reset()}>
            <Trans>Open de proefomgeving</Trans>
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div>
      <Button kind="secondary" onClick={() => setAsking(true)}>
        <Trans>Zet alles terug</Trans>
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Zet u de proefomgeving terug?`}
        actions={
          <>
            <Button kind="danger" busy={busy} onClick={() => void reset()}>
              <Trans>Ja, zet terug</Trans>
            </Button>
            <Button kind="secondary" onClick={() => setAsking(false)}>
              <Trans>Nee, laat het zo</Trans>
            </Button>
          </>
        }
      >
        {fault}
        <p>
          {ofBranch ? (
            <Trans>
              Wat systemen hier deden verdwijnt, ook dat van collega's. Zij houden toegang. Andere branches
              merken er niets van.
            </Trans>
          ) : (
            <Trans>
              Wat systemen hier deden verdwijnt, ook dat van collega's en van branches. Zij houden toegang en
              lezen alles opnieuw.
            </Trans>
          )}
        </p>
      </Dialog>
    </div>
  );
}
