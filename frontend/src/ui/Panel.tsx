import { type ReactNode, useId } from 'react';
import { classes } from '@/lib/classes.ts';

/** A white panel for something that stands on its own: a chart, a person, a form. Never a panel in a panel. */
export function Panel({
  accent = false,
  className,
  children,
}: {
  accent?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return <div className={classes('panel', accent && 'panel-accent', className)}>{children}</div>;
}

interface FieldPanelProps {
  /** The short line above the title; "Uw volgende stap" for a next step. */
  kicker?: ReactNode;
  title: ReactNode;
  /** Buttons; the main one of kind `accent`. */
  actions?: ReactNode;
  /** A pictogram, or a DayBox with the deadline. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** The deep panel: the one next step, with its reason. At most one on a screen. */
export function FieldPanel({ kicker, title, actions, aside, children }: FieldPanelProps) {
  const id = useId();
  return (
    <section className="field-panel on-field" aria-labelledby={id}>
      <div>
        {kicker && <p className="kicker">{kicker}</p>}
        <h2 id={id} className="mt-2 mb-3">
          {title}
        </h2>
        {children}
        {actions && <div className="no-print mt-6 flex flex-wrap items-center gap-3">{actions}</div>}
      </div>
      {aside}
    </section>
  );
}

/** A deadline as a leaf of a calendar, for beside a next step. */
export function DayBox({ before, day, month }: { before: ReactNode; day: ReactNode; month: ReactNode }) {
  return (
    <p className="day-box">
      {before}
      <b>{day}</b>
      {month}
    </p>
  );
}
