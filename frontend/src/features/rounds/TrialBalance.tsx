import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { readTrialBalanceOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { TrialBalance as Balance } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Money } from '@/ui/Money.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { ACCOUNT } from './moneyWords.ts';

/** The trial balance of a round: every account with a balance, debit beside credit, and whether they are equal. */
export function TrialBalance({ roundId }: { roundId: string }) {
  const balance = useQuery(readTrialBalanceOptions({ path: { roundId } }));
  return (
    <Loaded
      query={balance}
      skeleton={<TableSkeleton />}
      errorTitle={<Trans>De proefbalans kwam niet door</Trans>}
    >
      {(found) => found.items.length > 0 && <Accounts balance={found} />}
    </Loaded>
  );
}

function Accounts({ balance }: { balance: Balance }) {
  const { t, i18n } = useLingui();
  const { money } = useFormats();
  const exact = (cents: number) => <Money cents={cents} showCents="always" />;
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        {balance.isBalanced ? <Trans>De boeken kloppen</Trans> : <Trans>De boeken kloppen niet</Trans>}
      </h2>
      <p className="flex items-start gap-2">
        {balance.isBalanced ? (
          <CircleCheck className="icon text-ok" aria-hidden="true" />
        ) : (
          <TriangleAlert className="icon text-err" aria-hidden="true" />
        )}
        <span>
          {balance.isBalanced ? (
            <Trans>Debet en credit zijn gelijk: {money(balance.debitCents, { cents: 'always' })}.</Trans>
          ) : (
            <Trans>
              Debet is {money(balance.debitCents, { cents: 'always' })}, credit is{' '}
              {money(balance.creditCents, { cents: 'always' })}. Meld dit aan het programmabureau.
            </Trans>
          )}
        </span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroll-x" tabIndex={0} aria-label={t`Proefbalans`}>
        <table className="table">
          <caption className="visually-hidden">{t`Proefbalans`}</caption>
          <thead>
            <tr>
              <th scope="col">{t`Rekening`}</th>
              <th scope="col" className="cell-num">{t`Debet`}</th>
              <th scope="col" className="cell-num">{t`Credit`}</th>
            </tr>
          </thead>
          <tbody>
            {balance.items
              .filter((account) => account.balanceCents !== 0)
              .map((account) => (
                <tr key={account.id}>
                  <th scope="row">
                    {i18n._(ACCOUNT[account.kind])}
                    <small>{account.organisationName}</small>
                  </th>
                  <td className="cell-num">{account.kind !== 'funder' && exact(account.balanceCents)}</td>
                  <td className="cell-num">{account.kind === 'funder' && exact(-account.balanceCents)}</td>
                </tr>
              ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t`Samen`}</th>
              <td className="cell-num">{exact(balance.debitCents)}</td>
              <td className="cell-num">{exact(balance.creditCents)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      <p className="quiet">
        <Trans>Rekeningen zonder saldo staan er niet bij.</Trans>
      </p>
    </section>
  );
}
