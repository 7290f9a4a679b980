import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { listNoticesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { type OrganisationKind, useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Avatar } from '@/ui/Avatar.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { toast } from '@/ui/toast.ts';
import { useExistingPages } from '../useExistingPages.ts';
import WithData from '../WithData.tsx';
import { destinationsOf } from './roomNav.ts';
import { ROOM_OF_KIND, WORKSPACES } from './rooms.ts';

/** Sign in, or who is signed in: the way to the room, another organisation, and out. */
export default function AccountMenu() {
  return (
    <WithData>
      <Account />
    </WithData>
  );
}

function Account() {
  const { session, isPending, signOut, actFor } = useSession();
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const existing = useExistingPages();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const [inbox] = existing([{ to: '/meldingen' }]);
  const notices = useQuery({
    ...listNoticesOptions({ query: { pageSize: 1 } }),
    enabled: open && inbox !== undefined,
  });
  const unread = notices.data?.unread ?? 0;

  useEffect(() => {
    if (!open) return;
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent) {
        if (event.key !== 'Escape') return;
        box.current?.querySelector('button')?.focus();
      } else if (box.current?.contains(event.target as Node)) return;
      setOpen(false);
    };
    document.addEventListener('keydown', close);
    document.addEventListener('pointerdown', close);
    return () => {
      document.removeEventListener('keydown', close);
      document.removeEventListener('pointerdown', close);
    };
  }, [open]);

  if (isPending) return <span className="skeleton account-place only-wide" aria-hidden="true" />;
  if (!session.authenticated || !session.account) {
    return (
      <LinkButton to="/inloggen" kind="secondary" small className="only-wide">
        <Trans>Inloggen</Trans>
      </LinkButton>
    );
  }

  const { organisation, account, memberships } = session;
  const others = memberships.filter((membership) => membership.organisationId !== organisation?.id);
  /** The room's own page, or the first page there is in it. */
  const homeOf = (kind: OrganisationKind) => {
    const { home, nav } = WORKSPACES[ROOM_OF_KIND[kind]];
    const [first] = existing([home, ...destinationsOf(nav)]);
    return first ? { ...first, label: home.label } : null;
  };
  const own = [
    organisation ? homeOf(organisation.kind) : null,
    ...existing([{ to: '/account', label: null }]),
  ].filter((destination) => destination !== null);
  const switchTo = async (organisationId: string) => {
    setOpen(false);
    const next = await actFor(organisationId);
    const home = next.organisation ? homeOf(next.organisation.kind) : null;
    await navigate({ to: home?.to ?? '/' });
  };
  return (
    <div ref={box}>
      <button
        type="button"
        className="account-button"
        aria-expanded={open}
        aria-label={t`${[organisation?.name, account.name].filter(Boolean).join(' ')}, uw menu`}
        onClick={() => setOpen(!open)}
      >
        <Avatar name={organisation?.name ?? account.name} of="organisation" size="2.25rem" />
        <span className="only-wide">
          <b>{organisation?.name ?? account.name}</b> {organisation && <small>{account.name}</small>}
        </span>
        <ChevronDown aria-hidden="true" className="only-wide size-5" />
      </button>
      {open && (
        <div className="account-menu">
          <h2>{account.name}</h2>
          {own.map((destination) => (
            <AppLink
              key={destination.to}
              to={destination.to}
              className="menu-item"
              onClick={() => setOpen(false)}
            >
              {destination.label ? i18n._(destination.label) : <Trans>Uw account</Trans>}
            </AppLink>
          ))}
          {inbox && (
            <AppLink to={inbox.to} className="menu-item" onClick={() => setOpen(false)}>
              {unread > 0 ? <Trans>Meldingen, {unread} ongelezen</Trans> : <Trans>Meldingen</Trans>}
            </AppLink>
          )}
          {others.length > 0 && (
            <>
              <h2>
                <Trans>Wissel van organisatie</Trans>
              </h2>
              {others.map((membership) => (
                <button
                  key={membership.organisationId}
                  type="button"
                  className="menu-item"
                  onClick={() => void switchTo(membership.organisationId)}
                >
                  {membership.organisationName}
                </button>
              ))}
            </>
          )}
          <button
            type="button"
            className="menu-item"
            onClick={async () => {
              setOpen(false);
              await signOut();
              toast(t`U bent uitgelogd.`);
              await navigate({ to: '/' });
            }}
          >
            <Trans>Uitloggen</Trans>
          </button>
        </div>
      )}
    </div>
  );
}
