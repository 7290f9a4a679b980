import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createInvitationAcceptance, createInvitationLookup } from '@/api/sdk.gen.ts';
import type { InvitationView } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { HOME_OF_KIND } from '@/lib/homes.ts';
import { useIntent } from '@/lib/intent.ts';
import { hasStatus, problemOf } from '@/lib/problem.ts';
import { sessionQuery, useSession } from '@/lib/session.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { ErrorState } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { forgetInvitation, takeInvitation } from './invitationLink.ts';
import { useRoleWords } from './roles.ts';

/** Where the link of an invitation leads: who asks, for what, and yes. Also for somebody without an account yet. */
export function InvitationPage() {
  const { t } = useLingui();
  const [token] = useState(takeInvitation);
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () =>
      (await createInvitationLookup({ body: { token: token ?? '' }, throwOnError: true })).data,
    enabled: token !== null,
    retry: false,
    gcTime: 0,
  });
  if (token === null || hasStatus(invitation.error, 404) || hasStatus(invitation.error, 400))
    return <NoInvitation />;
  if (invitation.isPending) return <PageSkeleton />;
  if (!invitation.data) {
    return (
      <div className="wrap">
        <PageHeader title={t`Uw uitnodiging`} />
        <ErrorState error={invitation.error} onRetry={() => void invitation.refetch()} />
      </div>
    );
  }
  return <Invited token={token} invitation={invitation.data} />;
}

function NoInvitation() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wij vinden deze uitnodiging niet`}
        lead={t`Open de link in de nieuwste mail. Een link die opnieuw is gestuurd, vervangt de vorige.`}
      />
      <LinkButton to="/account" kind="secondary">
        <Trans>Ga naar uw account</Trans>
      </LinkButton>
    </div>
  );
}

function Invited({ token, invitation }: { token: string; invitation: InvitationView }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const words = useRoleWords()[invitation.role];
  const { organisationName, status } = invitation;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Werk mee voor ${organisationName}`}
        documentTitle={t`Uw uitnodiging`}
        lead={
          invitation.invitedBy
            ? t`${invitation.invitedBy} nodigt u uit om in Slimmer Werken voor deze organisatie te werken.`
            : t`U bent uitgenodigd om in Slimmer Werken voor deze organisatie te werken.`
        }
      />
      <div className="columns-main-side">
        <Panel>
          <DefinitionList
            items={[
              { term: t`Organisatie`, value: organisationName },
              { term: t`Uw rol`, value: words.name },
              { term: t`Wat u mag`, value: words.may },
              { term: t`Voor`, value: invitation.email },
              { term: t`Geldig tot`, value: moment(invitation.expiresAt) },
            ]}
          />
          <div className="mt-6">
            {status === 'open' ? <Answer token={token} invitation={invitation} /> : <Over status={status} />}
          </div>
        </Panel>
      </div>
    </div>
  );
}

function Over({ status }: { status: InvitationView['status'] }) {
  return (
    <Notice
      tone="warn"
      title={
        status === 'accepted' ? (
          <Trans>Deze uitnodiging is al gebruikt</Trans>
        ) : status === 'withdrawn' ? (
          <Trans>Deze uitnodiging is ingetrokken</Trans>
        ) : (
          <Trans>Deze uitnodiging is verlopen</Trans>
        )
      }
    >
      <p>
        {status === 'accepted' ? (
          <Trans>Log in om verder te gaan.</Trans>
        ) : (
          <Trans>Vraag wie u uitnodigde om een nieuwe te sturen.</Trans>
        )}
      </p>
    </Notice>
  );
}

/** Yes, when signed in with the right address; else the way there and back. */
function Answer({ token, invitation }: { token: string; invitation: InvitationView }) {
  const { t } = useLingui();
  const { session, isPending, signOut } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const intent = useIntent();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const next = { next: '/uitnodiging' };
  const accept = async () => {
    setBusy(true);
    setError(null);
    try {
      const { data } = await createInvitationAcceptance({
        body: { token },
        headers: { 'Idempotency-Key': intent.key() },
        throwOnError: true,
      });
      forgetInvitation();
      await queries.resetQueries({ queryKey: sessionQuery.queryKey });
      toast(t`U werkt nu voor ${data.organisationName}.`);
      await navigate({ href: HOME_OF_KIND[invitation.organisationKind], replace: true });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  if (isPending) return <span className="skeleton block h-12" aria-hidden="true" />;
  if (!session.account) {
    return (
      <>
        <p className="soft mb-4">
          <Trans>
            Log in met dit e-mailadres, of maak er een account mee. Daarna komt u hier terug. Bent u de pagina
            kwijt, open dan opnieuw de link in uw mail.
          </Trans>
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton to="/account-maken" search={next}>
            <Trans>Maak een account</Trans>
          </LinkButton>
          <LinkButton to="/inloggen" search={next} kind="secondary">
            <Trans>Log in</Trans>
          </LinkButton>
        </div>
      </>
    );
  }
  if (session.account.email !== invitation.email) {
    return (
      <Notice tone="warn" title={<Trans>Deze uitnodiging is voor een ander adres</Trans>}>
        <p className="[overflow-wrap:anywhere]">
          <Trans>
            U bent ingelogd als {session.account.email}. Log uit en kom terug met {invitation.email}.
          </Trans>
        </p>
        <p className="mt-3">
          <Button kind="secondary" small onClick={() => void signOut()}>
            <Trans>Log uit</Trans>
          </Button>
        </p>
      </Notice>
    );
  }
  return (
    <div className="grid gap-4">
      {error !== null && (
        <Notice tone="err" live title={<Trans>Dit lukte niet</Trans>}>
          <p>{problemOf(error)?.detail ?? <Trans>Wij kregen geen antwoord. Probeer het opnieuw.</Trans>}</p>
        </Notice>
      )}
      <div>
        <Button busy={busy} onClick={() => void accept()}>
          <Trans>Ja, ik werk mee</Trans>
        </Button>
      </div>
    </div>
  );
}
