import type { ReactNode } from 'react';
import { classes } from '@/lib/classes.ts';

interface DefinitionListProps {
  items: readonly { term: ReactNode; value: ReactNode; key?: string }[];
  /** Term above value, side by side; for a few key facts. */
  stacked?: boolean;
}

/** Facts: what it is, and what it says. */
export function DefinitionList({ items, stacked = false }: DefinitionListProps) {
  return (
    <dl className={classes('definitions', stacked && 'definitions-stacked')}>
      {items.map((item, index) => (
        <div key={item.key ?? (typeof item.term === 'string' ? item.term : index)}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
