import { useEffect } from 'react';

/** Calls `open` at Ctrl+K or Cmd+K outside a field, unless the page has its own use for them. No single character: speech would type those (WCAG 2.1.4). */
export function useSearchKeys(open: () => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same act, whichever function it is now
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const busy = at.closest('input, textarea, select, dialog') || at.isContentEditable;
      const asked = event.key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey;
      if (!asked || busy || event.defaultPrevented) return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
