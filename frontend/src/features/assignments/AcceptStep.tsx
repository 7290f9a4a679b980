import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { createTrajectory } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useIntent } from '@/lib/intent.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ConnectionError, problemOf } from '@/lib/problem.ts';
import { Button } from '@/ui/Button.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import { useRefresh } from './assignmentQueries.ts';

/** Saying yes: the voucher comes into use and the trajectory begins, in one act. Shows what still blocks it. */
export function AcceptStep({ voucher }: { voucher: VoucherRead }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { day } = useFormats();
  const navigate = useNavigate();
  const refresh = useRefresh(voucher.id);
  const intent = useIntent();
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const move = voucher.allowedMoves.find((each) => each.toStatus === 'in_use');
  const blocked = move?.blocked ? say(move.blocked) : undefined;
  const until = voucher.deadlines.validUntil;
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
      // After a lost connection the same key asks for the same yes; a refusal makes the next try another act.
      if (!(error instanceof ConnectionError)) {
        intent.renew();
        await refresh();
      }
      setFault(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <FieldPanel
      kicker={blocked ? <Trans>U hoeft nu niets te doen</Trans> : <Trans>Uw volgende stap</Trans>}
      title={
        blocked ? <Trans>Het bedrijf is eerst aan de beurt</Trans> : <Trans>Neemt u deze opdracht aan</Trans>
      }
      actions={
        move && (
          <Button kind="accent" busy={busy} blockedBecause={blocked} onClick={() => void accept()}>
            <Trans>Neem de opdracht aan</Trans>
          </Button>
        )
      }
    >
      <div className="grid gap-3">
        {blocked && (
          <p className="flex items-start gap-2">
            <Lock className="icon" aria-hidden="true" />
            <span>{blocked}</span>
          </p>
        )}
        <p>
          {blocked ? (
            <Trans>Zodra dat klaar is, kunt u de opdracht aannemen.</Trans>
          ) : (
            <Trans>Met uw ja begint het traject.</Trans>
          )}{' '}
          {until && <Trans>Het advies moet klaar zijn op {day(until)}.</Trans>}
        </p>
        {fault && (
          <p role="alert" className="font-semibold">
            {fault}
          </p>
        )}
      </div>
    </FieldPanel>
  );
}
