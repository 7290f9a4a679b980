import { Trans, useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

interface SecretOnceProps {
  clientId: string;
  secret: string;
  onDone: () => void;
}

/** The new secret, this one time, with what the system needs beside it. */
export function SecretOnce({ clientId, secret, onDone }: SecretOnceProps) {
  const { t } = useLingui();
  return (
    <>
      <Notice tone="warn" live title={<Trans>Kopieer het geheim nu</Trans>}>
        <p>
          <Trans>
            Wij bewaren het niet en kunnen het niet nog eens tonen. Zet het meteen in uw systeem. Mail het
            niet: wie het heeft, kan wat deze koppeling mag.
          </Trans>
        </p>
      </Notice>
      <Copyable label={t`Nummer van de koppeling (client_id)`} text={clientId} />
      <Copyable label={t`Geheim (client_secret)`} text={secret} />
      <div>
        <Button onClick={onDone}>
          <Trans>Ik heb het geheim bewaard</Trans>
        </Button>
      </div>
    </>
  );
}

function Copyable({ label, text }: { label: string; text: string }) {
  const { t } = useLingui();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(t`Gekopieerd.`);
  };
  return (
    <div className="grid justify-items-start gap-2">
      <p className="field-label">{label}</p>
      <code className="[overflow-wrap:anywhere]" translate="no">
        {text}
      </code>
      {/* Browsers give the clipboard to secure addresses only. */}
      {navigator.clipboard && (
        <Button kind="secondary" small aria-label={t`Kopieer: ${label}`} onClick={() => void copy()}>
          <Copy aria-hidden="true" />
          <Trans>Kopieer</Trans>
        </Button>
      )}
    </div>
  );
}
