import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { useFormats } from '@/lib/format.ts';
import type { Role } from '@/lib/session.ts';

const NAMES = {
  owner: msg`eigenaar`,
  manager: msg`leidinggevende`,
  finance: msg`financiën`,
  staff_representative: msg`vertegenwoordiger van het personeel`,
  adviser: msg`adviseur`,
  branch_officer: msg`medewerker van de branche`,
  syntens_officer: msg`beoordelaar`,
  programme_officer: msg`medewerker van het programma`,
  researcher: msg`onderzoeker`,
} satisfies Record<Role, unknown>;

/** Roles in words: "eigenaar en financiën". */
export function useRoleNames(): (roles: readonly Role[]) => string {
  const { i18n } = useLingui();
  const { list } = useFormats();
  return (roles) => list(roles.map((role) => i18n._(NAMES[role])));
}
