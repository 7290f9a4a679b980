import './room-nav.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, X } from 'lucide-react';
import { AppLink } from '@/ui/AppLink.tsx';
import { Mark } from '@/ui/Logo.tsx';
import { AccountSlot } from '../AccountSlot.tsx';
import { LanguageSwitch } from '../LanguageSwitch.tsx';
import { useExistingPages } from '../useExistingPages.ts';
import { RoomNav, RoomSheet, useSheet } from './RoomNav.tsx';
import { keepIn } from './roomNav.ts';
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
  const sheet = useSheet();
  const { home } = WORKSPACES[room];
  const nav = keepIn(WORKSPACES[room].nav, existing);
  const name = i18n._(home.label);
  return (
    <header className="room-header on-field">
      <div className="wrap room-header-row">
        <AppLink to="/" className="brand" aria-label={`${name}: ${t`Slimmer Werken, naar de voorpagina`}`}>
          <Mark />
          <span>{name}</span>
        </AppLink>
        <nav className="only-wide" aria-label={t`Hoofdmenu`}>
          <RoomNav nav={nav} home={home.to} />
        </nav>
        <div className="site-tools">
          <span className="only-wide">
            <LanguageSwitch />
          </span>
          <AccountSlot />
          <button
            ref={sheet.button}
            type="button"
            className="room-sheet-button only-narrow"
            aria-expanded={sheet.open}
            aria-controls="room-sheet"
            onClick={sheet.toggle}
          >
            {sheet.open ? <X aria-hidden="true" /> : <Menu aria-hidden="true" />}
            <span className="menu-word">
              <Trans>Menu</Trans>
            </span>
          </button>
        </div>
      </div>
      {sheet.open && (
        <nav id="room-sheet" className="only-narrow" aria-label={t`Hoofdmenu`}>
          <div className="wrap">
            <RoomSheet nav={nav} home={home.to} onChosen={sheet.close} />
            <LanguageSwitch />
          </div>
        </nav>
      )}
    </header>
  );
}
