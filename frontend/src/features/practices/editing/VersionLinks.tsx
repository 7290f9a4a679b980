import { Trans, useLingui } from '@lingui/react/macro';
import type { PracticeVersionRead } from '@/api/types.gen.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { STATUS_WORDS } from '../words.ts';

/** The other versions of the same story. */
export function VersionLinks({ base, version }: { base: string; version: PracticeVersionRead }) {
  const { i18n } = useLingui();
  return version.versions
    .filter((each) => each.id !== version.id)
    .map((each) => (
      <AppLink key={each.id} to={`${base}/${each.id}`}>
        <Trans>Versie {each.number}</Trans>: {i18n._(STATUS_WORDS[each.status]).toLowerCase()}
      </AppLink>
    ));
}
