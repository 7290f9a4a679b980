import { useEffect, useRef } from 'react';

/** One key, one act. Not while somebody types, nor with a modifier: those belong to the browser. */
export function useReviewKeys(acts: Readonly<Record<string, (() => void) | undefined>>): void {
  const current = useRef(acts);
  current.current = acts;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      const typing = target?.closest('input, textarea, select, dialog, [contenteditable]');
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = current.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
