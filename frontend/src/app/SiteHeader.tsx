import { Trans, useLingui } from '@lingui/react/macro';
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Icon } from '@/ui/Icon.tsx';
import { Logo } from '@/ui/Logo.tsx';
import { AccountSlot } from './AccountSlot.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { PUBLIC_NAV } from './publicNav.ts';
import { useSearchKeys } from './useSearchKeys.ts';

const SiteSearch = lazy(() => import('./menus/SiteSearch.tsx'));

/** The header of public pages and of the company room. */
export function SiteHeader() {
  const { t, i18n } = useLingui();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [open, setOpen] = useState(false);
  const [searching, setSearching] = useState(false);
  useSearchKeys(() => setSearching(true));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when the page changes
  useEffect(() => setOpen(false), [path]);
  const links = PUBLIC_NAV.map((destination) => (
    <li key={destination.to}>
      <AppLink to={destination.to}>{i18n._(destination.label)}</AppLink>
    </li>
  ));
  return (
    <header className="site-header">
      <div className="wrap site-header-row">
        <AppLink to="/" className="brand" aria-label={t`Slimmer Werken, naar de voorpagina`}>
          <Logo />
        </AppLink>
        <nav className="site-nav only-wide" aria-label={t`Hoofdmenu`}>
          <ul>{links}</ul>
        </nav>
        <div className="site-tools">
          <button
            type="button"
            className="icon-btn"
            aria-label={t`Zoeken`}
            aria-keyshortcuts="Control+K Meta+K"
            onClick={() => setSearching(true)}
          >
            <Icon name="search" />
          </button>
          <span className="only-wide">
            <LanguageSwitch />
          </span>
          <AccountSlot />
          <span className="only-narrow">
            <Button
              kind="secondary"
              small
              aria-expanded={open}
              aria-controls="mobile-menu"
              onClick={() => setOpen(!open)}
            >
              {open ? <Icon name="close" /> : <Icon name="menu" />}
              <span className="menu-word">
                <Trans>Menu</Trans>
              </span>
            </Button>
          </span>
        </div>
      </div>
      {searching && (
        <Suspense>
          <SiteSearch onClose={() => setSearching(false)} />
        </Suspense>
      )}
      {open && (
        <nav id="mobile-menu" className="mobile-menu only-narrow" aria-label={t`Hoofdmenu`}>
          <div className="wrap">
            <ul>
              {links}
              <li>
                <AppLink to="/inloggen">
                  <Trans>Inloggen of uw account</Trans>
                </AppLink>
              </li>
            </ul>
            <LanguageSwitch />
          </div>
        </nav>
      )}
    </header>
  );
}
