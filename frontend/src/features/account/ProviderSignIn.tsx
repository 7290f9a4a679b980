import { Trans } from '@lingui/react/macro';
import { useIdentityProvider } from '@/lib/openid.ts';
import { ProviderButton } from '@/ui/ProviderButton.tsx';

/** Signing in through the identity provider, where there is one. */
export function ProviderSignIn({ next }: { next: string | undefined }) {
  const provider = useIdentityProvider();
  if (!provider) return null;
  return (
    <div className="mb-6 grid gap-6">
      <ProviderButton returnTo={next ?? '/'}>
        <Trans>Log in met {provider.label}</Trans>
      </ProviderButton>
      <p className="soft border-t border-line pt-6">
        <Trans>Of log in met uw e-mailadres en wachtwoord.</Trans>
      </p>
    </div>
  );
}
