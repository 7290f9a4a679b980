import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listLedgerTransactionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { AccountKind, LedgerTransactionRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Money } from '@/ui/Money.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { ACCOUNT, ACT, shiftsOf } from './moneyWords.ts';
import type { RoundsRoom } from './RoundsPage.tsx';

/** Every posting on the money of the round, newest first. */
export function Ledger({ roundId, room, page }: { roundId: string; room: RoundsRoom; page: number }) {
  const postings = useQuery({
    ...listLedgerTransactionsOptions({ path: { roundId }, query: { page, pageSize: 20 } }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Alle boekingen, de nieuwste eerst</Trans>
      </h2>
      <Loaded
        query={postings}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De boekingen kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <p className="soft">
              <Trans>Er is nog geen boeking. De eerste komt met de inleg van een financier.</Trans>
            </p>
          ) : (
            <>
              <ol className="hairlines">
                {found.items.map((posting) => (
                  <Posting key={posting.id} posting={posting} room={room} />
                ))}
              </ol>
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Posting({ posting, room }: { posting: LedgerTransactionRead; room: RoundsRoom }) {
  const { t, i18n } = useLingui();
  const { moment } = useFormats();
  const say = useLocalized();
  const names = (kinds: readonly AccountKind[]) =>
    kinds.map((kind) => i18n._(ACCOUNT[kind]).toLocaleLowerCase(i18n.locale)).join(', ');
  return (
    <li className="grid gap-x-8 gap-y-2 py-3 text-sm sm:grid-cols-[15rem_minmax(0,1fr)]">
      <div>
        <p className="font-semibold">{i18n._(ACT[posting.act])}</p>
        <p>{say(posting.explanation)}</p>
        <p className="quiet">
          {moment(posting.occurredAt)}
          {posting.voucherId && posting.voucherCode && (
            <span className="block">
              {room === 'syntens' ? (
                <AppLink to="/syntens/beoordelen" search={{ voucher: posting.voucherId }}>
                  {posting.voucherCode}
                </AppLink>
              ) : (
                posting.voucherCode
              )}
            </span>
          )}
        </p>
      </div>
      <ul className="grid content-start gap-2">
        {shiftsOf(posting).map((shift) => (
          <li key={shift.shareId} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4">
            <p>
              {shift.name}
              <span className="quiet block">{t`van ${names(shift.from)} naar ${names(shift.to)}`}</span>
            </p>
            <p className="font-semibold">
              <Money cents={shift.cents} showCents="always" />
            </p>
          </li>
        ))}
      </ul>
    </li>
  );
}
