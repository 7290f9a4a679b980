import { msg } from '@lingui/core/macro';
import type { OrganisationKind } from '@/lib/session.ts';
import type { Destination } from '../publicNav.ts';
import type { NavEntry } from './roomNav.ts';

/** Where one is: it decides the header. Set by the layout route of a room in `staticData: { room: 'adviser' }`. */
export type Room =
  | 'public'
  | 'company'
  | 'adviser'
  | 'branch'
  | 'syntens'
  | 'programme'
  | 'research'
  | 'answer';

interface Workspace {
  home: Destination;
  nav: readonly NavEntry[];
}

/**
 * The rooms behind the sign-in: at most seven things in a menu, grouped by the work that people come for. A destination shows as
 * soon as its page exists; a group with one page shows as that page, until there are more.
 */
export const WORKSPACES: Record<Exclude<Room, 'public' | 'answer'>, Workspace> = {
  company: {
    home: { to: '/bedrijf', label: msg`Uw bedrijf` },
    nav: [
      { to: '/bedrijf', label: msg`Overzicht` },
      { to: '/bedrijf/scans', label: msg`Scan` },
      { to: '/bedrijf/metingen', label: msg`Metingen` },
      { to: '/bedrijf/vouchers', label: msg`Vouchers` },
      {
        group: msg`Begeleiding`,
        items: [
          { to: '/bedrijf/verzoeken', label: msg`Verzoeken` },
          { to: '/bedrijf/trajecten', label: msg`Traject` },
        ],
      },
      {
        group: msg`Ervaringen`,
        items: [
          { to: '/bedrijf/praktijken', label: msg`Verhalen` },
          { to: '/vragen', label: msg`Vraagbaak` },
          { to: '/groepen', label: msg`Groepen` },
          { to: '/netwerk', label: msg`Netwerk` },
          { to: '/bedrijf/belemmeringen', label: msg`Belemmeringen` },
        ],
      },
      {
        group: msg`Bedrijf`,
        items: [
          { to: '/bedrijf/mensen', label: msg`Mensen en rollen` },
          { to: '/bedrijf/gegevens', label: msg`Gegevens` },
          { to: '/bedrijf/rekening', label: msg`Rekening` },
        ],
      },
    ],
  },
  adviser: {
    home: { to: '/adviseur', label: msg`Adviseurskamer` },
    nav: [
      { to: '/adviseur', label: msg`Overzicht` },
      { to: '/adviseur/verzoeken', label: msg`Verzoeken` },
      { to: '/adviseur/trajecten', label: msg`Trajecten` },
      {
        group: msg`Erkenning`,
        items: [
          { to: '/adviseur/profiel', label: msg`Profiel` },
          { to: '/adviseur/erkenning', label: msg`Erkenning` },
          { to: '/adviseur/beoordelingen', label: msg`Beoordelingen` },
          { to: '/adviseur/klachten', label: msg`Klachten` },
        ],
      },
      {
        group: msg`Ervaringen`,
        items: [
          { to: '/adviseur/vragen', label: msg`Vragen` },
          { to: '/adviseur/belemmeringen', label: msg`Belemmeringen` },
        ],
      },
      {
        group: msg`Bureau`,
        items: [
          { to: '/adviseur/declaraties', label: msg`Declaraties` },
          { to: '/adviseur/rekening', label: msg`Rekening` },
          { to: '/adviseur/mensen', label: msg`Mensen` },
        ],
      },
    ],
  },
  branch: {
    home: { to: '/branche', label: msg`Branchekamer` },
    nav: [
      { to: '/branche', label: msg`Overzicht` },
      {
        group: msg`Leden`,
        items: [
          { to: '/branche/leden', label: msg`Leden` },
          { to: '/branche/campagnes', label: msg`Campagnes` },
          { to: '/branche/bijeenkomsten', label: msg`Bijeenkomsten` },
          { to: '/branche/groepen', label: msg`Groepen` },
          { to: '/branche/aansluiting', label: msg`Aansluiting` },
        ],
      },
      {
        group: msg`Cijfers`,
        items: [
          { to: '/branche/cijfers', label: msg`Cijfers` },
          { to: '/branche/metingen', label: msg`Metingen` },
          { to: '/branche/vragenlijsten', label: msg`Vragenlijsten` },
        ],
      },
      {
        group: msg`Vouchers`,
        items: [
          { to: '/branche/vouchers', label: msg`Vouchers` },
          { to: '/branche/cofinanciering', label: msg`Cofinanciering` },
        ],
      },
      {
        group: msg`Inhoud`,
        items: [
          { to: '/branche/instrumenten', label: msg`Instrumenten` },
          { to: '/branche/regelingen', label: msg`Wegwijzer` },
          { to: '/branche/praktijken', label: msg`Praktijken` },
          { to: '/branche/publicaties', label: msg`Publicaties` },
          { to: '/branche/uitwisseling', label: msg`Uitwisseling` },
        ],
      },
      {
        group: msg`Beheer`,
        items: [
          { to: '/branche/koppelingen', label: msg`Koppelingen` },
          { to: '/branche/proefomgeving', label: msg`Proefomgeving` },
          { to: '/branche/mensen', label: msg`Mensen` },
        ],
      },
    ],
  },
  syntens: {
    home: { to: '/syntens', label: msg`Syntens` },
    nav: [
      {
        group: msg`Vouchers`,
        items: [
          { to: '/syntens/beoordelen', label: msg`Beoordelen` },
          { to: '/syntens/vaststellen', label: msg`Vaststellen` },
          { to: '/syntens/bezwaren', label: msg`Bezwaren` },
          { to: '/syntens/betalen', label: msg`Betalen` },
          { to: '/syntens/steunregister', label: msg`Steunregister` },
          { to: '/syntens/rondes', label: msg`Rondes` },
        ],
      },
      {
        group: msg`Adviseurs`,
        items: [
          { to: '/syntens/adviseurs', label: msg`Adviseurs` },
          { to: '/syntens/klachten', label: msg`Klachten` },
        ],
      },
      { to: '/syntens/bedrijven', label: msg`Bedrijven` },
      {
        group: msg`Inhoud`,
        items: [
          { to: '/syntens/vragen', label: msg`Wegwijzer` },
          { to: '/syntens/vraagbaak', label: msg`Vraagbaak` },
          { to: '/syntens/netwerk', label: msg`Netwerk` },
          { to: '/syntens/praktijken', label: msg`Praktijken` },
          { to: '/syntens/bijeenkomsten', label: msg`Bijeenkomsten` },
          { to: '/syntens/groepen', label: msg`Groepen` },
          { to: '/syntens/publicaties', label: msg`Publicaties` },
        ],
      },
      {
        group: msg`Beheer`,
        items: [
          { to: '/syntens/toegang', label: msg`Toegang` },
          { to: '/syntens/koppelingen', label: msg`Koppelingen` },
          { to: '/syntens/afstemming', label: msg`Afstemming` },
          { to: '/syntens/conflicten', label: msg`Conflicten` },
          { to: '/syntens/audit', label: msg`Audit` },
          { to: '/syntens/mensen', label: msg`Mensen` },
        ],
      },
    ],
  },
  programme: {
    home: { to: '/programma', label: msg`Programmabureau` },
    nav: [
      {
        group: msg`Regelingen`,
        items: [
          { to: '/programma/regelingen', label: msg`Regelingen` },
          { to: '/programma/rondes', label: msg`Rondes` },
        ],
      },
      { to: '/programma/branches', label: msg`Branches` },
      {
        group: msg`Inhoud`,
        items: [
          { to: '/programma/inhoud', label: msg`Inhoud` },
          { to: '/programma/wegwijzer', label: msg`Wegwijzer` },
          { to: '/programma/praktijken', label: msg`Praktijken` },
          { to: '/programma/bijeenkomsten', label: msg`Bijeenkomsten` },
          { to: '/programma/groepen', label: msg`Groepen` },
          { to: '/programma/publicaties', label: msg`Publicaties` },
          { to: '/programma/vragenlijsten', label: msg`Vragenlijsten` },
          { to: '/programma/zoekwoorden', label: msg`Zoekwoorden` },
        ],
      },
      {
        group: msg`Cijfers`,
        items: [
          { to: '/programma/monitor', label: msg`Monitor` },
          { to: '/programma/respons', label: msg`Respons` },
          { to: '/programma/effect', label: msg`Effect` },
          { to: '/programma/branchecijfers', label: msg`Branchecijfers` },
          { to: '/programma/uitwisseling', label: msg`Uitwisseling` },
          { to: '/programma/uittreksels', label: msg`Uittreksels` },
        ],
      },
      {
        group: msg`Signalen`,
        items: [{ to: '/programma/belemmeringen', label: msg`Belemmeringen` }],
      },
      {
        group: msg`Beheer`,
        items: [
          { to: '/programma/koppelingen', label: msg`Koppelingen` },
          { to: '/programma/audit', label: msg`Audit` },
          { to: '/programma/mensen', label: msg`Mensen` },
        ],
      },
    ],
  },
  research: {
    home: { to: '/onderzoek', label: msg`Onderzoek` },
    nav: [
      { to: '/onderzoek/onderzoeken', label: msg`Onderzoeken` },
      { to: '/onderzoek/uittreksels', label: msg`Uittreksels` },
      { to: '/onderzoek/monitor', label: msg`Monitor` },
      { to: '/onderzoek/koppelingen', label: msg`Koppelingen` },
      { to: '/onderzoek/mensen', label: msg`Mensen` },
    ],
  },
};

/** The room in which an organisation of this kind works. */
export const ROOM_OF_KIND: Record<OrganisationKind, keyof typeof WORKSPACES> = {
  company: 'company',
  advisory_firm: 'adviser',
  branch: 'branch',
  executing_body: 'syntens',
  programme_office: 'programme',
  research: 'research',
};
