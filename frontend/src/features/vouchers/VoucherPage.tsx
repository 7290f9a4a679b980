import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { ApplicationPage } from './ApplicationPage.tsx';
import { BeingEntered } from './EnteredNotice.tsx';
import { VoucherDetail } from './VoucherDetail.tsx';
import { voucherOptions } from './voucherQueries.ts';
import './vouchers.css';

/** One voucher of the company: the application while it is a draft, its life afterwards. */
export function VoucherPage() {
  const { voucherId } = useParams({ from: '/bedrijf/vouchers/$voucherId' });
  const voucher = useQuery(voucherOptions(voucherId));
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={voucher}
        skeleton={<ListSkeleton rows={6} />}
        errorTitle={<Trans>De voucher kwam niet door</Trans>}
      >
        {({ data, etag }) =>
          data.status === 'draft' && data.entry?.handedOverAt === null ? (
            <BeingEntered voucher={data} etag={etag} />
          ) : data.status === 'draft' ? (
            <ApplicationPage key={data.id} voucher={data} etag={etag} />
          ) : (
            <VoucherDetail voucher={data} etag={etag} />
          )
        }
      </Loaded>
    </div>
  );
}
