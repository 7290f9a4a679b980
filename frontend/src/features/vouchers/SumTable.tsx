import './sum.css';
import { Trans, useLingui } from '@lingui/react/macro';
import type { CalculationLine, CalculationRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Money } from '@/ui/Money.tsx';

/** Who pays what: a bar whose parts are the amounts, and the sum line by line below it. */
export function SumTable({ calculation }: { calculation: CalculationRead }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { percent } = useFormats();
  const parts = calculation.lines.filter((line) => line.kind !== 'advice' && line.amountCents > 0);
  const own = calculation.lines.find((line) => line.kind === 'own_contribution');
  return (
    <div className="sum">
      <div className="sum-bar" aria-hidden="true">
        {parts.map((line, index) => (
          <div
            key={lineKey(line)}
            className={`sum-part ${partKind(line, index)}`}
            style={{ flexGrow: line.amountCents }}
          >
            <span>{line.kind === 'own_contribution' ? t`U zelf` : say(line.name)}</span>
            <strong>
              <Money cents={line.amountCents} />
            </strong>
          </div>
        ))}
      </div>
      <table className="sum-table">
        <caption className="visually-hidden">
          <Trans>Wie betaalt wat</Trans>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t`Onderdeel`}</th>
            <th scope="col" className="num sum-part-column">{t`Deel`}</th>
            <th scope="col" className="num">{t`Bedrag`}</th>
          </tr>
        </thead>
        <tbody>
          {calculation.lines
            .filter((line) => line.kind !== 'own_contribution')
            .map((line) => (
              <tr key={lineKey(line)} className={line.kind === 'advice' ? 'sum-whole' : undefined}>
                <th scope="row">
                  {line.kind === 'advice' ? t`Kosten van het advies` : say(line.name)}
                  {line.kind !== 'advice' && (
                    <span className="sum-part-inline">{percent(line.basisPoints / 10_000)}</span>
                  )}
                  {line.membersOnly && (
                    <span className="quiet block">
                      <Trans>Legt bij voor eigen leden</Trans>
                    </span>
                  )}
                </th>
                <td className="num sum-part-column">
                  {line.kind === 'advice' ? '' : percent(line.basisPoints / 10_000)}
                </td>
                <td className="num">
                  {line.kind === 'share' && '− '}
                  <Money cents={line.amountCents} showCents="always" />
                </td>
              </tr>
            ))}
        </tbody>
        {own && (
          <tfoot>
            <tr>
              <th scope="row">
                <Trans>Uw eigen bijdrage</Trans>
                <span className="sum-part-inline">{percent(own.basisPoints / 10_000)}</span>
              </th>
              <td className="num sum-part-column">{percent(own.basisPoints / 10_000)}</td>
              <td className="num">
                <Money cents={own.amountCents} showCents="always" />
              </td>
            </tr>
          </tfoot>
        )}
      </table>
      <p className="quiet">
        <Trans>
          Bedragen zonder btw. De btw van <Money cents={calculation.vatCents} /> betaalt u aan de adviseur;
          meestal vraagt u die terug.
        </Trans>
      </p>
    </div>
  );
}

const lineKey = (line: CalculationLine) => line.fundingShareId ?? line.kind;

function partKind(line: CalculationLine, index: number): string {
  if (line.kind === 'own_contribution') return 'sum-own';
  return index === 0 ? 'sum-first' : 'sum-next';
}
