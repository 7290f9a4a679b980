import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { createOpenidAnswer } from '@/api/sdk.gen.ts';
import { problemOf } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { toast } from '@/ui/toast.ts';
import { afterSignIn, ownPage } from './homes.ts';

/** What the identity provider gave the browser along, read before it leaves the address bar. */
function readBrought() {
  const given = new URLSearchParams(window.location.search);
  const [state, code, issuer, error] = ['state', 'code', 'iss', 'error'].map((name) => given.get(name));
  return state && (code || error) ? { state, code: error ? null : code, issuer, error } : null;
}

/** Back from the identity provider: its answer is posted once, and the person goes on where they wanted to be. */
export function ReturnPage() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { enter, session } = useSession();
  const [brought] = useState(readBrought);
  const [fault, setFault] = useState<{ title: string; detail: string } | null>(null);
  const sent = useRef(false);
  const finish = async (answer: NonNullable<typeof brought>) => {
    try {
      const { data } = await createOpenidAnswer({ body: answer, throwOnError: true });
      enter(data.session);
      if (data.outcome === 'linked') toast(t`Gekoppeld aan uw account.`);
      if (data.outcome === 'confirmed') toast(t`U hebt bevestigd wie u bent.`);
      if (data.verifiedCompanyId) toast(t`Uw bedrijf is gecontroleerd.`);
      const wanted = data.returnTo === '/' ? undefined : ownPage(data.returnTo);
      await navigate({ href: afterSignIn(data.session, wanted), replace: true });
    } catch (error) {
      const problem = problemOf(error);
      setFault({
        title: problem?.title ?? t`Inloggen lukte niet`,
        detail: problem?.detail ?? t`Wij kregen geen antwoord. Begin opnieuw.`,
      });
    }
  };
  useEffect(() => {
    if (!brought || sent.current) return;
    sent.current = true; // a code counts once
    window.history.replaceState(window.history.state, '', window.location.pathname);
    void finish(brought);
  });
  if (brought && !fault) {
    return (
      <div className="wrap pb-(--section)">
        <PageHeader title={t`U wordt ingelogd`} />
        <ListSkeleton rows={2} />
      </div>
    );
  }
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={fault ? t`Inloggen lukte niet` : t`Hier komt u terug na het inloggen`}
        lead={fault?.detail ?? t`Begin op de inlogpagina. Daarna komt u vanzelf verder.`}
      />
      <div className="flex flex-wrap gap-3" role={fault ? 'alert' : undefined}>
        {session.authenticated ? (
          <LinkButton to="/account">
            <Trans>Naar uw account</Trans>
          </LinkButton>
        ) : (
          <LinkButton to="/inloggen">
            <Trans>Naar de inlogpagina</Trans>
          </LinkButton>
        )}
      </div>
    </div>
  );
}
