import { Trans, useLingui } from '@lingui/react/macro';
import { Printer } from 'lucide-react';
import type { ReviewLinks } from '@/api/types.gen.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import './reviews.css';

/** The links that were made just now: shown this once, to print or to copy. */
export function Links({ made }: { made: ReviewLinks }) {
  const { t } = useLingui();
  return (
    <div className="grid gap-4">
      <Notice tone="warn" title={t`U ziet deze links één keer`} live>
        <p>
          <Trans>Druk ze nu af of neem ze over. Wij bewaren ze niet.</Trans>
        </p>
      </Notice>
      <div className="no-print">
        <Button kind="secondary" small onClick={() => window.print()}>
          <Printer aria-hidden="true" />
          <Trans>Druk af</Trans>
        </Button>
      </div>
      <ul className="review-links">
        {made.links.map((link) => (
          <li key={link.url}>
            <img
              alt={t`QR-code met deze link`}
              src={`data:image/svg+xml,${encodeURIComponent(link.qrSvg)}`}
              width="96"
              height="96"
            />
            <p className="text-sm">
              <Trans>Wat vindt u van onze adviseur? Zonder account en zonder naam.</Trans>
              <br />
              <span className="review-url">{link.url}</span>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}
