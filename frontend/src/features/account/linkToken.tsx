import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';

/** The token behind `#` in the address, read once and then taken out of the address bar and the history. */
export function useLinkToken(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    if (token) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [token]);
  return token;
}

interface BrokenLinkProps {
  /** Somebody came without a link, rather than with one that no longer works. */
  missing: boolean;
  /** Where a new mail can be asked for. */
  again: '/account-maken' | '/inloglink' | '/wachtwoord-vergeten' | '/account';
}

/** A link that opens nothing, and the way to a new one. */
export function BrokenLink({ missing, again }: BrokenLinkProps) {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={missing ? t`Deze pagina opent u met de link uit uw mail` : t`Deze link werkt niet meer`}
        lead={
          missing
            ? t`Staat de link in uw mail op twee regels? Kopieer dan beide regels.`
            : t`Hij is al gebruikt, te oud, of niet heel overgekomen. Vraag een nieuwe mail.`
        }
      />
      <LinkButton to={again}>
        <Trans>Vraag een nieuwe mail</Trans>
      </LinkButton>
    </div>
  );
}
