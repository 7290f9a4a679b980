import { Trans } from '@lingui/react/macro';
import { Outlet, useMatches } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Room } from './menus/rooms.ts';
import { SiteHeader } from './SiteHeader.tsx';

// A visitor's first page needs none of these to stand.
const Announcements = lazy(() => import('./Announcements.tsx'));
const WithData = lazy(() => import('./WithData.tsx'));
const SiteFooter = lazy(() => import('./menus/SiteFooter.tsx'));
const RoomHeader = lazy(() => import('./menus/RoomHeader.tsx'));
const PrintFoot = lazy(() => import('./PrintFoot.tsx'));
const CompanyNav = lazy(() => import('./menus/CompanyNav.tsx'));

/** What stands around every page: skip link, the header of the room one is in, and the footer. */
export function AppLayout() {
  const room: Room = useMatches({
    select: (matches) => matches.findLast((match) => match.staticData.room)?.staticData.room ?? 'public',
  });
  const withoutData = useMatches({ select: (matches) => matches.at(-1)?.staticData.withoutData ?? false });
  const open = room === 'public' || room === 'company';
  return (
    <>
      <a className="skip-link" href="#inhoud">
        <Trans>Naar de inhoud</Trans>
      </a>
      <Suspense>
        <Announcements />
      </Suspense>
      {open && <SiteHeader />}
      <Suspense fallback={<div className={`nav-place ${room}-nav-place`} />}>
        {room === 'company' && <CompanyNav />}
        {!open && <RoomHeader room={room} />}
      </Suspense>
      <main id="inhoud" tabIndex={-1}>
        {withoutData ? (
          <Outlet />
        ) : (
          <Suspense>
            <WithData>
              <Outlet />
            </WithData>
          </Suspense>
        )}
      </main>
      {open && (
        <Suspense>
          <SiteFooter />
        </Suspense>
      )}
      <Suspense>
        <PrintFoot />
      </Suspense>
    </>
  );
}
