import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { changeBranchStatus } from '@/api/sdk.gen.ts';
import type { BranchAgreementRead, BranchParticipationRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { CountersignDialog, ReturnDialog } from './AnswerDialogs.tsx';
import { BRANCH_STATUS } from './branchWords.ts';
import { HistoryOfBranch } from './HistoryOfBranch.tsx';
import { InviteAgainDialog } from './InviteDialog.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { LeavingNotice } from './Leaving.tsx';
import { SignedAgreements } from './SignedAgreements.tsx';
import { StepsOfJoining } from './StepsOfJoining.tsx';
import { useParticipation, useReadAgain } from './useParticipation.ts';

type Asked =
  | { what: 'sign' | 'return'; agreement: BranchAgreementRead }
  | { what: 'send_back' | 'leave' | 'invite' };

/** One branch, for the programme office: where it stands, what it signed, and what is to be done. */
export function BranchPage({ branchId }: { branchId: string }) {
  const participation = useParticipation(branchId);
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={participation}
        skeleton={<ListSkeleton rows={6} />}
        errorTitle={<Trans>De branche kwam niet door</Trans>}
      >
        {(found) => <Branch found={found} />}
      </Loaded>
    </div>
  );
}

function Branch({ found }: { found: BranchParticipationRead }) {
  const { t, i18n } = useLingui();
  const { moment } = useFormats();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const status = BRANCH_STATUS[found.status];
  return (
    <>
      <PageHeader
        crumbs={[{ label: t`Branches`, to: '/programma/branches' }, { label: found.branchName }]}
        title={found.branchName}
        meta={
          <>
            <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
            <span>
              <Trans>sinds {moment(found.statusSince)}</Trans>
            </span>
            <span>
              <Plural value={found.members} _0="nog geen leden in de lijst" one="# lid" other="# leden" />
            </span>
          </>
        }
      />
      <div className="grid gap-6">
        <LeavingNotice found={found} />
        {found.status === 'go_live_asked' && (
          <Confirm found={found} onReturn={() => setAsked({ what: 'send_back' })} />
        )}
        {found.people === 0 && found.status !== 'ended' && (
          <Notice title={<Trans>Er is nog niemand van deze branche binnen</Trans>}>
            <p>
              <Trans>De uitnodiging is veertien dagen geldig.</Trans>
            </p>
            <Button kind="secondary" onClick={() => setAsked({ what: 'invite' })}>
              <Trans>Stuur een nieuwe uitnodiging</Trans>
            </Button>
          </Notice>
        )}
        {found.beforeAgreements && (
          <Notice title={<Trans>Deed al mee voordat er overeenkomsten waren</Trans>}>
            <p>
              <Trans>De branche is gevraagd alsnog te tekenen. Intussen blijft alles werken.</Trans>
            </p>
          </Notice>
        )}
      </div>
      <div className="columns-half columns-text mt-12">
        <div className="grid content-start gap-12">
          <SignedAgreements
            branchId={found.branchId}
            acts={(agreement) => (
              <div className="flex flex-wrap gap-3">
                <Button onClick={() => setAsked({ what: 'sign', agreement })}>
                  <Trans>Lees en teken</Trans>
                </Button>
                <Button kind="secondary" onClick={() => setAsked({ what: 'return', agreement })}>
                  <Trans>Stuur terug</Trans>
                </Button>
              </div>
            )}
          />
          <HistoryOfBranch branchId={found.branchId} />
        </div>
        <div className="grid content-start gap-12">
          <section className="grid gap-4" aria-labelledby="steps">
            <h2 id="steps" className="text-2xl">
              <Trans>De stappen</Trans>
            </h2>
            <StepsOfJoining found={found} />
          </section>
          {found.allowedStatuses.includes('leaving') && (
            <section className="no-print grid justify-items-start gap-3" aria-labelledby="leave">
              <h2 id="leave" className="text-2xl">
                <Trans>Deelname beëindigen</Trans>
              </h2>
              <p className="soft">
                <Trans>U ziet eerst wat er stopt en wat blijft.</Trans>
              </p>
              <Button kind="danger" onClick={() => setAsked({ what: 'leave' })}>
                <Trans>Zeg de deelname op</Trans>
              </Button>
            </section>
          )}
        </div>
      </div>
      {asked?.what === 'sign' && (
        <CountersignDialog found={found} agreement={asked.agreement} onClose={close} />
      )}
      {asked?.what === 'return' && <ReturnDialog found={found} agreement={asked.agreement} onClose={close} />}
      {asked?.what === 'send_back' && <ReturnDialog found={found} agreement={null} onClose={close} />}
      {asked?.what === 'leave' && <LeaveDialog found={found} onClose={close} />}
      {asked?.what === 'invite' && <InviteAgainDialog found={found} onClose={close} />}
    </>
  );
}

function Confirm({ found, onReturn }: { found: BranchParticipationRead; onReturn: () => void }) {
  const { t } = useLingui();
  const { busy, fault, run } = useAct();
  const readAgain = useReadAgain(found.branchId);
  const confirm = () =>
    void run(async () => {
      await changeBranchStatus({
        path: { branchId: found.branchId },
        body: { toStatus: 'live' },
        headers: ifMatch(`"${found.version}"`),
        throwOnError: true,
      });
      await readAgain();
      toast(t`${found.branchName} is live.`);
    });
  return (
    <FieldPanel
      kicker={<Trans>De branche wacht op u</Trans>}
      title={<Trans>Mag deze branche live?</Trans>}
      actions={
        <>
          <Button kind="accent" busy={busy} onClick={confirm}>
            <Trans>Zet de branche live</Trans>
          </Button>
          <Button kind="secondary" onClick={onReturn}>
            <Trans>Stuur terug met een reden</Trans>
          </Button>
        </>
      }
    >
      <p className="lead">
        <Plural
          value={found.members}
          one="Beide overeenkomsten zijn getekend, en er staat # lid in de lijst."
          other="Beide overeenkomsten zijn getekend, en er staan # leden in de lijst."
        />
      </p>
      {fault && (
        <p className="mt-3" role="alert">
          {fault}
        </p>
      )}
    </FieldPanel>
  );
}
