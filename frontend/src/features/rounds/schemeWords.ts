import { useLingui } from '@lingui/react/macro';
import type { SchemeRead, SizeClass } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { labelOf, useSectors, useThemeName } from '@/lib/reference.ts';

const BOUNDS: Record<SizeClass, readonly [number, number]> = {
  '1-4': [1, 4],
  '5-14': [5, 14],
  '15-49': [15, 49],
  '50-99': [50, 99],
  '100-249': [100, 249],
  '250+': [250, Number.POSITIVE_INFINITY],
};

/** From how many employees up to how many; null when every size may take part. */
export function sizeBounds(sizes: readonly SizeClass[]): { low: number; high: number } | null {
  if (sizes.length === 0) return null;
  return {
    low: Math.min(...sizes.map((size) => BOUNDS[size][0])),
    high: Math.max(...sizes.map((size) => BOUNDS[size][1])),
  };
}

export interface RuleFact {
  key: string;
  term: string;
  value: string;
}

/** The rules of a scheme, each as one plain sentence. */
export function useSchemeWords(): (scheme: SchemeRead) => RuleFact[] {
  const { t } = useLingui();
  const { list, money, number, percent } = useFormats();
  const sectors = useSectors();
  const themeName = useThemeName();
  const adviserWords: Record<SchemeRead['adviserKinds'][number], string> = {
    private: t`zelfstandige adviseurs`,
    branch: t`adviseurs van uw branche`,
    syntens: t`adviseurs van Syntens`,
    knowledge_institution: t`kennisinstellingen`,
  };
  const who = (scheme: SchemeRead) => {
    const bounds = sizeBounds(scheme.sizeClasses);
    const size = !bounds
      ? t`Bedrijven van elke grootte`
      : Number.isFinite(bounds.high)
        ? t`Bedrijven met ${bounds.low} tot en met ${bounds.high} medewerkers`
        : t`Bedrijven met ${bounds.low} of meer medewerkers`;
    const sector =
      scheme.sectors.length === 0
        ? t`in alle sectoren`
        : t`in ${list(scheme.sectors.map((section) => labelOf(sectors, section)))}`;
    const members = scheme.branchIds.length > 0 ? t`, alleen leden van een branche die meedoet` : '';
    return `${size}, ${sector}${members}.`;
  };
  return (scheme) => [
    { key: 'who', term: t`Voor wie`, value: who(scheme) },
    {
      key: 'what',
      term: t`Waarvoor`,
      value:
        scheme.themes.length === 0
          ? t`Advies over elk van de acht thema's.`
          : t`Advies over ${list(scheme.themes.map((theme) => themeName(theme)))}.`,
    },
    {
      key: 'amount',
      term: t`Hoeveel`,
      value: t`${percent(scheme.rateBasisPoints / 10_000)} van de kosten zonder btw. Een voucher is ${money(scheme.minimumCents)} tot ${money(scheme.maximumCents)}.`,
    },
    {
      key: 'adviser',
      term: t`Met wie`,
      value: t`U kiest zelf een erkende adviseur: ${list(scheme.adviserKinds.map((kind) => adviserWords[kind]))}.`,
    },
    {
      key: 'first',
      term: t`Vooraf`,
      value: scheme.baselineRequired
        ? t`Voor het advies begint, vult u de nulmeting in: een paar cijfers over uw bedrijf.`
        : t`U hoeft vooraf niets te meten.`,
    },
    {
      key: 'decision',
      term: t`Besluit`,
      value: t`Binnen ${number(scheme.decisionWeeks)} weken na uw aanvraag.`,
    },
    {
      key: 'deciders',
      term: t`Wie beslist`,
      value:
        scheme.fourEyesAboveCents === null
          ? t`Een medewerker van Syntens.`
          : t`Een medewerker van Syntens; boven ${money(scheme.fourEyesAboveCents)} twee.`,
    },
    {
      key: 'validity',
      term: t`Geldig`,
      value:
        scheme.validityDays % 7 === 0
          ? t`${number(scheme.validityDays / 7)} weken na de toekenning.`
          : t`${number(scheme.validityDays)} dagen na de toekenning.`,
    },
    {
      key: 'extension',
      term: t`Verlengen`,
      value:
        scheme.extensionCount === 0
          ? t`Een voucher wordt niet verlengd.`
          : t`Hoogstens ${number(scheme.extensionCount)} keer, telkens met ten hoogste ${number(scheme.extensionMaxDays)} dagen, als Syntens daar een reden voor ziet.`,
    },
    {
      key: 'number',
      term: t`Per bedrijf`,
      value: t`Hoogstens ${number(scheme.vouchersPerCompany)}.`,
    },
    {
      key: 'payment',
      term: t`Betaling`,
      value:
        scheme.payee === 'adviser'
          ? t`Wij betalen de adviseur. U betaalt de adviseur uw eigen deel en de btw.`
          : t`Wij betalen u. U betaalt de rekening van de adviseur.`,
    },
  ];
}
