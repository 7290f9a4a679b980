import { Trans, useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

/** The secret of a webhook, this one time. */
export function SecretOnce({ secret, onDone }: { secret: string; onDone: () => void }) {
  const { t } = useLingui();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    toast(t`Gekopieerd.`);
  };
  return (
    <>
      <Notice tone="warn" live title={<Trans>Kopieer het geheim nu</Trans>}>
        <p>
          <Trans>
            Wij tonen het niet nog eens. Uw systeem controleert hiermee of een bericht echt van ons komt.
          </Trans>
        </p>
      </Notice>
      <code className="[overflow-wrap:anywhere]" translate="no">
        {secret}
      </code>
      <div className="flex flex-wrap gap-2">
        {/* Browsers give the clipboard to secure addresses only. */}
        {navigator.clipboard && (
          <Button kind="secondary" onClick={() => void copy()}>
            <Copy aria-hidden="true" />
            <Trans>Kopieer</Trans>
          </Button>
        )}
        <Button onClick={onDone}>
          <Trans>Ik heb het geheim bewaard</Trans>
        </Button>
      </div>
    </>
  );
}
