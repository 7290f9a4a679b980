import { Check, CircleAlert, Clock, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type Tone = 'ok' | 'warn' | 'err' | 'info' | 'calm';

const MARKS = { ok: Check, warn: TriangleAlert, err: CircleAlert, wait: Clock };

interface PillProps {
  tone?: Tone;
  /** A mark before the word; `none` by default, because the word carries the meaning. */
  mark?: keyof typeof MARKS;
  children: ReactNode;
}

/** A status: always a word, never a dot. */
export function Pill({ tone = 'calm', mark, children }: PillProps) {
  const Mark = mark ? MARKS[mark] : null;
  return (
    <span className={`pill tone-${tone}`}>
      {Mark && <Mark aria-hidden="true" />}
      {children}
    </span>
  );
}
