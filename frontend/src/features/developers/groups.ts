import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

interface GroupWords {
  title: MessageDescriptor;
  about: MessageDescriptor;
}

/** What the parts of the API are called on the screen, by their tag in the document. */
export const GROUP_WORDS: Readonly<Record<string, GroupWords>> = {
  about: { title: msg`Over de API`, about: msg`Begin, document en soorten problemen` },
  session: { title: msg`Sessie`, about: msg`Aanmelden, afmelden en wisselen van organisatie` },
  accounts: { title: msg`Accounts`, about: msg`Een account maken, lezen en wijzigen` },
  reference: { title: msg`Lijsten`, about: msg`Provincies, sectoren en branches` },
  companies: { title: msg`Bedrijven`, about: msg`Bedrijven, toestemmingen, controle en mensen` },
  people: { title: msg`Mensen`, about: msg`Wie er bij een organisatie hoort, en uitnodigingen` },
  mandates: { title: msg`Machtigingen`, about: msg`Een ander laten handelen voor een bedrijf` },
  access: { title: msg`Toegang`, about: msg`Vragen om toegang tot een bedrijf dat al meedoet` },
  verification: { title: msg`Controle`, about: msg`Brieven met een code, en de code invullen` },
  members: { title: msg`Leden`, about: msg`Het ledenregister van een branche, op KVK-nummer` },
  branches: { title: msg`Branches`, about: msg`Meedoen, overeenkomsten en vertrekken, stap voor stap` },
  campaigns: { title: msg`Campagnes`, about: msg`Leden uitnodigen voor de scan, en wat eruit kwam` },
  exchange: { title: msg`Uitwisseling`, about: msg`Wat branches delen, en van elkaar overnemen` },
  'branch figures': {
    title: msg`Cijfers van branches`,
    about: msg`Totalen over leden, per kwartaal en bevroren`,
  },
  reviews: { title: msg`Beoordelingen`, about: msg`Wat bedrijven en medewerkers van een adviseur vinden` },
  'review-responses': {
    title: msg`Antwoorden over adviseurs`,
    about: msg`Antwoorden met een eigen sleutel, zonder account`,
  },
  network: { title: msg`Netwerk`, about: msg`Profielen, kennismakingen, berichten en meldingen` },
  questions: { title: msg`Vraagbaak`, about: msg`Vragen, antwoorden, wie er kijkt en de kennisbank` },
  groups: { title: msg`Groepen`, about: msg`Groepen van ondernemers: leden, berichten, agenda en bestanden` },
  search: { title: msg`Zoeken`, about: msg`Alles wat openbaar is, suggesties en zoekwoorden` },
  guidance: { title: msg`Wegwijzer`, about: msg`Regelingen van anderen, en een route met redenen` },
  machines: {
    title: msg`Koppelingen`,
    about: msg`Systemen toegang geven, laten proberen, vernieuwen en intrekken`,
  },
  webhooks: { title: msg`Webhooks`, about: msg`Uw systeem meteen laten weten dat een voucher verandert` },
  'own-data': { title: msg`Eigen gegevens`, about: msg`Ophalen, wissen, stoppen en wie er keek` },
  files: { title: msg`Bestanden`, about: msg`Documenten toevoegen en ophalen` },
  notices: { title: msg`Berichten`, about: msg`Meldingen aan een persoon` },
  audit: { title: msg`Audit`, about: msg`Wie wat heeft gedaan` },
  toolbox: { title: msg`Toolbox`, about: msg`Thema's, instrumenten en hun versies` },
  advisers: { title: msg`Adviseurs`, about: msg`Zoeken, erkenning, profielen en verzoeken` },
  practices: { title: msg`Praktijk`, about: msg`Hoe bedrijven het aanpakten` },
  publications: { title: msg`Publicaties`, about: msg`Artikelen en nieuws, met Atom en RSS` },
  newsletters: {
    title: msg`Nieuwsbrief`,
    about: msg`Aanmelden, kiezen, afmelden en nieuwsbrieven versturen`,
  },
  scans: { title: msg`Scans`, about: msg`Voorbereiden, openen, sluiten en publiceren` },
  questionnaires: {
    title: msg`Vragenlijsten`,
    about: msg`Versies en sectormodules: schrijven, inlezen en publiceren`,
  },
  'scan-responses': {
    title: msg`Antwoorden op een scan`,
    about: msg`Wat een medewerker invult, zonder account`,
  },
  monitor: {
    title: msg`Uitgaven van de monitor`,
    about: msg`Bevroren tabellen over bedrijven die wij volgen`,
  },
  monitoring: { title: msg`Monitor`, about: msg`Kengetallen, cijfers en voortgang van het programma` },
  effects: { title: msg`Effect`, about: msg`Het effect van het programma, per uitgave en vastgezet` },
  measurements: { title: msg`Metingen`, about: msg`Nulmeting, vervolgmetingen en het eigen resultaat` },
  extracts: { title: msg`Uittreksels`, about: msg`Cijfers per bedrijf zonder namen, voor onderzoek` },
  studies: { title: msg`Onderzoeken`, about: msg`Een effect laten doorrekenen over een eigen panel` },
  schemes: { title: msg`Regelingen`, about: msg`De regels waaronder een voucher valt` },
  rounds: { title: msg`Rondes`, about: msg`Regelingen, aanvraagrondes en wat er over is` },
  vouchers: { title: msg`Vouchers`, about: msg`Aanvragen, besluiten en betalen` },
  claims: { title: msg`Declaraties`, about: msg`Werk declareren, bevestigen en vaststellen` },
  ledger: { title: msg`Grootboek`, about: msg`Elke boeking, dubbel en onveranderlijk` },
  events: { title: msg`Bijeenkomsten`, about: msg`Bijeenkomsten, aanmeldingen, wachtlijst en aanwezigheid` },
  obstacles: {
    title: msg`Belemmeringen`,
    about: msg`Regels die in de weg stonden: melden, verzamelen, antwoord`,
  },
  trajectories: { title: msg`Trajecten`, about: msg`De stappen van een adviestraject` },
};
