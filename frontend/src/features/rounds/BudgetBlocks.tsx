import { Trans, useLingui } from '@lingui/react/macro';
import { useFormats } from '@/lib/format.ts';
import { blocksLeft } from './budget.ts';

const BLOCKS = Array.from({ length: 100 }, (_, index) => index);

/** What is left of a budget, as a figure and as a hundred blocks of money. */
export function BudgetBlocks({
  availableCents,
  budgetCents,
}: {
  availableCents: number;
  budgetCents: number;
}) {
  const { t } = useLingui();
  const { money } = useFormats();
  const left = blocksLeft(availableCents, budgetCents);
  return (
    <div className="grid gap-4">
      <p>
        <span className="budget-figure">{money(availableCents)}</span>
        <span className="soft block">
          <Trans>nog te verdelen, van {money(budgetCents)}</Trans>
        </span>
      </p>
      <div
        className="budget-blocks"
        role="img"
        aria-label={t`Van honderd blokjes zijn er ${left} nog te verdelen`}
      >
        {BLOCKS.map((block) => (
          <span key={block} className={block < left ? 'budget-left' : undefined} />
        ))}
      </div>
      <p className="meta">
        <span>
          <Trans>Elk blokje is {money(Math.round(budgetCents / 100))}</Trans>
        </span>
        <span>
          <Trans>Open blokjes: vastgelegd voor vouchers, of apart gezet voor bezwaren</Trans>
        </span>
      </p>
    </div>
  );
}
