import { lazy, Suspense, useEffect, useState } from 'react';

const AccountMenu = lazy(() => import('./menus/AccountMenu.tsx'));

/** Keeps the place of the account menu, which is loaded once the page itself stands. */
export function AccountSlot() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const load = () => setWanted(true);
    if (typeof requestIdleCallback !== 'function') {
      const timer = setTimeout(load, 200);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(load, { timeout: 1_000 });
    return () => cancelIdleCallback(idle);
  }, []);
  const place = <span className="skeleton account-place only-wide" aria-hidden="true" />;
  return wanted ? (
    <Suspense fallback={place}>
      <AccountMenu />
    </Suspense>
  ) : (
    place
  );
}
