import { useLingui } from '@lingui/react/macro';
import type { GroupRead } from '@/api/types.gen.ts';
import { labelOf, useProvinces, useSectors, useThemeName } from '@/lib/reference.ts';

/** For whom a group is, how one gets in, and how many are in it, in words. */
export function useGroupFacts(): (group: GroupRead) => string[] {
  const { t } = useLingui();
  const sectors = useSectors();
  const provinces = useProvinces();
  const themeName = useThemeName();
  return (group) => [
    ...(group.section ? [labelOf(sectors, group.section)] : []),
    ...(group.province ? [labelOf(provinces, group.province)] : []),
    ...(group.theme ? [themeName(group.theme)] : []),
    group.admission === 'open' ? t`open voor iedereen` : t`op verzoek`,
    group.members === null ? t`minder dan 5 leden` : t`${group.members} leden`,
  ];
}
