import { Trans, useLingui } from '@lingui/react/macro';
import { changeBranchStatus, exportMembers } from '@/api/sdk.gen.ts';
import type { BranchParticipationRead, BranchStatus } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import { useReadAgain } from './useParticipation.ts';

/** For a branch that leaves or has left: until when, and the way back while there is one. */
export function LeavingNotice({ found }: { found: BranchParticipationRead }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { busy, fault, run } = useAct();
  const readAgain = useReadAgain(found.branchId);
  const name = found.branchName;
  if (found.status === 'ended' && found.registerKeptUntil)
    return (
      <Notice tone="warn" title={<Trans>{name} doet niet meer mee</Trans>}>
        <p>
          <Trans>De ledenlijst is nog op te halen tot en met {day(found.registerKeptUntil)}.</Trans>
        </p>
      </Notice>
    );
  if (found.status !== 'leaving' || !found.lastOn) return null;
  const back = found.allowedStatuses.find((each) => each === found.leftFrom);
  const stay = (toStatus: Exclude<BranchStatus, 'leaving' | 'ended'>) =>
    void run(async () => {
      await changeBranchStatus({
        path: { branchId: found.branchId },
        body: { toStatus },
        headers: ifMatch(`"${found.version}"`),
        throwOnError: true,
      });
      await readAgain();
      toast(t`${name} blijft meedoen.`);
    });
  return (
    <Notice
      tone="warn"
      title={
        <Trans>
          {name} doet mee tot en met {day(found.lastOn)}
        </Trans>
      }
    >
      <p>
        {found.noticeBy === 'branch' ? (
          <Trans>De branche heeft opgezegd.</Trans>
        ) : (
          <Trans>Het programmabureau heeft opgezegd.</Trans>
        )}
      </p>
      {back && back !== 'leaving' && back !== 'ended' && (
        <Button kind="secondary" busy={busy} onClick={() => stay(back)}>
          <Trans>Trek de opzegging in</Trans>
        </Button>
      )}
      {fault && (
        <p role="alert" className="field-error">
          {fault}
        </p>
      )}
    </Notice>
  );
}

/** The register as a file: for the branch to keep, also before it leaves. */
export function SaveRegister() {
  const { t } = useLingui();
  const { busy, fault, run } = useAct();
  const save = () =>
    void run(async () => {
      const { data } = await exportMembers({ parseAs: 'blob', throwOnError: true });
      saveAs(data as unknown as Blob, `${t`ledenlijst`}.csv`);
      toast(t`De ledenlijst staat bij uw downloads.`);
    });
  return (
    <div className="grid gap-2">
      <Button kind="secondary" busy={busy} onClick={save}>
        <Trans>Haal de ledenlijst op</Trans>
      </Button>
      {fault && (
        <p role="alert" className="field-error">
          {fault}
        </p>
      )}
    </div>
  );
}
