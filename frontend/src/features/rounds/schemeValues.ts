import type { SchemeCreate, SchemeRead } from '@/api/types.gen.ts';

/** What stands in the form: numbers may still be empty, and the rate is a percentage as people say it. */
export interface SchemeValues {
  name: { nl: string; en: string };
  slug: string;
  summary: { nl: string; en: string };
  conditions: { nl: string; en: string };
  themes: string[];
  sectors: string[];
  sizeClasses: string[];
  branchIds: string[];
  adviserKinds: string[];
  /** Percent of the costs without VAT. */
  rateBasisPoints: number | null;
  minimumCents: number | null;
  maximumCents: number | null;
  validityDays: number | null;
  extensionDays: number | null;
  extensionMaxDays: number | null;
  extensionCount: number | null;
  decisionWeeks: number | null;
  vouchersPerCompany: number | null;
  fourEyesAboveCents: number | null;
  baselineRequired: 'yes' | 'no';
  aidRegulation: SchemeCreate['aidRegulation'];
  payee: SchemeCreate['payee'];
}

/** A scheme as most are: everybody, any theme, one voucher, and two officers never. */
export const NEW_SCHEME: SchemeValues = {
  name: { nl: '', en: '' },
  slug: '',
  summary: { nl: '', en: '' },
  conditions: { nl: '', en: '' },
  themes: [],
  sectors: [],
  sizeClasses: [],
  branchIds: [],
  adviserKinds: ['private', 'branch', 'syntens', 'knowledge_institution'],
  rateBasisPoints: null,
  minimumCents: null,
  maximumCents: null,
  validityDays: 182,
  extensionDays: 91,
  extensionMaxDays: 183,
  extensionCount: 1,
  decisionWeeks: 8,
  vouchersPerCompany: 1,
  fourEyesAboveCents: null,
  baselineRequired: 'yes',
  aidRegulation: 'de_minimis_2023_2831',
  payee: 'adviser',
};

/** The rules of an edition, to begin the next one with. */
export function valuesOf({ id: _, edition: __, isDemonstration: ___, ...scheme }: SchemeRead): SchemeValues {
  return {
    ...scheme,
    name: bothOf(scheme.name),
    summary: bothOf(scheme.summary),
    conditions: bothOf(scheme.conditions),
    rateBasisPoints: scheme.rateBasisPoints / 100,
    baselineRequired: scheme.baselineRequired ? 'yes' : 'no',
    aidRegulation: NEW_SCHEME.aidRegulation, // an edition of now is under the regulation in force
  };
}

/** What goes to the server, as the next edition after `former`; what is empty goes as null: the server says what is missing. */
export function schemeOf(values: SchemeValues, former: SchemeRead | undefined): SchemeCreate {
  const rate = values.rateBasisPoints;
  return {
    ...values,
    formerEdition: former?.edition ?? null,
    rateBasisPoints: rate === null ? null : Math.round(rate * 100),
    baselineRequired: values.baselineRequired === 'yes',
  } as SchemeCreate;
}

function bothOf(text: SchemeRead['name']): { nl: string; en: string } {
  return { nl: text.nl, en: text.en ?? '' };
}
