import { useLingui } from '@lingui/react/macro';
import type { NextAct, NextStep } from '@/api/types.gen.ts';
import { useThemeName } from '@/lib/reference.ts';

export interface StepWords {
  title: string;
  why: string;
  /** The button and where it leads; none when there is only waiting. */
  act?: { label: string; to: string; search?: Record<string, string> };
}

/** The one next step in words: what to do, why, and where. */
export function useNextStep(next: NextStep): StepWords {
  const { t } = useLingui();
  const themeName = useThemeName();
  const id = next.objectId ?? '';
  const theme = next.theme ? themeName(next.theme) : t`werk en taken`;
  const about = next.theme ? { theme: next.theme } : undefined;
  const words: Record<NextAct, StepWords> = {
    start_scan: {
      title: t`Vraag het aan uw mensen`,
      why: t`Met de scan beantwoorden leiding en medewerkers dezelfde stellingen. U ziet waar u van elkaar verschilt.`,
      act: { label: t`Bereid een scan voor`, to: '/bedrijf/scans/nieuw' },
    },
    open_scan: {
      title: t`Open uw scan`,
      why: t`De scan staat klaar. Zodra u hem opent, kunnen uw medewerkers meedoen.`,
      act: { label: t`Naar de scan`, to: `/bedrijf/scans/${id}` },
    },
    wait_for_answers: {
      title: t`Uw medewerkers kunnen meedoen`,
      why: t`Niemand ziet hoeveel mensen al antwoordden. Na sluiting ziet u de uitkomst, vanaf vijf antwoorden.`,
      act: { label: t`Naar de scan`, to: `/bedrijf/scans/${id}` },
    },
    publish_scan: {
      title: t`Bekijk de uitkomst van uw scan`,
      why: t`De scan is gesloten. U kunt de uitkomst nu tonen, of de periode verlengen.`,
      act: { label: t`Naar de scan`, to: `/bedrijf/scans/${id}` },
    },
    answer_proposals: {
      title: t`Antwoord op de voorstellen voor het plan`,
      why: t`De personeelsvertegenwoordiging las uw plan en wil er iets aan veranderen. Zij wacht op uw antwoord.`,
      act: { label: t`Naar de voorstellen`, to: `/bedrijf/scans/${id}/plan` },
    },
    read_plan: {
      title: t`Lees het plan van de leiding`,
      why: t`Stel voor wat anders moet, of zeg of u het ermee eens bent. Met uw woord erbij wordt het een plan van iedereen.`,
      act: { label: t`Lees het plan`, to: `/bedrijf/scans/${id}/plan` },
    },
    finish_plan: {
      title: t`Schrijf uw plan af`,
      why: t`Wie doet wat, wanneer, en wat mag het kosten? Daarna leest de personeelsvertegenwoordiging mee.`,
      act: { label: t`Naar het plan`, to: `/bedrijf/scans/${id}/plan` },
    },
    adapt_plan: {
      title: t`Pas het plan aan`,
      why: t`De personeelsvertegenwoordiging is het niet eens met het plan. Lees waarom, en begin een nieuwe versie.`,
      act: { label: t`Naar het plan`, to: `/bedrijf/scans/${id}/plan` },
    },
    choose_where_to_begin: {
      title: t`Kies waar u begint`,
      why: t`De meeste ruimte zit bij ${theme}. Bij de uitkomst staan instrumenten die erbij passen.`,
      act: { label: t`Bekijk de uitkomst`, to: `/bedrijf/scans/${id}` },
    },
    find_adviser: {
      title: t`Zoek een adviseur die bij u past`,
      why: t`De meeste ruimte zit bij ${theme}. Vergelijk erkende adviseurs en vraag contact; dat kost niets.`,
      act: { label: t`Bekijk de adviseurs`, to: '/adviseurs', ...(about && { search: about }) },
    },
    wait_for_contact: {
      title: t`De adviseur neemt contact op`,
      why: t`Uw vraag is verstuurd. Een adviseur antwoordt binnen vijf werkdagen.`,
    },
    apply_for_voucher: {
      title: t`Vraag een voucher aan`,
      why: t`Het programma betaalt een deel van uw advies. Aanvragen duurt ongeveer vijf minuten.`,
      act: { label: t`Begin een aanvraag`, to: '/bedrijf/vouchers/nieuw' },
    },
    finish_application: {
      title: t`Maak uw aanvraag af`,
      why: t`Uw aanvraag is bewaard als concept. Het geld houden wij pas vast als u indient.`,
      act: { label: t`Naar de aanvraag`, to: `/bedrijf/vouchers/${id}` },
    },
    supply_information: {
      title: t`Beantwoord de vraag van Syntens`,
      why: t`Tot uw antwoord er is, staat de beslissing stil.`,
      act: { label: t`Naar de vraag`, to: `/bedrijf/vouchers/${id}` },
    },
    wait_for_decision: {
      title: t`Syntens beslist over uw aanvraag`,
      why: t`U hoeft nu niets te doen. Het bedrag houden wij voor u vast.`,
    },
    fill_in_baseline: {
      title: t`Vul uw nulmeting in`,
      why: t`Zonder nulmeting kan het advies niet beginnen: dan is later niet te zien wat het opleverde.`,
      act: { label: t`Naar de nulmeting`, to: '/bedrijf/metingen' },
    },
    wait_for_adviser: {
      title: t`Uw adviseur neemt de opdracht aan`,
      why: t`Uw voucher is toegekend. Zodra de adviseur de opdracht aanneemt, begint het traject.`,
    },
    wait_for_start: {
      title: t`Het traject begint binnenkort`,
      why: t`Uw adviseur maakt een afspraak voor de eerste stap.`,
    },
    begin_trajectory: {
      title: t`Begin het traject`,
      why: t`Alles is geregeld. De eerste stap: samen kijken hoe het nu gaat.`,
      act: { label: t`Naar het traject`, to: '/bedrijf/trajecten' },
    },
    do_step: {
      title: t`Zet de volgende stap met uw mensen`,
      why: t`Vier stappen, leiding en medewerkers samen. Houd per stap bij wat eruit kwam.`,
      act: { label: t`Naar het traject`, to: `/bedrijf/trajecten/${id}` },
    },
    complete_trajectory: {
      title: t`Rond het traject af`,
      why: t`Alle vier de stappen zijn gezet. Daarna kan uw adviseur declareren.`,
      act: { label: t`Naar het traject`, to: `/bedrijf/trajecten/${id}` },
    },
    confirm_claim: {
      title: t`Bevestig dat het werk is gedaan`,
      why: t`Uw adviseur heeft gedeclareerd. Pas na uw ja wordt er betaald.`,
      act: { label: t`Naar de declaratie`, to: `/bedrijf/vouchers/${id}` },
    },
    look_back: {
      title: t`Kijk terug op het traject`,
      why: t`Een cijfer en een zin helpen het volgende bedrijf bij het kiezen.`,
      act: { label: t`Naar het traject`, to: `/bedrijf/trajecten/${id}` },
    },
    measure_again: {
      title: t`Meet wat het opleverde`,
      why: t`Dezelfde cijfers als bij de nulmeting. Daarna ziet u wat er veranderde.`,
      act: { label: t`Naar de metingen`, to: '/bedrijf/metingen' },
    },
    scan_again: {
      title: t`Vraag uw mensen opnieuw`,
      why: t`Een nieuwe scan laat zien wat leiding en medewerkers er nu van vinden.`,
      act: { label: t`Bereid een scan voor`, to: '/bedrijf/scans/nieuw' },
    },
  };
  return words[next.act];
}
