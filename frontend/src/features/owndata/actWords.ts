import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Acts by the name the audit trail gives them, for those that say more than their subject does. */
const ACTS: Record<string, MessageDescriptor> = {
  'accounts.link_identity': msg`Inlogmiddel gekoppeld`,
  'accounts.make_by_identity': msg`Account gemaakt met een inlogmiddel`,
  'accounts.unlink_identity': msg`Inlogmiddel losgemaakt`,
  'companies.correct': msg`Bedrijfsgegevens verbeterd`,
  'companies.follow-again': msg`Weer gevolgd in het onderzoek`,
  'companies.leave': msg`Gestopt met het programma`,
  'companies.register': msg`Bedrijf aangemeld`,
  'companies.return': msg`Weer gaan meedoen`,
  'companies.verify': msg`Bedrijf gecontroleerd`,
  'consents.give': msg`Toestemming gegeven`,
  'consents.take_back': msg`Toestemming ingetrokken`,
  'files.add': msg`Document toegevoegd`,
  'invitations.accept': msg`Uitnodiging aangenomen`,
  'invitations.send': msg`Collega uitgenodigd`,
  'invitations.withdraw': msg`Uitnodiging ingetrokken`,
  'letters.ask': msg`Brief met een code gevraagd`,
  'letters.wrong_code': msg`Verkeerde code ingevuld`,
  'mandates.give': msg`Machtiging gegeven`,
  'mandates.withdraw': msg`Machtiging ingetrokken`,
  'measurements.begin': msg`Meting begonnen`,
  'measurements.complete': msg`Meting afgerond`,
  'own-data.ask-erasure': msg`Gevraagd om te wissen`,
  'own-data.cancel-erasure': msg`Verzoek om te wissen ingetrokken`,
  'own-data.erase': msg`Gegevens gewist`,
  'own-data.erase-unused': msg`Gewist omdat niemand het account nog gebruikte`,
  'own-data.export': msg`Kopie van gegevens gevraagd`,
  'people.change_roles': msg`Rollen gewijzigd`,
  'referrals.ask': msg`Adviseur gevraagd`,
  'scans.closed': msg`Scan gesloten`,
  'scans.hand_out': msg`Losse links voor een scan gemaakt, namens het personeel`,
  'scans.invite': msg`Mensen uitgenodigd voor een scan`,
  'scans.open': msg`Scan geopend`,
  'scans.plan_accepted': msg`Voorstel bij een plan overgenomen`,
  'scans.plan_agreed': msg`Ingestemd met een plan, namens het personeel`,
  'scans.plan_amend': msg`Wijziging van een plan voorgesteld`,
  'scans.plan_begin': msg`Plan begonnen`,
  'scans.plan_declined': msg`Voorstel bij een plan afgewezen`,
  'scans.plan_disagreed': msg`Niet ingestemd met een plan, namens het personeel`,
  'scans.plan_draft': msg`Plan teruggenomen om verder te schrijven`,
  'scans.plan_proposed': msg`Plan voorgelegd aan het personeel`,
  'scans.plan_write': msg`Plan bijgewerkt`,
  'scans.prepare': msg`Scan voorbereid`,
  'scans.published': msg`Uitkomst van een scan gepubliceerd`,
  'scans.take_on_links': msg`Uitdelen van links overgenomen, namens het personeel`,
  'trajectories.start': msg`Traject begonnen`,
  'vouchers.draft': msg`Aanvraag begonnen`,
  'vouchers.granted': msg`Voucher toegekend`,
  'vouchers.rejected': msg`Aanvraag afgewezen`,
  'vouchers.submitted': msg`Aanvraag ingediend`,
  'vouchers.withdrawn': msg`Aanvraag ingetrokken`,
};

/** What an act was about, by the first part of its name. */
const SUBJECTS: Record<string, MessageDescriptor> = {
  access: msg`Verzoek om toegang behandeld`,
  accounts: msg`Account gewijzigd`,
  aid: msg`Steun gemeld bij het register`,
  advisers: msg`Adviseursprofiel gewijzigd`,
  claims: msg`Declaratie behandeld`,
  companies: msg`Bedrijf gewijzigd`,
  invitations: msg`Uitnodiging behandeld`,
  letters: msg`Brief behandeld`,
  linked_companies: msg`Verbonden bedrijven gewijzigd`,
  machines: msg`Koppeling gewijzigd`,
  measurements: msg`Meting gewijzigd`,
  payments: msg`Betaling behandeld`,
  people: msg`Mensen en rollen gewijzigd`,
  questionnaires: msg`Vragenlijst gewijzigd`,
  referrals: msg`Vraag aan een adviseur behandeld`,
  rounds: msg`Ronde gewijzigd`,
  scans: msg`Scan gewijzigd`,
  schemes: msg`Regeling gemaakt`,
  toolbox: msg`Toolbox bijgewerkt`,
  trajectories: msg`Traject gewijzigd`,
  vouchers: msg`Voucher of aanvraag gewijzigd`,
};

const OTHER = msg`Iets anders gewijzigd`;

/** An act of the audit trail in plain words. */
export function wordsFor(act: string): MessageDescriptor {
  return ACTS[act] ?? SUBJECTS[act.split('.')[0] ?? ''] ?? OTHER;
}
