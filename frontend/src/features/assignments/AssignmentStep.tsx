import { Trans } from '@lingui/react/macro';
import type { VoucherRead } from '@/api/types.gen.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { FieldPanel, Panel } from '@/ui/Panel.tsx';
import { AcceptStep } from './AcceptStep.tsx';
import { useTrajectoryOf } from './assignmentQueries.ts';
import { ClaimForm } from './ClaimForm.tsx';

interface StepProps {
  voucher: VoucherRead;
  etag: string | null;
  onReload: () => void;
}

/** What the adviser does next: accept, work and claim, correct, or wait. */
export function AssignmentStep({ voucher, etag, onReload }: StepProps) {
  switch (voucher.status) {
    case 'granted':
      return <AcceptStep voucher={voucher} />;
    case 'in_use':
    case 'claim_returned':
      return <WorkStep voucher={voucher} etag={etag} onReload={onReload} />;
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
    case 'settled':
      return (
        <Notice tone="ok" title={<Trans>Deze opdracht is klaar</Trans>}>
          <p>
            <Trans>Over een jaar meet het bedrijf wat het advies opleverde.</Trans>
          </p>
        </Notice>
      );
    default:
      return (
        <Notice tone="calm" title={<Trans>Voor deze opdracht hoeft u niets meer te doen</Trans>}>
          <p>
            <Trans>Waarom de opdracht stopte, staat bij Wat er gebeurde.</Trans>
          </p>
        </Notice>
      );
  }
}

/** The trajectory on one side, the claim on the other; a returned claim with the reason first. */
function WorkStep({ voucher, etag, onReload }: StepProps) {
  const trajectory = useTrajectoryOf(voucher.id);
  const returned = voucher.status === 'claim_returned';
  return (
    <Panel>
      <h2 className="text-2xl">
        {returned ? <Trans>Verbeter uw declaratie</Trans> : <Trans>Het werk en de declaratie</Trans>}
      </h2>
      <div className="my-5 grid gap-5">
        {returned ? (
          <Notice tone="warn" title={<Trans>Waarom de declaratie terugkwam</Trans>}>
            <p>{voucher.claims.at(-1)?.returnedReason}</p>
          </Notice>
        ) : (
          <p className="soft">
            <Trans>Houd de stappen bij in het traject. Is het werk gedaan, dan declareert u hier.</Trans>
          </p>
        )}
        <div>
          <LinkButton
            to={trajectory ? `/adviseur/trajecten/${trajectory.id}` : '/adviseur/trajecten'}
            kind="secondary"
          >
            <Trans>Naar het traject</Trans>
          </LinkButton>
        </div>
      </div>
      <ClaimForm voucher={voucher} etag={etag} onReload={onReload} />
    </Panel>
  );
}
