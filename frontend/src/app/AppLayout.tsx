import { Trans } from '@lingui/react/macro';
import { Outlet, useMatches } from '@tanstack/react-router';
import { OfflineBar } from '@/ui/OfflineBar.tsx';
import { Toasts } from '@/ui/Toast.tsx';
import { CompanyNav } from './CompanyNav.tsx';
import { RoomHeader } from './RoomHeader.tsx';
import type { Room } from './rooms.ts';
import { SiteFooter } from './SiteFooter.tsx';
import { SiteHeader } from './SiteHeader.tsx';

/** What stands around every page: skip link, the header of the room one is in, and the footer. */
export function AppLayout() {
  const room: Room = useMatches({
    select: (matches) => matches.findLast((match) => match.staticData.room)?.staticData.room ?? 'public',
  });
  const open = room === 'public' || room === 'company';
  return (
    <>
      <a className="skip-link" href="#inhoud">
        <Trans>Naar de inhoud</Trans>
      </a>
      <OfflineBar />
      {open && <SiteHeader />}
      {room === 'company' && <CompanyNav />}
      {!open && room !== 'answer' && <RoomHeader room={room} />}
      <main id="inhoud" tabIndex={-1}>
        <Outlet />
      </main>
      {open && <SiteFooter />}
      <Toasts />
    </>
  );
}
