import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { AgreementKind, BranchParticipationRead, BranchStatus } from '@/api/types.gen.ts';
import { type StepState, Timeline } from '@/ui/Timeline.tsx';

const ORDER: readonly BranchStatus[] = [
  'invited',
  'agreement_signed',
  'processing_agreed',
  'members_entered',
  'go_live_asked',
  'live',
];

/** All steps of joining: what is done, where the branch is now, and what is still to come. */
export function StepsOfJoining({ found }: { found: BranchParticipationRead }) {
  const { t } = useLingui();
  const reached = ORDER.indexOf(found.leftFrom ?? found.status);
  const stateOf = (step: number): StepState =>
    step <= reached ? 'done' : step === reached + 1 && !found.leftFrom ? 'current' : 'ahead';
  if (found.beforeAgreements) return <FromBefore found={found} />;
  const signed = (kind: 'cooperation' | 'data_processing') =>
    found.agreements.find((each) => each.kind === kind)?.status === 'signed';
  const both = (kind: 'cooperation' | 'data_processing') =>
    signed(kind) ? (
      <Trans>De branche tekende. Het programmabureau tekent nog.</Trans>
    ) : (
      <Trans>De branche tekent, en daarna het programmabureau.</Trans>
    );
  return (
    <Timeline
      entries={[
        { key: 'invited', state: stateOf(0), title: t`Uitgenodigd` },
        {
          key: 'cooperation',
          state: stateOf(1),
          title: t`Samenwerking getekend`,
          text: stateOf(1) === 'done' ? undefined : both('cooperation'),
        },
        {
          key: 'processing',
          state: stateOf(2),
          title: t`Verwerking van gegevens getekend`,
          text:
            stateOf(2) === 'done' ? undefined : (
              <>
                {both('data_processing')} <Trans>Daarna kan de ledenlijst erin.</Trans>
              </>
            ),
        },
        {
          key: 'members',
          state: stateOf(3),
          title: t`Leden staan erin`,
          text: found.members > 0 && (
            <Plural value={found.members} one="# lid in de lijst" other="# leden in de lijst" />
          ),
        },
        {
          key: 'asked',
          state: stateOf(4),
          title: t`Gevraagd om live te gaan`,
          text: stateOf(4) === 'current' && <Trans>De branche vraagt dit als zij klaar is.</Trans>,
        },
        {
          key: 'live',
          state: stateOf(5),
          title: t`Live`,
          text: stateOf(5) !== 'done' && (
            <Trans>Meebetalen aan vouchers, en eigen stellingen en instrumenten aanbieden.</Trans>
          ),
        },
      ]}
    />
  );
}

/** A branch that took part before there were agreements: it was never invited, and signs afterwards. */
function FromBefore({ found }: { found: BranchParticipationRead }) {
  const { t } = useLingui();
  const stateOf = (kind: AgreementKind): StepState =>
    found.agreements.some((each) => each.kind === kind && each.heldEdition) ? 'done' : 'ahead';
  return (
    <Timeline
      entries={[
        {
          key: 'live',
          state: 'done',
          title: t`Live`,
          text: <Trans>Al voordat er overeenkomsten waren.</Trans>,
        },
        { key: 'cooperation', state: stateOf('cooperation'), title: t`Samenwerking getekend` },
        { key: 'processing', state: stateOf('data_processing'), title: t`Verwerking van gegevens getekend` },
      ]}
    />
  );
}
