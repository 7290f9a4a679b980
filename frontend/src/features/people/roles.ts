import { useLingui } from '@lingui/react/macro';
import type { OrganisationKind, Role } from '@/lib/session.ts';

interface RoleWords {
  name: string;
  may: string;
}

/** The roles people can have, and what each may do. */
export function useRoleWords(): Record<Role, RoleWords> {
  const { t } = useLingui();
  return {
    owner: {
      name: t`Eigenaar`,
      may: t`Alles: scan, plan, aanvragen, declaraties bevestigen, toestemmingen, en collega's toelaten.`,
    },
    manager: {
      name: t`Leidinggevende`,
      may: t`Scan en plan, aanvragen voorbereiden, gegevens en toestemmingen.`,
    },
    finance: {
      name: t`Financiën`,
      may: t`Aanvragen indienen, declaraties bevestigen, metingen invullen.`,
    },
    staff_representative: {
      name: t`Vertegenwoordiger van het personeel`,
      may: t`Deelt de links voor de scan uit, leest de uitkomst, past het plan aan en stemt ermee in.`,
    },
    adviser: {
      name: t`Adviseur`,
      may: t`Een eigen profiel, verzoeken, trajecten en declaraties. Mag ook collega's toelaten.`,
    },
    branch_officer: {
      name: t`Medewerker van de branche`,
      may: t`Leden, cofinanciering en instrumenten van de branche. Mag ook collega's toelaten.`,
    },
    syntens_officer: {
      name: t`Beoordelaar`,
      may: t`Aanvragen beoordelen, vaststellen, adviseurs erkennen. Mag ook collega's toelaten.`,
    },
    programme_officer: {
      name: t`Medewerker van het programma`,
      may: t`Regelingen, rondes, inhoud en monitoring. Mag ook collega's toelaten.`,
    },
    researcher: {
      name: t`Onderzoeker`,
      may: t`Leest samengevatte uitkomsten. Mag ook collega's toelaten.`,
    },
  };
}

/** The roles that fit an organisation; its first is who lets others in. */
export const ROLES_OF_KIND: Record<OrganisationKind, readonly [Role, ...Role[]]> = {
  company: ['owner', 'manager', 'finance', 'staff_representative'],
  advisory_firm: ['adviser'],
  branch: ['branch_officer'],
  executing_body: ['syntens_officer'],
  programme_office: ['programme_officer'],
  research: ['researcher'],
};
