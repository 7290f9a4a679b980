import { Trans, useLingui } from '@lingui/react/macro';
import { Copy } from 'lucide-react';
import { printScanShare } from '@/api/sdk.gen.ts';
import type { ScanShareCreated } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { Button } from '@/ui/Button.tsx';
import { PdfButton } from '@/ui/PdfButton.tsx';
import { toast } from '@/ui/toast.ts';
import { QrCode } from './QrCode.tsx';
import './scans.css';

interface ShareLinkProps {
  scanId: string;
  share: ScanShareCreated;
  endsOn: string;
}

/** The link that was made just now: to copy, on a poster, and in a message. */
export function ShareLink({ scanId, share, endsOn }: ShareLinkProps) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const { session } = useSession();
  const company = session.organisation?.name ?? '';
  const text = [
    t`Beste collega,`,
    t`Wij vroegen iedereen bij ${company} hoe het werk gaat. Lees hier wat er uit onze scan kwam:`,
    share.url,
    t`U hebt geen account nodig en niemand ziet wie het leest. De link werkt tot en met ${dayLong(endsOn)}. Wij bespreken de uitkomst graag met u.`,
  ].join('\n\n');
  const copy = async (words: string, told: string) => {
    await navigator.clipboard.writeText(words);
    toast(told);
  };
  return (
    <div className="link-box content-start">
      <QrCode svg={share.qrSvg} />
      <p className="link-text">{share.url}</p>
      <p className="soft text-sm">
        <Trans>Kopieer hem nu: na het sluiten van dit tabblad kunnen wij hem niet meer tonen.</Trans>
      </p>
      <div className="flex flex-wrap gap-3">
        <Button kind="secondary" onClick={() => void copy(share.url, t`De link is gekopieerd.`)}>
          <Copy aria-hidden="true" />
          <Trans>Kopieer de link</Trans>
        </Button>
        <PdfButton
          name="poster"
          kind="secondary"
          make={async (language) =>
            (
              await printScanShare({
                path: { scanId },
                body: { token: new URL(share.url).hash.slice(1), language },
                parseAs: 'blob',
                throwOnError: true,
              })
            ).data
          }
        >
          <Trans>Bewaar de poster als PDF</Trans>
        </PdfButton>
      </div>
      <h3 className="mt-4 text-lg">
        <Trans>Een bericht voor uw mensen</Trans>
      </h3>
      <p className="whitespace-pre-line break-words text-sm">{text}</p>
      <div>
        <Button kind="secondary" onClick={() => void copy(text, t`Het bericht is gekopieerd.`)}>
          <Copy aria-hidden="true" />
          <Trans>Kopieer het bericht</Trans>
        </Button>
      </div>
    </div>
  );
}
