import { type ReactNode, useEffect, useRef } from 'react';
import { takeArrival } from '@/lib/arrival.ts';

/** The heading of the page. After navigation it takes the focus, so that a screen reader says where one is. */
export function PageHeading({ className, children }: { className?: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeArrival()) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children}
    </h1>
  );
}
