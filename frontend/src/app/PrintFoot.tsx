import { Trans } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { Mark } from '@/ui/Logo.tsx';

/**
 * What ends a page on paper: from where it comes, and when it was printed. The address is without its search and hash,
 * which may hold a code.
 */
export default function PrintFoot() {
  const { day } = useFormats();
  const path = useLocation({ select: (location) => location.pathname });
  const [printedOn, setPrintedOn] = useState(todayInAmsterdam);
  useEffect(() => {
    // At once: the browser draws the paper as soon as this is over.
    const date = () => flushSync(() => setPrintedOn(todayInAmsterdam()));
    addEventListener('beforeprint', date);
    return () => removeEventListener('beforeprint', date);
  }, []);
  return (
    <p className="print-foot" aria-hidden="true">
      <Mark />
      <span>
        Slimmer Werken
        <br />
        {window.location.host}
        {path}
      </span>
      <span>
        <Trans>Afgedrukt op {day(printedOn)}</Trans>
      </span>
    </p>
  );
}
