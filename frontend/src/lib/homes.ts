import type { OrganisationKind } from './session.ts';

/** Where somebody works who acts for an organisation of this kind. */
export const HOME_OF_KIND: Record<OrganisationKind, string> = {
  company: '/bedrijf',
  advisory_firm: '/adviseur',
  branch: '/branche',
  executing_body: '/syntens',
  programme_office: '/programma',
  research: '/onderzoek',
};
