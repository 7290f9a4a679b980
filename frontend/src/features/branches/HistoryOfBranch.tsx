import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listBranchStatusChangesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { BranchParty, BranchStatusChangeRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { BRANCH_STATUS } from './branchWords.ts';

/** Every step that was taken, the newest first: who, when and why. */
export function HistoryOfBranch({ branchId }: { branchId: string }) {
  const changes = useQuery(listBranchStatusChangesOptions({ path: { branchId } }));
  return (
    <section className="grid content-start gap-3" aria-labelledby="history">
      <h2 id="history" className="text-2xl">
        <Trans>Wat er gebeurde</Trans>
      </h2>
      <Loaded
        query={changes}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>De geschiedenis kwam niet door</Trans>}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">
              <Trans>Deze branche deed al mee voordat stappen werden bijgehouden.</Trans>
            </p>
          ) : (
            <ol className="hairlines">
              {items.map((each) => (
                <Change key={`${each.occurredAt}-${each.toStatus}`} change={each} />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}

function Change({ change }: { change: BranchStatusChangeRead }) {
  const { t, i18n } = useLingui();
  const { day, moment } = useFormats();
  const parties: Record<BranchParty, string> = {
    branch: t`de branche`,
    programme: t`het programmabureau`,
    platform: t`vanzelf`,
  };
  return (
    <li className="grid gap-1 py-3">
      <p className="font-semibold">
        {i18n._(BRANCH_STATUS[change.toStatus].word)}
        {change.lastOn && (
          <>
            {' '}
            <Trans>tot en met {day(change.lastOn)}</Trans>
          </>
        )}
      </p>
      <p className="quiet">
        {moment(change.occurredAt)}, {change.by ?? parties[change.party]}
      </p>
      {change.reason && <p className="soft whitespace-pre-line">{change.reason}</p>}
    </li>
  );
}
