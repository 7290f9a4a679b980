import { useLingui } from '@lingui/react';
import { GROUP_WORDS } from './groups.ts';

/** Gives the title of a group of the API on the screen; the tag itself when it has none. */
export function useTagTitle(): (tag: string) => string {
  const { i18n } = useLingui();
  return (tag) => {
    const words = GROUP_WORDS[tag];
    return words ? i18n._(words.title) : tag;
  };
}
