import { Trans } from '@lingui/react/macro';
import { useOnline } from '@/lib/online.ts';
import { Icon } from '@/ui/Icon.tsx';

/** Says that the connection is away, and what that means. */
export function OfflineBar() {
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <div className="offline-bar">
          <div className="wrap">
            <Icon name="offline" />
            <Trans>
              U bent niet verbonden. Wat u al zag blijft staan; versturen kan zodra de verbinding terug is.
            </Trans>
          </div>
        </div>
      )}
    </div>
  );
}
