import { useLingui } from '@lingui/react/macro';
import type { Criterion, CriterionKind, RoundSummary } from '@/api/types.gen.ts';

export type Allocation = RoundSummary['allocation'];

export interface AllocationWords {
  name: string;
  /** What it means for who applies. */
  meaning: string;
}

/** How the money of a round is divided, in words for everybody. */
export function useAllocationWords(): Record<Allocation, AllocationWords> {
  const { t } = useLingui();
  return {
    first_come: {
      name: t`Op volgorde van binnenkomst`,
      meaning: t`Wie het eerst aanvraagt, is het eerst aan de beurt. Is het geld op, dan komt u op de wachtlijst en schuift u door als er geld vrijkomt.`,
    },
    ranking: {
      name: t`Op punten`,
      meaning: t`Na de sluiting krijgt elke aanvraag punten volgens de criteria hieronder. Wie de meeste punten heeft, is het eerst aan de beurt; bij gelijke punten wie het eerst aanvroeg. De anderen komen op de wachtlijst.`,
    },
    draw: {
      name: t`Door loting`,
      meaning: t`Na de sluiting loten wij de volgorde. Vroeg of laat aanvragen maakt niet uit. Iedereen kan de loting zelf narekenen. Wie niet meteen aan de beurt is, komt op de wachtlijst.`,
    },
  };
}

/** Criteria that name what earns points; the others are a question with yes or no. */
export const WITH_VALUES: ReadonlySet<CriterionKind> = new Set(['size_class', 'sector', 'branch', 'theme']);

/** What a criterion looks at. */
export function useCriterionWords(): Record<CriterionKind, string> {
  const { t } = useLingui();
  return {
    size_class: t`Grootte van het bedrijf`,
    sector: t`Sector`,
    branch: t`Lid van een branche`,
    theme: t`Thema van het advies`,
    plan_agreed: t`Plan waar medewerkers mee instemmen`,
    first_voucher: t`Eerste voucher van het bedrijf`,
  };
}

/** The most points that one application can get. */
export function mostPoints(criteria: readonly Criterion[]): number {
  return criteria.reduce((sum, criterion) => sum + criterion.points, 0);
}
