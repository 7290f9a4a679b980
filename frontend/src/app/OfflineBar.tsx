import { Trans } from '@lingui/react/macro';
import { WifiOff } from 'lucide-react';
import { useOnline } from '@/lib/online.ts';

/** Says that the connection is away, and what that means. */
export function OfflineBar() {
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <div className="offline-bar">
          <div className="wrap">
            <WifiOff aria-hidden="true" />
            <Trans>
              U bent niet verbonden. Wat u al zag blijft staan; versturen kan zodra de verbinding terug is.
            </Trans>
          </div>
        </div>
      )}
    </div>
  );
}
