import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  listOpenidIdentitiesOptions,
  listOpenidIdentitiesQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { deleteOpenidIdentity } from '@/api/sdk.gen.ts';
import type { OpenidIdentityRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useIdentityProvider } from '@/lib/openid.ts';
import { problemOf } from '@/lib/problem.ts';
import { Button } from '@/ui/Button.tsx';
import { ProviderButton } from '@/ui/ProviderButton.tsx';
import { toast } from '@/ui/toast.ts';

/** Identity providers that can vouch for this person: link one, or take it away. */
export function Identities() {
  const provider = useIdentityProvider();
  const { data } = useQuery(listOpenidIdentitiesOptions());
  const linked = data?.items ?? [];
  if (!data || (!provider && linked.length === 0)) return null;
  return (
    <section aria-labelledby="inlogdienst">
      <h2 id="inlogdienst" className="text-xl">
        <Trans>Inloggen met een andere dienst</Trans>
      </h2>
      {linked.length > 0 ? (
        <ul className="hairlines mt-3">
          {linked.map((identity) => (
            <Identity key={identity.id} identity={identity} />
          ))}
        </ul>
      ) : (
        provider && (
          <div className="mt-3 grid gap-4">
            <p className="soft">
              <Trans>
                Koppel {provider.label} aan uw account. Daarna logt u daar ook mee in, en kunt u ermee
                bevestigen wie u bent.
              </Trans>
            </p>
            <ProviderButton returnTo="/account">
              <Trans>Koppel {provider.label}</Trans>
            </ProviderButton>
          </div>
        )
      )}
    </section>
  );
}

function Identity({ identity }: { identity: OpenidIdentityRead }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const unlink = async () => {
    setBusy(true);
    setFault(null);
    try {
      await deleteOpenidIdentity({ path: { identityId: identity.id }, throwOnError: true });
      toast(t`De koppeling is weg. U logt in met uw e-mailadres en wachtwoord.`);
      await queries.invalidateQueries({ queryKey: listOpenidIdentitiesQueryKey() });
    } catch (error) {
      setFault(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0">
        <b className="block break-words">{identity.label}</b>
        <span className="soft block text-sm">
          <Trans>
            Gekoppeld op {day(identity.createdAt)}, het laatst gebruikt op {day(identity.lastUsedAt)}
          </Trans>
        </span>
      </div>
      <Button kind="quiet" busy={busy} onClick={() => void unlink()}>
        <Trans>Haal de koppeling weg</Trans>
      </Button>
      {fault && (
        <p role="alert" className="w-full">
          {fault}
        </p>
      )}
    </li>
  );
}
