import { Trans, useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import type { ScanRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { Button } from '@/ui/Button.tsx';
import { toast } from '@/ui/toast.ts';
import { useScanLinks } from './scanLinks.ts';

/** One reminder for everybody: who answered is known to nobody, so it cannot go to some. */
export function Reminder({ scan }: { scan: ScanRead }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const { session } = useSession();
  const { links } = useScanLinks(scan.id);
  const company = session.organisation?.name ?? '';
  const until = scan.closesOn ? dayLong(scan.closesOn) : '';
  const way =
    (scan.linksFrom === 'company' && links.employee?.url) || t`Gebruik de link of de QR-code die u kreeg.`;
  const text = [
    t`Doet u nog mee aan de scan van ${company}? Het kan tot en met ${until}, in ongeveer vijf minuten, zonder naam.`,
    way,
    t`Hebt u al meegedaan? Dan hoeft u niets te doen. Iedereen krijgt dit bericht: niemand weet wie al antwoordde.`,
  ].join('\n\n');
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    toast(t`De herinnering is gekopieerd.`);
  };
  return (
    <section>
      <h2 className="text-xl">
        <Trans>Herinner iedereen</Trans>
      </h2>
      <p className="soft mt-2 text-sm">
        <Trans>Stuur hetzelfde bericht aan iedereen, bijvoorbeeld een week voor het einde.</Trans>
      </p>
      <p className="link-box my-3 whitespace-pre-line break-words text-sm">{text}</p>
      <Button kind="secondary" small onClick={() => void copy()}>
        <Copy aria-hidden="true" />
        <Trans>Kopieer de herinnering</Trans>
      </Button>
    </section>
  );
}
