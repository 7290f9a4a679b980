import type { Role } from '@/lib/session.ts';

const DESKS: readonly [Role, string][] = [
  ['owner', '/bedrijf/praktijken'],
  ['manager', '/bedrijf/praktijken'],
  ['branch_officer', '/branche/praktijken'],
  ['syntens_officer', '/syntens/praktijken'],
  ['programme_officer', '/programma/praktijken'],
];

/** Where somebody with these roles works on practices; null for who does not. */
export function deskOf(roles: readonly Role[]): string | null {
  return DESKS.find(([role]) => roles.includes(role))?.[1] ?? null;
}
