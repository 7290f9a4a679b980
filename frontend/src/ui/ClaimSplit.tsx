import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listPaymentLinesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { ClaimLines } from '@/ui/ClaimLines.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** The invoice of the claim that counts, over who bears it; nothing while there is none. */
export function ClaimSplit({ voucher }: { voucher: VoucherRead }) {
  const claim = voucher.claims.findLast(({ status }) => status !== 'returned' && status !== 'cancelled');
  return claim ? <Split claimId={claim.id} /> : null;
}

function Split({ claimId }: { claimId: string }) {
  const split = useQuery(listPaymentLinesOptions({ path: { claimId } }));
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Wie betaalt wat van de factuur</Trans>
      </h2>
      <Loaded query={split} skeleton={<ListSkeleton rows={4} />}>
        {(found) => <ClaimLines split={found} />}
      </Loaded>
    </section>
  );
}
