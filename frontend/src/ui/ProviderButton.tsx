import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Assurance } from '@/api/types.gen.ts';
import { leaveForProvider, thisPage } from '@/lib/openid.ts';
import { problemOf } from '@/lib/problem.ts';
import { Button, type ButtonKind } from './Button.tsx';

interface ProviderButtonProps {
  /** Where to go on afterwards; this very page when left out. */
  returnTo?: string | undefined;
  /** The level of assurance that is needed. */
  assurance?: Assurance | undefined;
  kind?: ButtonKind;
  children: ReactNode;
}

/** Leaves for the identity provider and comes back. Says so when the provider does not answer. */
export function ProviderButton({ returnTo, assurance, kind = 'secondary', children }: ProviderButtonProps) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const leave = async () => {
    setBusy(true);
    setFault(null);
    try {
      await leaveForProvider(returnTo ?? thisPage(), assurance);
    } catch (error) {
      setFault(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
      setBusy(false);
    }
  };
  return (
    <div className="grid justify-items-start gap-2">
      <Button kind={kind} busy={busy} onClick={() => void leave()}>
        {children}
      </Button>
      {fault && <p role="alert">{fault}</p>}
    </div>
  );
}
