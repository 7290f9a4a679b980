import { CircleAlert, CircleCheck, Info, Leaf, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Tone } from './Pill.tsx';

const MARKS = { info: Info, ok: CircleCheck, warn: TriangleAlert, err: CircleAlert, calm: Leaf };

interface NoticeProps {
  tone?: Tone;
  title?: ReactNode;
  /** Announce at once, for a notice that appears after an act. */
  live?: boolean;
  icon?: ReactNode;
  children?: ReactNode;
}

/** Something to know on this page: what is the matter, and what can be done. */
export function Notice({ tone = 'info', title, live = false, icon, children }: NoticeProps) {
  const Mark = MARKS[tone];
  return (
    <div className={`notice tone-${tone}`} role={live ? (tone === 'err' ? 'alert' : 'status') : undefined}>
      {icon ?? <Mark aria-hidden="true" />}
      <div className="notice-body">
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
