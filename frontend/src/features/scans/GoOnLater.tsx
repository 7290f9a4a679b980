import { Trans, useLingui } from '@lingui/react/macro';
import { Copy, Mail, Save } from 'lucide-react';
import { useState } from 'react';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import type { Answers } from './answers.ts';
import { linkOf, saveForLater } from './keptQuickScan.ts';

/** Saves the quick scan with the programme and gives the link to go on with, without an account. */
export function GoOnLater({ version, answers }: { version: string; answers: Answers }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const [saved, setSaved] = useState<{ link: string; until: string } | null>(null);
  const { busy, fault, run } = useAct();
  const save = () =>
    run(async () => {
      const { key, keptUntil } = await saveForLater(version, answers);
      setSaved({ link: linkOf(key), until: keptUntil });
    });
  const copy = async (link: string) => {
    await navigator.clipboard.writeText(link);
    toast(t`De link is gekopieerd.`);
  };
  const subject = t`Mijn quickscan Slimmer Werken`;
  return (
    <>
      <Button kind="quiet" small busy={busy} onClick={() => void save()}>
        <Save aria-hidden="true" />
        <Trans>Ga later door, ook op een ander apparaat</Trans>
      </Button>
      {fault && (
        <Notice tone="err" live title={<Trans>Niet bewaard</Trans>}>
          <p>{fault}</p>
        </Notice>
      )}
      <Dialog
        open={saved !== null}
        onClose={() => setSaved(null)}
        title={t`Met deze link gaat u verder`}
        actions={
          saved && (
            <>
              <Button onClick={() => void copy(saved.link)}>
                <Copy aria-hidden="true" />
                <Trans>Kopieer de link</Trans>
              </Button>
              <a
                className="btn btn-secondary"
                href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(saved.link)}`}
              >
                <Mail aria-hidden="true" />
                <Trans>Mail hem naar uzelf</Trans>
              </a>
            </>
          )
        }
      >
        {saved && (
          <>
            <p className="link-text">{saved.link}</p>
            <p className="soft text-sm">
              <Trans>
                Wij bewaren uw antwoorden tot en met {dayLong(saved.until)}, zonder naam. De link werkt
                telkens weer. Wie hem heeft, ziet uw antwoorden.
              </Trans>
            </p>
          </>
        )}
      </Dialog>
    </>
  );
}
