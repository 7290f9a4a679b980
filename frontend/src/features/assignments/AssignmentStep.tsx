import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createTrajectory } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useIntent } from '@/lib/intent.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { FieldPanel, Panel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import { useRefresh } from './assignmentQueries.ts';
import { ClaimForm } from './ClaimForm.tsx';

interface StepProps {
  voucher: VoucherRead;
  etag: string | null;
}

/** What the adviser does next: accept, work, claim, or wait. */
export function AssignmentStep({ voucher, etag }: StepProps) {
  switch (voucher.status) {
    case 'granted':
      return <Accept voucher={voucher} />;
    case 'in_use':
    case 'claim_returned':
      return (
        <Panel>
          <h2 className="text-2xl">
            {voucher.status === 'in_use' ? (
              <Trans>Het werk en de declaratie</Trans>
            ) : (
              <Trans>Verbeter uw declaratie</Trans>
            )}
          </h2>
          <p className="soft my-3">
            {voucher.status === 'in_use' ? (
              <Trans>Houd de stappen bij in het traject. Is het werk gedaan, dan declareert u hier.</Trans>
            ) : (
              (voucher.claims.at(-1)?.returnedReason ?? '')
            )}
          </p>
          <LinkButton to="/adviseur/trajecten" kind="secondary">
            <Trans>Naar het traject</Trans>
          </LinkButton>
          <div className="mt-8">
            <ClaimForm voucher={voucher} etag={etag} />
          </div>
        </Panel>
      );
    case 'claimed':
      return (
        <FieldPanel
          kicker={<Trans>U hoeft nu niets te doen</Trans>}
          title={
            voucher.claims.at(-1)?.status === 'confirmed' ? (
              <Trans>Syntens stelt de voucher vast</Trans>
            ) : (
              <Trans>Het bedrijf kijkt uw declaratie na</Trans>
            )
          }
        >
          <p>
            <Trans>Na de bevestiging van het bedrijf stelt Syntens vast. Daarna wordt er betaald.</Trans>
          </p>
        </FieldPanel>
      );
    default:
      return (
        <Panel>
          <p>
            <Trans>Voor deze opdracht hoeft u nu niets te doen.</Trans>
          </p>
        </Panel>
      );
  }
}

function Accept({ voucher }: { voucher: VoucherRead }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { day } = useFormats();
  const navigate = useNavigate();
  const refresh = useRefresh(voucher.id);
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const move = voucher.allowedMoves.find((each) => each.toStatus === 'in_use');
  const accept = async () => {
    setBusy(true);
    setFault(null);
    try {
      const made = await createTrajectory({
        body: { voucherId: voucher.id },
        headers: { 'Idempotency-Key': intent.key() },
        throwOnError: true,
      });
      await refresh();
      toast(t`De opdracht is van u. Het traject staat klaar.`);
      await navigate({ to: `/adviseur/trajecten/${made.data.id}` as never });
    } catch (error) {
      intent.renew();
      setFault(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <FieldPanel
      kicker={<Trans>Uw volgende stap</Trans>}
      title={<Trans>Neemt u deze opdracht aan</Trans>}
      actions={
        move && (
          <Button kind="accent" busy={busy} disabled={Boolean(move.blocked)} onClick={() => void accept()}>
            <Trans>Neem de opdracht aan</Trans>
          </Button>
        )
      }
    >
      <p>
        {move?.blocked
          ? say(move.blocked)
          : voucher.deadlines.validUntil
            ? t`Het advies moet klaar zijn vóór ${day(voucher.deadlines.validUntil)}. Met uw ja begint het traject.`
            : t`Met uw ja begint het traject.`}
      </p>
      {fault && <p role="alert">{fault}</p>}
    </FieldPanel>
  );
}
