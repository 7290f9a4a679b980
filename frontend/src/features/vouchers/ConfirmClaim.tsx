import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { createClaimConfirmation } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useIntent } from '@/lib/intent.ts';
import { type ProblemError, problemOf } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Money } from '@/ui/Money.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';
import { StepUpNotice } from '@/ui/StepUpNotice.tsx';
import { toast } from '@/ui/toast.ts';
import { useRefresh } from './voucherQueries.ts';

/** The company says that the work was done; only then can it be settled. */
export function ConfirmClaim({ voucher }: { voucher: VoucherRead }) {
  const { t } = useLingui();
  const { may } = useSession();
  const { day } = useFormats();
  const refresh = useRefresh(voucher.id);
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const [stepUp, setStepUp] = useState<ProblemError | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const claim = voucher.claims.at(-1);
  if (!claim) return null;
  if (claim.status === 'confirmed') {
    return (
      <FieldPanel
        kicker={<Trans>U hoeft nu niets te doen</Trans>}
        title={<Trans>Syntens stelt de voucher vast</Trans>}
      >
        <p>
          <Trans>U hebt bevestigd dat het werk is gedaan. Daarna betalen wij uw adviseur.</Trans>
        </p>
      </FieldPanel>
    );
  }
  const confirm = async () => {
    setBusy(true);
    setFault(null);
    try {
      await createClaimConfirmation({
        path: { claimId: claim.id },
        body: { confirmed: true },
        headers: { 'Idempotency-Key': intent.key(), ...ifMatch(`"${claim.version}"`) },
        throwOnError: true,
      });
      toast(t`Bevestigd. Syntens stelt de voucher nu vast.`);
      await refresh();
    } catch (error) {
      intent.renew();
      const problem = problemOf(error);
      if (problem?.is('assurance-too-low')) setStepUp(problem);
      else setFault(problem?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-4">
      <FieldPanel
        kicker={<Trans>Uw volgende stap</Trans>}
        title={<Trans>Is dit werk gedaan</Trans>}
        actions={
          may('claims:confirm') ? (
            <Button kind="accent" busy={busy} onClick={() => void confirm()}>
              <Trans>Ja, dit werk is gedaan</Trans>
            </Button>
          ) : undefined
        }
      >
        <p>
          <Trans>
            Uw adviseur declareert {claim.hours} uur, samen <Money cents={claim.amountCents} /> zonder btw.
          </Trans>
        </p>
        {claim.invoice && (
          <p className="[overflow-wrap:anywhere]">
            <Trans>
              Factuur {claim.invoice.number} van {day(claim.invoice.issuedOn)}, met btw{' '}
              <Money cents={claim.invoice.totalCents} showCents="always" />.
            </Trans>
          </p>
        )}
        <p>{claim.description}</p>
        {!may('claims:confirm') && (
          <p>
            <Trans>De eigenaar of de financiële medewerker bevestigt dit.</Trans>
          </p>
        )}
        {fault && <p role="alert">{fault}</p>}
      </FieldPanel>
      {stepUp && <StepUpNotice problem={stepUp} />}
    </div>
  );
}
