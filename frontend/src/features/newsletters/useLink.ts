import { useEffect, useState } from 'react';

/** What stands behind `#` in the address, read once and then taken out of the address bar and the history. */
export function useLink(): string | null {
  const [link] = useState(() => window.location.hash.slice(1) || null);
  useEffect(() => {
    if (link) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [link]);
  return link;
}
