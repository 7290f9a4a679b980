import { useLingui } from '@lingui/react/macro';

interface RoleWords {
  name: string;
  may: string;
}

/** The roles inside a company, with what each may do. */
export function useCompanyRoles(): Record<string, RoleWords> {
  const { t } = useLingui();
  return {
    owner: {
      name: t`Eigenaar`,
      may: t`Alles: scan, plan, aanvragen, declaraties bevestigen, toestemmingen.`,
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
      may: t`Leest de uitkomst van de scan, past het plan aan en stemt ermee in.`,
    },
  };
}
