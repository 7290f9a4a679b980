import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readTrialBalanceOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { TrialBalance } from '@/api/types.gen.ts';
import { Figure } from '@/charts/Figure.tsx';
import { useFormats } from '@/lib/format.ts';
import { FigureSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { ACCOUNT, type Holding, holdingsOf, PLACES, totalIn } from './moneyWords.ts';

/** Where the money of a round is, per funder. */
export function MoneyPlaces({ roundId }: { roundId: string }) {
  const balance = useQuery(readTrialBalanceOptions({ path: { roundId } }));
  return (
    <Loaded
      query={balance}
      skeleton={<FigureSkeleton />}
      errorTitle={<Trans>De stand van het geld kwam niet door</Trans>}
    >
      {(found) => found.items.length > 0 && <Places balance={found} />}
    </Loaded>
  );
}

function Places({ balance }: { balance: TrialBalance }) {
  const { t, i18n } = useLingui();
  const { money } = useFormats();
  const holdings = holdingsOf(balance);
  const promised = totalIn(holdings, 'committed') + totalIn(holdings, 'payable') + totalIn(holdings, 'paid');
  const largest = Math.max(...holdings.map(fundedOf));
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Waar het geld is</Trans>
      </h2>
      <Figure
        title={
          promised === 0 ? (
            <Trans>Er is nog niets toegekend</Trans>
          ) : (
            <Trans>
              {money(promised)} is toegekend, van {money(balance.creditCents)}
            </Trans>
          )
        }
        legend={PLACES.map((place) => (
          <span key={place}>
            <i className={`place-key place-${place}`} aria-hidden="true" />
            {i18n._(ACCOUNT[place])} <b className="num">{money(totalIn(holdings, place))}</b>
          </span>
        ))}
        table={{
          caption: t`Waar het geld is, per financier`,
          columns: [t`Financier`, ...PLACES.map((place) => i18n._(ACCOUNT[place])), t`Samen`],
          rows: holdings.map((holding) => [
            holding.name,
            ...PLACES.map((place) => money(holding.cents[place])),
            money(fundedOf(holding)),
          ]),
        }}
      >
        <ul className="grid gap-4">
          {holdings.map((holding) => (
            <li key={holding.shareId} className="grid gap-1">
              <p className="flex max-w-none flex-wrap justify-between gap-x-4 text-sm">
                <span className="font-semibold">{holding.name}</span>
                <span className="soft num">{money(fundedOf(holding))}</span>
              </p>
              <div
                className="places"
                role="img"
                aria-label={PLACES.filter((place) => holding.cents[place] > 0)
                  .map((place) => `${i18n._(ACCOUNT[place])} ${money(holding.cents[place])}`)
                  .join(', ')}
                style={{ width: `${largest === 0 ? 100 : (fundedOf(holding) / largest) * 100}%` }}
              >
                {PLACES.filter((place) => holding.cents[place] > 0).map((place) => (
                  <span
                    key={place}
                    className={`place place-${place}`}
                    style={{ flexGrow: holding.cents[place] }}
                  />
                ))}
              </div>
            </li>
          ))}
        </ul>
      </Figure>
    </section>
  );
}

const fundedOf = (holding: Holding) => PLACES.reduce((sum, place) => sum + holding.cents[place], 0);
