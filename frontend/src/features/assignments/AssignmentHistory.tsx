import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listStatusChangesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Timeline } from '@/ui/Timeline.tsx';

/** Every move of the voucher, with who made it and why. */
export function AssignmentHistory({ voucherId }: { voucherId: string }) {
  const { t, i18n } = useLingui();
  const { moment } = useFormats();
  const history = useQuery(listStatusChangesOptions({ path: { voucherId } }));
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Wat er gebeurde</Trans>
      </h2>
      <Loaded
        query={history}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>Het verloop kwam niet door</Trans>}
      >
        {(found) => (
          <Timeline
            entries={found.items.map((change, index) => ({
              key: change.id,
              state: index === found.items.length - 1 ? 'current' : 'done',
              title: i18n._(VOUCHER_STATUS[change.toStatus].word),
              when: moment(change.occurredAt),
              text: [change.actorName ?? t`Vanzelf, volgens de regels`, change.reason]
                .filter(Boolean)
                .join('. '),
            }))}
          />
        )}
      </Loaded>
    </section>
  );
}
