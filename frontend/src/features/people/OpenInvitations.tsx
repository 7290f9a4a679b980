import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listInvitationsOptions, listInvitationsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createInvitationMail, deleteInvitation } from '@/api/sdk.gen.ts';
import type { InvitationRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { problemOf } from '@/lib/problem.ts';
import type { Role } from '@/lib/session.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { InvitePerson } from './InvitePerson.tsx';
import { useRoleWords } from './roles.ts';

/** Inviting somebody, and the invitations that nobody answered yet. */
export function OpenInvitations({
  organisationId,
  roles,
}: {
  organisationId: string;
  roles: readonly Role[];
}) {
  const path = { organisationId };
  const invitations = useQuery(listInvitationsOptions({ path }));
  return (
    <>
      <InvitePerson organisationId={organisationId} roles={roles} />
      <section aria-labelledby="uitgenodigd">
        <h2 id="uitgenodigd" className="mb-3 text-xl">
          <Trans>Uitgenodigd, nog zonder antwoord</Trans>
        </h2>
        <Loaded
          query={invitations}
          skeleton={<ListSkeleton rows={2} />}
          errorTitle={<Trans>De uitnodigingen kwamen niet door</Trans>}
        >
          {(found) =>
            found.items.length === 0 ? (
              <p className="soft">
                <Trans>Er staat nu geen uitnodiging open.</Trans>
              </p>
            ) : (
              <ul className="hairlines">
                {found.items.map((invitation) => (
                  <InvitationRow
                    key={`${invitation.id} ${invitation.version}`}
                    organisationId={organisationId}
                    invitation={invitation}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      </section>
    </>
  );
}

interface InvitationRowProps {
  organisationId: string;
  invitation: InvitationRead;
}

function InvitationRow({ organisationId, invitation }: InvitationRowProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  const queries = useQueryClient();
  const words = useRoleWords();
  const [busy, setBusy] = useState(false);
  const asked = {
    path: { organisationId, invitationId: invitation.id },
    headers: ifMatch(`"${invitation.version}"`),
    throwOnError: true as const,
  };
  const act = async (send: () => Promise<unknown>, done: string) => {
    setBusy(true);
    try {
      await send();
      toast(done);
    } catch (error) {
      toast(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    }
    setBusy(false);
    await queries.invalidateQueries({ queryKey: listInvitationsQueryKey({ path: { organisationId } }) });
  };
  return (
    <li className="flex flex-wrap items-center gap-4 py-4">
      <span className="min-w-48 flex-1">
        <b className="block [overflow-wrap:anywhere]">{invitation.email}</b>
        <span className="soft text-sm">
          <Trans>
            {words[invitation.role].name}, gestuurd op {day(invitation.sentAt)}
          </Trans>
        </span>
      </span>
      {invitation.status === 'expired' ? (
        <Pill tone="warn" mark="warn">
          <Trans>Verlopen</Trans>
        </Pill>
      ) : (
        <Pill mark="wait">
          <Trans>Geldig tot en met {day(invitation.expiresAt)}</Trans>
        </Pill>
      )}
      <span className="flex flex-wrap gap-2">
        <Button
          kind="secondary"
          small
          busy={busy}
          aria-label={t`Stuur opnieuw: ${invitation.email}`}
          onClick={() => void act(() => createInvitationMail(asked), t`De uitnodiging is opnieuw onderweg.`)}
        >
          <Trans>Stuur opnieuw</Trans>
        </Button>
        <Button
          kind="quiet"
          small
          busy={busy}
          aria-label={t`Trek in: ${invitation.email}`}
          onClick={() => void act(() => deleteInvitation(asked), t`De uitnodiging is ingetrokken.`)}
        >
          <Trans>Trek in</Trans>
        </Button>
      </span>
    </li>
  );
}
