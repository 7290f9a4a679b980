import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';

/** The acts of the audit trail in words, by the code of the API. */
const ACTS: Record<string, MessageDescriptor> = {
  'access.asked': msg`Toegang tot het bedrijf gevraagd`,
  'access.admitted': msg`Iemand toegelaten die toegang vroeg`,
  'access.contested': msg`Verzoek om toegang bestreden`,
  'access.unanswered': msg`Verzoek om toegang niet op tijd beantwoord`,
  'access.granted': msg`Syntens gaf toegang tot het bedrijf`,
  'access.rejected': msg`Syntens wees een verzoek om toegang af`,
  'access.withdrawn': msg`Verzoek om toegang ingetrokken`,
  'advisers.apply': msg`Erkenning als adviseur aangevraagd`,
  'advisers.change': msg`Adviseursprofiel gewijzigd`,
  'claims.confirm': msg`Declaratie bevestigd`,
  'companies.correct': msg`Gegevens van het bedrijf gewijzigd`,
  'companies.register': msg`Bedrijf aangemeld`,
  'companies.verify': msg`Bedrijf gecontroleerd`,
  'consents.give': msg`Toestemming gegeven`,
  'consents.take_back': msg`Toestemming ingetrokken`,
  'files.add': msg`Bestand toegevoegd`,
  'invitations.accept': msg`Uitnodiging aangenomen`,
  'invitations.send': msg`Iemand uitgenodigd`,
  'invitations.send_again': msg`Uitnodiging opnieuw gestuurd`,
  'invitations.withdraw': msg`Uitnodiging ingetrokken`,
  'letters.ask': msg`Brief met code aangevraagd`,
  'letters.print': msg`Brief met code afgedrukt`,
  'letters.wrong_code': msg`Verkeerde code ingevuld`,
  'mandates.give': msg`Machtiging gegeven`,
  'mandates.withdraw': msg`Machtiging ingetrokken`,
  'measurements.begin': msg`Meting begonnen`,
  'measurements.complete': msg`Meting afgerond`,
  'measurements.correct': msg`Meting verbeterd`,
  'measurements.enter': msg`Kengetal ingevuld`,
  'measurements.redate': msg`Periode van een meting gewijzigd`,
  'payments.confirm': msg`Betaling bevestigd`,
  'people.change_roles': msg`Rollen van iemand gewijzigd`,
  'people.leave': msg`Iemand is vertrokken`,
  'people.remove': msg`Toegang van iemand weggenomen`,
  'referrals.ask': msg`Adviseur om contact gevraagd`,
  'referrals.accepted': msg`Adviseur wil kennismaken`,
  'referrals.declined': msg`Adviseur heeft geen ruimte`,
  'referrals.unanswered': msg`Adviseur heeft niet geantwoord`,
  'scans.change': msg`Scan gewijzigd`,
  'scans.prepare': msg`Scan voorbereid`,
  'scans.open': msg`Scan geopend`,
  'scans.invite': msg`Uitnodigingen voor de scan gemaakt`,
  'scans.extend': msg`Scan verlengd`,
  'scans.closed': msg`Scan gesloten`,
  'scans.published': msg`Uitkomst van de scan gepubliceerd`,
  'toolbox.use': msg`Instrument in gebruik genomen`,
  'trajectories.start': msg`Traject begonnen`,
  'trajectories.plan': msg`Plan van het traject gewijzigd`,
  'trajectories.keep_step': msg`Stap van het traject bijgewerkt`,
  'trajectories.evaluate': msg`Traject geëvalueerd`,
  'trajectories.complete': msg`Traject afgerond`,
  'trajectories.stop': msg`Traject gestopt`,
  'vouchers.draft': msg`Aanvraag begonnen`,
  'vouchers.throw_away': msg`Concept van een aanvraag weggegooid`,
  'vouchers.submitted': msg`Aanvraag ingediend`,
  'vouchers.waitlisted': msg`Aanvraag op de wachtlijst gezet`,
  'vouchers.in_review': msg`Aanvraag in beoordeling genomen`,
  'vouchers.information_requested': msg`Om aanvulling van de aanvraag gevraagd`,
  'vouchers.granted': msg`Voucher toegekend`,
  'vouchers.rejected': msg`Aanvraag afgewezen`,
  'vouchers.not_considered': msg`Aanvraag buiten behandeling gelaten`,
  'vouchers.withdrawn': msg`Aanvraag ingetrokken`,
  'vouchers.in_use': msg`Voucher in gebruik genomen`,
  'vouchers.claimed': msg`Uren gedeclareerd`,
  'vouchers.claim_returned': msg`Declaratie teruggestuurd`,
  'vouchers.settled': msg`Voucher vastgesteld`,
  'vouchers.expired': msg`Voucher verlopen`,
  'vouchers.revoked': msg`Voucher ingetrokken door Syntens`,
};

/** An act in words; one this list does not know keeps its code, so that nothing is hidden. */
export function useActWords(): (act: string) => string {
  const { i18n } = useLingui();
  return (act) => {
    const words = ACTS[act];
    return words ? i18n._(words) : act;
  };
}
