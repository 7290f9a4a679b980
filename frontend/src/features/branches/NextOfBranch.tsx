import { Trans, useLingui } from '@lingui/react/macro';
import { changeBranchStatus } from '@/api/sdk.gen.ts';
import type { AgreementToSign, BranchParticipationRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { DayBox, FieldPanel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import { SLUG_OF_KIND } from './branchWords.ts';
import { useReadAgain } from './useParticipation.ts';

/** The one next step of a branch that joins, or that has an agreement to sign; nothing when there is none. */
export function NextOfBranch({ found }: { found: BranchParticipationRead }) {
  const toSign = found.agreements.find((each) => mustSign(found, each));
  if (found.status === 'leaving' || found.status === 'ended') return null;
  if (found.waitsFor === 'programme') return <Waiting found={found} />;
  if (found.status === 'processing_agreed') return <EnterMembers found={found} />;
  if (found.status === 'members_entered') return <AskToGoLive found={found} />;
  if (found.waitsFor === 'branch' && toSign) return <Sign found={found} agreement={toSign} />;
  return null;
}

/** Whether this agreement is the branch's to sign now. */
export function mustSign(found: BranchParticipationRead, agreement: AgreementToSign): boolean {
  const open = agreement.status === null || agreement.status === 'returned';
  if (!open || found.status === 'leaving' || found.status === 'ended') return false;
  return !(agreement.kind === 'data_processing' && found.status === 'invited');
}

function Sign({ found, agreement }: { found: BranchParticipationRead; agreement: AgreementToSign }) {
  const { i18n } = useLingui();
  const due = agreement.signBefore ? new Date(`${agreement.signBefore}T12:00:00Z`) : null;
  const cooperation = agreement.kind === 'cooperation';
  return (
    <FieldPanel
      kicker={<Trans>Uw volgende stap</Trans>}
      title={
        cooperation ? (
          <Trans>Lees en teken de samenwerkingsovereenkomst</Trans>
        ) : (
          <Trans>Lees en teken de verwerkersovereenkomst</Trans>
        )
      }
      actions={
        <LinkButton to={`/branche/aansluiting/${SLUG_OF_KIND[agreement.kind]}`} kind="accent">
          <Trans>Lees en teken</Trans>
        </LinkButton>
      }
      aside={
        due && (
          <DayBox
            before={<Trans>uiterlijk</Trans>}
            day={due.getUTCDate()}
            month={due.toLocaleDateString(i18n.locale, { month: 'long', timeZone: 'UTC' })}
          />
        )
      }
    >
      <p className="lead">
        {agreement.heldEdition ? (
          <Trans>Er is een nieuwe tekst. Tot u tekent, geldt de oude.</Trans>
        ) : found.beforeAgreements ? (
          <Trans>
            Uw branche deed al mee voordat er overeenkomsten waren. Daarom vragen wij u alsnog te tekenen.
            Intussen blijft alles werken.
          </Trans>
        ) : cooperation ? (
          <Trans>Daarin staat wat uw branche en het programma voor elkaar doen.</Trans>
        ) : (
          <Trans>
            Daarin staat hoe wij met uw ledenlijst omgaan. Zonder deze overeenkomst komt er geen ledenlijst
            in.
          </Trans>
        )}
      </p>
    </FieldPanel>
  );
}

function Waiting({ found }: { found: BranchParticipationRead }) {
  const { moment } = useFormats();
  return (
    <FieldPanel
      kicker={<Trans>U hoeft nu niets te doen</Trans>}
      title={
        found.status === 'go_live_asked' ? (
          <Trans>Het programmabureau kijkt of u live kunt</Trans>
        ) : (
          <Trans>Het programmabureau tekent uw overeenkomst</Trans>
        )
      }
    >
      <p className="lead">
        {found.status === 'go_live_asked' ? (
          <Trans>U vroeg dit op {moment(found.statusSince)}. U krijgt een mail zodra het zover is.</Trans>
        ) : (
          <Trans>U krijgt een mail zodra dat is gebeurd.</Trans>
        )}
      </p>
    </FieldPanel>
  );
}

function EnterMembers({ found }: { found: BranchParticipationRead }) {
  const { busy, fault, run } = useStep(found);
  return (
    <FieldPanel
      kicker={<Trans>Uw volgende stap</Trans>}
      title={<Trans>Zet uw leden erin</Trans>}
      actions={
        found.members === 0 ? (
          <>
            <LinkButton to="/branche/leden/importeren" kind="accent">
              <Trans>Importeer leden</Trans>
            </LinkButton>
            <LinkButton to="/branche/leden" kind="secondary">
              <Trans>Voer ze zelf in</Trans>
            </LinkButton>
          </>
        ) : (
          <>
            <Button kind="accent" busy={busy} onClick={() => run('members_entered')}>
              <Trans>Onze leden staan erin</Trans>
            </Button>
            <LinkButton to="/branche/leden" kind="secondary">
              <Trans>Bekijk de ledenlijst</Trans>
            </LinkButton>
          </>
        )
      }
    >
      <p className="lead">
        <Trans>
          Aan het KVK-nummer herkennen wij welk bedrijf lid is. Dat kan met een bestand uit uw eigen systeem.
        </Trans>
      </p>
      <Fault>{fault}</Fault>
    </FieldPanel>
  );
}

function AskToGoLive({ found }: { found: BranchParticipationRead }) {
  const { busy, fault, run } = useStep(found);
  return (
    <FieldPanel
      kicker={<Trans>Uw volgende stap</Trans>}
      title={<Trans>Vraag om live te gaan</Trans>}
      actions={
        <Button kind="accent" busy={busy} onClick={() => run('go_live_asked')}>
          <Trans>Vraag om live te gaan</Trans>
        </Button>
      }
    >
      <p className="lead">
        <Trans>
          Het programmabureau kijkt mee en zet u live. Daarna kunt u meebetalen aan vouchers en eigen
          stellingen en instrumenten aanbieden.
        </Trans>
      </p>
      <Fault>{fault}</Fault>
    </FieldPanel>
  );
}

function Fault({ children }: { children: string | null }) {
  return (
    children && (
      <p className="mt-3" role="alert">
        {children}
      </p>
    )
  );
}

function useStep(found: BranchParticipationRead) {
  const { t } = useLingui();
  const { busy, fault, run } = useAct();
  const readAgain = useReadAgain(found.branchId);
  const step = (toStatus: 'members_entered' | 'go_live_asked') =>
    void run(async () => {
      await changeBranchStatus({
        path: { branchId: found.branchId },
        body: { toStatus },
        headers: ifMatch(`"${found.version}"`),
        throwOnError: true,
      });
      await readAgain();
      toast(
        toStatus === 'go_live_asked' ? t`Het programmabureau weet dat u live wilt.` : t`Deze stap is klaar.`,
      );
    });
  return { busy, fault, run: step };
}
