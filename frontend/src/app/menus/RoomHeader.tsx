import { useLingui } from '@lingui/react/macro';
import { AppLink } from '@/ui/AppLink.tsx';
import { Mark } from '@/ui/Logo.tsx';
import { AccountSlot } from '../AccountSlot.tsx';
import { LanguageSwitch } from '../LanguageSwitch.tsx';
import { useExistingPages } from '../useExistingPages.ts';
import { WORKSPACES } from './rooms.ts';

/** What stands above a room: its header, or for who answers a scan nothing but the other language. */
export default function RoomHeader({ room }: { room: keyof typeof WORKSPACES | 'answer' }) {
  if (room !== 'answer') return <WorkspaceHeader room={room} />;
  return (
    <div className="answer-nav-place wrap no-print">
      <LanguageSwitch />
    </div>
  );
}

/** The header of a room where people work all day: dark, compact, with the room's own menu. */
function WorkspaceHeader({ room }: { room: keyof typeof WORKSPACES }) {
  const { t, i18n } = useLingui();
  const existing = useExistingPages();
  const { home, nav } = WORKSPACES[room];
  const name = i18n._(home.label);
  return (
    <header className="room-header on-field">
      <div className="wrap room-header-row">
        <AppLink to="/" className="brand" aria-label={`${name}: ${t`Slimmer Werken, naar de voorpagina`}`}>
          <Mark />
          <span>{name}</span>
        </AppLink>
        <nav className="room-nav" aria-label={t`Hoofdmenu`}>
          <ul>
            {existing(nav).map((destination) => (
              <li key={destination.to}>
                <AppLink to={destination.to} activeOptions={{ exact: destination.to === home.to }}>
                  {i18n._(destination.label)}
                </AppLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="site-tools">
          <LanguageSwitch />
          <AccountSlot />
        </div>
      </div>
    </header>
  );
}
