import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';

/** What an officer can decide, with its key. */
export const ACTS = [
  { to: 'granted', key: 't' },
  { to: 'information_requested', key: 'v' },
  { to: 'rejected', key: 'a' },
  { to: 'not_considered', key: 'n' },
  { to: 'revoked', key: 'r' },
] as const;
export type Decision = (typeof ACTS)[number]['to'];

const WORDS = {
  granted: msg`Toekennen`,
  information_requested: msg`Aanvulling vragen`,
  rejected: msg`Afwijzen`,
  not_considered: msg`Niet behandelen`,
  revoked: msg`Intrekken`,
};

/** The word of a decision, as it stands on its button. */
export function useActWord(): (decision: Decision) => string {
  const { i18n } = useLingui();
  return (decision) => i18n._(WORDS[decision]);
}
