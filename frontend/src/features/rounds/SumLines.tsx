import { Trans, useLingui } from '@lingui/react/macro';
import type { CalculationLine, CalculationRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Money } from '@/ui/Money.tsx';

const keyOf = (line: CalculationLine) => line.fundingShareId ?? line.kind;

function lookOf(line: CalculationLine): string {
  if (line.kind === 'own_contribution') return 'payer payer-own';
  return line.membersOnly ? 'payer payer-branch' : 'payer payer-programme';
}

/** Who pays what: parts as wide as their amounts, and the sum line by line. Without VAT. */
export function SumLines({ calculation, caption }: { calculation: CalculationRead; caption: string }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { percent } = useFormats();
  const payers = calculation.lines.filter((line) => line.kind !== 'advice' && line.amountCents > 0);
  const nameOf = (line: CalculationLine) => (line.kind === 'own_contribution' ? t`Uzelf` : say(line.name));
  return (
    <div className="grid gap-3">
      <div className="payers" aria-hidden="true">
        {payers.map((line) => (
          <div key={keyOf(line)} className={lookOf(line)} style={{ flexGrow: line.amountCents }}>
            <span>
              {line.kind === 'own_contribution' ? t`U` : line.membersOnly ? t`Branche` : t`Programma`}
            </span>
            <strong>
              <Money cents={line.amountCents} />
            </strong>
          </div>
        ))}
      </div>
      <table className="table sum-lines">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t`Wie`}</th>
            <th scope="col" className="cell-num">{t`Bedrag`}</th>
          </tr>
        </thead>
        <tbody>
          {payers.map((line) => (
            <tr key={keyOf(line)}>
              <th scope="row">
                {nameOf(line)}
                <small>
                  {line.membersOnly
                    ? t`${percent(line.basisPoints / 10_000)}, betaalt mee voor eigen leden`
                    : percent(line.basisPoints / 10_000)}
                </small>
              </th>
              <td className="cell-num">
                <Money cents={line.amountCents} showCents="always" />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">
              <Trans>Kosten van het advies</Trans>
            </th>
            <td className="cell-num">
              <Money cents={calculation.adviceCents} showCents="always" />
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="quiet text-sm">
        <Trans>
          Zonder btw. De btw van <Money cents={calculation.vatCents} showCents="always" /> betaalt u aan de
          adviseur; meestal vraagt u die terug.
        </Trans>
      </p>
    </div>
  );
}
