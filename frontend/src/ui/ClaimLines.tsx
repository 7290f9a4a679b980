import { Trans, useLingui } from '@lingui/react/macro';
import type { PaymentLineList } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Money } from './Money.tsx';

/** The invoice of a claim over who bears it, each line with its reason, and who pays whom. */
export function ClaimLines({ split }: { split: PaymentLineList }) {
  const { t } = useLingui();
  const say = useLocalized();
  const exact = (cents: number) => <Money cents={cents} showCents="always" />;
  return (
    <div className="grid gap-4">
      <p>{say(split.explanation)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="scroll-x" tabIndex={0} aria-label={t`Wie draagt wat van de factuur`}>
        <table className="table">
          <caption className="visually-hidden">{t`Wie draagt wat van de factuur`}</caption>
          <thead>
            <tr>
              <th scope="col">{t`Wie`}</th>
              <th scope="col" className="cell-num">{t`Bedrag`}</th>
            </tr>
          </thead>
          <tbody>
            {split.items.map((line) => (
              <tr key={line.fundingShareId ?? line.kind}>
                <th scope="row">
                  {line.kind === 'vat' ? t`Btw, voor ${say(line.name)}` : say(line.name)}
                  <small>{say(line.explanation)}</small>
                </th>
                <td className="cell-num">{exact(line.amountCents)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t`De factuur, met btw`}</th>
              <td className="cell-num">{exact(split.totalCents)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      <ul className="grid gap-1">
        {split.transfers.map((transfer) => (
          <li key={`${say(transfer.fromName)} ${say(transfer.toName)}`}>
            <Trans>
              {say(transfer.fromName)} betaalt {exact(transfer.amountCents)} aan {say(transfer.toName)}.
            </Trans>{' '}
            <span className="soft">{say(transfer.explanation)}</span>
          </li>
        ))}
      </ul>
      {!split.isSettled && (
        <p className="quiet">
          <Trans>Dit volgt uit de declaratie. Het staat vast zodra Syntens de voucher vaststelt.</Trans>
        </p>
      )}
    </div>
  );
}
