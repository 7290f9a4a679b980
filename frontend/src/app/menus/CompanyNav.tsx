import { useLingui } from '@lingui/react/macro';
import { AppLink } from '@/ui/AppLink.tsx';
import { useExistingPages } from '../useExistingPages.ts';
import { WORKSPACES } from './rooms.ts';

/** The menu of the company room, below the public header. */
export default function CompanyNav() {
  const { t, i18n } = useLingui();
  const existing = useExistingPages();
  return (
    <nav className="room-tabs" aria-label={t`Uw bedrijf`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="wrap scroll-x" tabIndex={0} aria-label={t`Onderdelen van uw bedrijf`}>
        <ul className="flex min-w-max gap-6">
          {existing(WORKSPACES.company.nav).map((destination) => (
            <li key={destination.to}>
              <AppLink
                to={destination.to}
                className="room-tab"
                activeOptions={{ exact: destination.to === '/bedrijf' }}
              >
                {i18n._(destination.label)}
              </AppLink>
            </li>
          ))}
        </ul>
      </section>
    </nav>
  );
}
