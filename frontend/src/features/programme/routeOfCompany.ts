import { useLingui } from '@lingui/react/macro';

/** One step of the route, with what it asks of both sides and what it costs. */
export interface CompanyStep {
  name: string;
  what: string;
  management: string;
  employees: string;
  cost: string;
}

export function useRouteOfCompany(): CompanyStep[] {
  const { t } = useLingui();
  return [
    {
      name: t`Scan`,
      what: t`U beantwoordt zestien stellingen over uw bedrijf en krijgt een eerste beeld. Wilt u verder, dan nodigt u uw mensen uit voor de hele scan. Zij vullen dezelfde stellingen in, vanuit hun eigen werk.`,
      management: t`Kiest de periode en legt uit waarom het bedrijf meedoet.`,
      employees: t`Vullen in vijf minuten de scan in, zonder naam en zonder account.`,
      cost: t`Gratis`,
    },
    {
      name: t`Plan`,
      what: t`De uitkomst laat zien waar leiding en medewerkers verschillen. U bespreekt dat en kiest samen één verandering, met een instrument uit de toolbox erbij.`,
      management: t`Deelt de uitkomst en stelt een plan voor.`,
      employees: t`Passen het plan aan. Een vertegenwoordiger stemt ermee in, of zegt waarom niet.`,
      cost: t`Een middag samen`,
    },
    {
      name: t`Adviseur`,
      what: t`Hulp nodig? Vergelijk adviseurs op sector, thema, provincie en tarief. Elke erkende adviseur is getoetst, en wie eerder klant was geeft een oordeel.`,
      management: t`Vraagt contact aan. De adviseur antwoordt binnen een vaste termijn.`,
      employees: t`Maken kennis voordat u kiest.`,
      cost: t`Contact vragen is gratis`,
    },
    {
      name: t`Voucher`,
      what: t`Het programma betaalt een deel van het advies. Vaak legt uw branche bij. U ziet de som regel voor regel voordat u iets indient, en de reden bij elk besluit.`,
      management: t`Vraagt aan en geeft andere steun op.`,
      employees: t`Hoeven hier niets te doen.`,
      cost: t`U betaalt een eigen bijdrage`,
    },
    {
      name: t`Traject`,
      what: t`Vier stappen: hoe werkt het nu, waar wilt u heen, wat is het plan, en dan doen. Bij elke stap staat wie er meedeed.`,
      management: t`Zit aan tafel en maakt tijd vrij.`,
      employees: t`Zitten aan dezelfde tafel en beslissen mee.`,
      cost: t`Ongeveer zes maanden`,
    },
    {
      name: t`Meting`,
      what: t`Vóór de start en daarna elk jaar vult u enkele cijfers in, zoals omzet en gewerkte uren. U ziet wat er veranderde, naast bedrijven als het uwe.`,
      management: t`Vult de cijfers in, of laat de boekhouder dat doen.`,
      employees: t`Zien wat hun inzet opleverde als het bedrijf dat deelt.`,
      cost: t`Twintig minuten per jaar`,
    },
  ];
}
