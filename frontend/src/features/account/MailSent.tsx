import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { problemOf } from '@/lib/problem.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

interface MailSentProps {
  email: string;
  validMinutes: number;
  /** Asks for the same mail once more. */
  onAgain: () => Promise<unknown>;
  /** Back to the form, with what was filled in. */
  onOther: () => void;
}

/** The mail is on its way: where to look, how long the link works, and what to do when it does not come. */
export function MailSent({ email, validMinutes, onAgain, onOther }: MailSentProps) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const hours = Math.floor(validMinutes / 60);
  const again = async () => {
    setBusy(true);
    setFault(null);
    try {
      await onAgain();
      toast(t`Er is een nieuwe mail onderweg.`);
    } catch (error) {
      setFault(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-5">
      <Notice tone="ok" live title={<Trans>Kijk in uw mail</Trans>}>
        <p className="[overflow-wrap:anywhere]">
          <Trans>Wij stuurden een bericht naar {email}.</Trans>{' '}
          {hours > 0 ? (
            <Trans>De link daarin werkt {hours} uur.</Trans>
          ) : (
            <Trans>De link daarin werkt {validMinutes} minuten.</Trans>
          )}
        </p>
      </Notice>
      <p className="soft">
        <Trans>
          Niets gekregen? Kijk bij de ongewenste mail, en kijk of het adres klopt. Het kan een paar minuten
          duren.
        </Trans>
      </p>
      {fault && (
        <Notice tone="err" live>
          <p>{fault}</p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" busy={busy} onClick={() => void again()}>
          <Trans>Stuur de mail opnieuw</Trans>
        </Button>
        <Button kind="quiet" onClick={onOther}>
          <Trans>Verander het adres</Trans>
        </Button>
      </div>
    </div>
  );
}
