import './room-nav.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import { useExistingPages } from '../useExistingPages.ts';
import { RoomNav, RoomSheet, useSheet } from './RoomNav.tsx';
import { currentIn, keepIn } from './roomNav.ts';
import { WORKSPACES } from './rooms.ts';

/** The menu of the company room, below the public header. */
export default function CompanyNav() {
  const { t, i18n } = useLingui();
  const existing = useExistingPages();
  const sheet = useSheet();
  const { home } = WORKSPACES.company;
  const nav = keepIn(WORKSPACES.company.nav, existing);
  const current = currentIn(nav, sheet.path, home.to);
  return (
    <nav className="room-tabs" aria-label={t`Uw bedrijf`}>
      <div className="wrap">
        <div className="only-wide">
          <RoomNav nav={nav} home={home.to} />
        </div>
        <button
          ref={sheet.button}
          type="button"
          className="room-tabs-button only-narrow"
          aria-expanded={sheet.open}
          aria-controls="company-sheet"
          onClick={sheet.toggle}
        >
          <span>
            <b>
              <Trans>Uw bedrijf</Trans>
            </b>{' '}
            {current && <span className="room-tabs-current">{i18n._(current.label)}</span>}
          </span>
          <ChevronDown aria-hidden="true" />
        </button>
        {sheet.open && (
          <div id="company-sheet" className="only-narrow">
            <RoomSheet nav={nav} home={home.to} onChosen={sheet.close} />
          </div>
        )}
      </div>
    </nav>
  );
}
