import type { ComponentProps, ReactNode } from 'react';
import { classes } from '@/lib/classes.ts';
import { AppLink, type AppLinkProps } from './AppLink.tsx';

export type ButtonKind = 'primary' | 'accent' | 'secondary' | 'quiet' | 'danger';

interface Look {
  /** `accent` is the primary button on a field panel. */
  kind?: ButtonKind;
  small?: boolean;
  children: ReactNode;
}

type ButtonProps = ComponentProps<'button'> &
  Look & {
    /** The act is under way: the button keeps its place and focus, and does nothing more. */
    busy?: boolean;
    /** Why the button cannot be used now; also turns it off without taking it from the keyboard. */
    blockedBecause?: string | undefined;
  };

const look = (kind: ButtonKind = 'primary', small = false, more?: string) =>
  classes('btn', `btn-${kind}`, small && 'btn-small', more);

/** An act. Its label says what happens: "Dien de aanvraag in". */
export function Button({
  kind,
  small,
  busy,
  blockedBecause,
  className,
  children,
  onClick,
  type,
  ...rest
}: ButtonProps) {
  const off = busy || blockedBecause !== undefined;
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={look(kind, small, className)}
      aria-disabled={off || undefined}
      data-busy={busy || undefined}
      title={blockedBecause}
      onClick={(event) => (off ? event.preventDefault() : onClick?.(event))}
    >
      {busy && <span className="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}

/** A way to another page, as prominent as a button. */
export function LinkButton({
  kind,
  small,
  className,
  children,
  ...rest
}: Omit<AppLinkProps, 'children'> & Look) {
  return (
    <AppLink {...rest} className={look(kind, small, className)}>
      {children}
    </AppLink>
  );
}

/** A file or another site, as prominent as a button. */
export function AnchorButton({ kind, small, className, children, ...rest }: ComponentProps<'a'> & Look) {
  return (
    <a {...rest} className={look(kind, small, className)}>
      {children}
    </a>
  );
}
