import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '@/lib/session.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { useRoleNames } from '@/ui/roleNames.ts';
import { afterSignIn } from './homes.ts';

/** For whom the person acts, with the choice for whom now. */
export function MyOrganisations() {
  const { t } = useLingui();
  const { session, actFor } = useSession();
  const roleNames = useRoleNames();
  const navigate = useNavigate();
  const choose = async (organisationId: string) => {
    const next = await actFor(organisationId);
    await navigate({ href: afterSignIn(next, undefined) });
  };
  return (
    <section aria-labelledby="mijn-organisaties">
      <h2 id="mijn-organisaties" className="text-xl">
        <Trans>Voor wie u werkt</Trans>
      </h2>
      {session.memberships.length === 0 ? (
        <p className="soft mt-2 mb-4">
          <Trans>Nog voor niemand. Meld uw bedrijf aan, dan kunt u de scan doen.</Trans>
        </p>
      ) : (
        <ul className="hairlines mt-3 mb-4">
          {session.memberships.map((membership) => {
            const current = membership.organisationId === session.organisation?.id;
            return (
              <li
                key={membership.organisationId}
                className="flex flex-wrap items-center justify-between gap-3 py-3"
              >
                <span className="min-w-0">
                  <b className="block [overflow-wrap:anywhere]">{membership.organisationName}</b>
                  <span className="soft text-sm">
                    {membership.mandatedThrough ? (
                      <Trans>met een machtiging, als {membership.mandatedThrough}</Trans>
                    ) : (
                      roleNames(membership.roles)
                    )}
                  </span>
                </span>
                {current ? (
                  <Pill tone="ok" mark="ok">
                    <Trans>U werkt nu hiervoor</Trans>
                  </Pill>
                ) : (
                  <Button
                    kind="secondary"
                    small
                    aria-label={t`Werk hiervoor: ${membership.organisationName}`}
                    onClick={() => void choose(membership.organisationId)}
                  >
                    <Trans>Werk hiervoor</Trans>
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <LinkButton to="/bedrijf/aanmelden" kind="secondary">
        {session.memberships.length === 0 ? (
          <Trans>Meld uw bedrijf aan</Trans>
        ) : (
          <Trans>Meld nog een bedrijf aan</Trans>
        )}
      </LinkButton>
    </section>
  );
}
