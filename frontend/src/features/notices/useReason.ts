import { useLingui } from '@lingui/react/macro';
import type { NoticeRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { useRoleNames } from '@/ui/roleNames.ts';

/** Why somebody gets a notice, in a sentence: what they do, and for which organisation. */
export function useReason(): (notice: Pick<NoticeRead, 'role' | 'organisationId'>) => string {
  const { t } = useLingui();
  const { session } = useSession();
  const roleNames = useRoleNames();
  return ({ role, organisationId }) => {
    if (organisationId === null) return t`U krijgt dit omdat het over uzelf gaat.`;
    const of = session.memberships.find((each) => each.organisationId === organisationId);
    if (!of) return t`U krijgt dit omdat u bij de organisatie hoorde.`;
    const name = of.organisationName;
    return role
      ? t`U krijgt dit door uw rol bij ${name}: ${roleNames([role])}.`
      : t`U krijgt dit omdat het over ${name} gaat.`;
  };
}
