import { useEffect } from 'react';

/** Sets the title of the document: what is on the page, then the name of the service. */
export function useTitle(title: string): void {
  useEffect(() => {
    if (title) document.title = `${title} | Slimmer Werken`;
  }, [title]);
}
