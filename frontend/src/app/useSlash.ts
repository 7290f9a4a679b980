import { useEffect } from 'react';

/** Calls `open` when somebody types a slash outside a field: the custom of sites with a search box. */
export function useSlash(open: () => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same act, whichever function it is now
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const at = event.target as HTMLElement;
      const busy = at.closest('input, textarea, select, dialog') || at.isContentEditable;
      if (event.key !== '/' || busy || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);
}
