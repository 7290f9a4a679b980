import { useLingui } from '@lingui/react/macro';
import type { PracticeSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { activeLanguage } from '@/lib/i18n.ts';
import { textIn } from '@/lib/localized.ts';
import { SIZE_WORDS } from './words.ts';

export type CompanyCard = Pick<
  PracticeSummary,
  'companyName' | 'companyDescription' | 'place' | 'employees' | 'sizeClass' | 'year'
>;

/** What is told of the company: its name or what it calls itself, and the facts that it lets be known. */
export function useCompanyFacts() {
  const { t, i18n } = useLingui();
  const { number } = useFormats();
  return (practice: CompanyCard, language: string = activeLanguage()) => ({
    name: practice.companyDescription ? textIn(language, practice.companyDescription) : practice.companyName,
    facts: [
      practice.place,
      practice.employees === null
        ? practice.sizeClass && i18n._(SIZE_WORDS[practice.sizeClass])
        : t`${number(practice.employees)} medewerkers`,
      String(practice.year),
    ].filter((fact): fact is string => Boolean(fact)),
  });
}
