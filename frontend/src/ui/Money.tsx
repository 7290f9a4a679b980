import { useFormats } from '@/lib/format.ts';

interface MoneyProps {
  cents: number;
  /** `always` in sums, line by line; `auto` in running text. */
  showCents?: 'always' | 'auto';
}

/** An amount of money, from integer cents. */
export function Money({ cents, showCents = 'auto' }: MoneyProps) {
  const { money } = useFormats();
  return <span className="num">{money(cents, { cents: showCents })}</span>;
}
