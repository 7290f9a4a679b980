import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { AppLink } from '@/ui/AppLink.tsx';
import { Logo } from '@/ui/Logo.tsx';
import { useExistingPages } from '../useExistingPages.ts';

const COLUMNS = [
  {
    title: msg`Voor bedrijven`,
    links: [
      { to: '/scan', label: msg`Quickscan` },
      { to: '/wegwijzer', label: msg`Welke regeling past?` },
      { to: '/vouchers', label: msg`Vouchers` },
      { to: '/themas', label: msg`Acht thema's` },
      { to: '/toolbox', label: msg`Toolbox` },
      { to: '/bijeenkomsten', label: msg`Bijeenkomsten` },
      { to: '/groepen', label: msg`Groepen` },
    ],
  },
  {
    title: msg`Voor adviseurs`,
    links: [
      { to: '/adviseurs', label: msg`Alle adviseurs` },
      { to: '/adviseur-worden', label: msg`Erkenning aanvragen` },
      { to: '/voucher-controleren', label: msg`Voucher controleren` },
    ],
  },
  {
    title: msg`Voor branches`,
    links: [
      { to: '/branches', label: msg`Meedoen als branche` },
      { to: '/api', label: msg`API en begrippenlijst` },
      { to: '/cijfers', label: msg`Cijfers` },
      { to: '/belemmeringen', label: msg`Belemmeringen` },
    ],
  },
  {
    title: msg`Over het programma`,
    links: [
      { to: '/hoe-het-werkt', label: msg`Hoe het werkt` },
      { to: '/hoe-wij-kiezen', label: msg`Hoe wij kiezen` },
      { to: '/over', label: msg`Over Slimmer Werken` },
      { to: '/nieuws', label: msg`Nieuws` },
      { to: '/nieuwsbrief', label: msg`Nieuwsbrief` },
      { to: '/vragen', label: msg`Stel een vraag` },
      { to: '/toegankelijkheid', label: msg`Toegankelijkheid` },
      { to: '/privacy', label: msg`Privacy` },
    ],
  },
];

export default function SiteFooter() {
  const { t, i18n } = useLingui();
  const existing = useExistingPages();
  return (
    <footer className="site-footer on-field">
      <div className="wrap">
        <div className="site-footer-top">
          <AppLink to="/" className="brand" aria-label={t`Slimmer Werken, naar de voorpagina`}>
            <Logo />
          </AppLink>
          <p>
            <Trans>
              Het landelijke programma voor bedrijven die hun werk samen met hun mensen beter willen
              organiseren.
            </Trans>
          </p>
        </div>
        <div className="site-footer-columns">
          {COLUMNS.map((column) => {
            const links = existing(column.links);
            const title = i18n._(column.title);
            return links.length === 0 ? null : (
              <nav key={title} aria-label={title}>
                <h2>{title}</h2>
                <ul>
                  {links.map((link) => (
                    <li key={link.to + link.label.id}>
                      <AppLink to={link.to}>{i18n._(link.label)}</AppLink>
                    </li>
                  ))}
                </ul>
              </nav>
            );
          })}
        </div>
        <p className="site-footer-end">
          <span>
            <Trans>Naar het advies "Slimmer werken" van het Innovatieplatform, 2009</Trans>
          </span>
          <span>
            <Trans>Geen volgcookies, geen verzoeken aan andere sites</Trans>
          </span>
        </p>
      </div>
    </footer>
  );
}
