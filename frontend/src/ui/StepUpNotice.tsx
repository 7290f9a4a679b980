import { Trans } from '@lingui/react/macro';
import { ShieldCheck } from 'lucide-react';
import type { Assurance } from '@/api/types.gen.ts';
import { useIdentityProvider } from '@/lib/openid.ts';
import type { ProblemError } from '@/lib/problem.ts';
import { Notice } from './Notice.tsx';
import { ProviderButton } from './ProviderButton.tsx';

/** This act needs somebody an identity provider vouches for (`assurance-too-low`): go there, and come back here. */
export function StepUpNotice({ problem }: { problem: ProblemError }) {
  const provider = useIdentityProvider();
  return (
    <Notice
      tone="warn"
      live
      icon={<ShieldCheck aria-hidden="true" />}
      title={<Trans>Bevestig eerst wie u bent</Trans>}
    >
      <p>{problem.detail}</p>
      {provider && (
        <div className="mt-3">
          <ProviderButton assurance={problem.members.requiredAssurance as Assurance}>
            <Trans>Bevestig met {provider.label}</Trans>
          </ProviderButton>
        </div>
      )}
    </Notice>
  );
}
