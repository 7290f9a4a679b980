import { useLingui } from '@lingui/react/macro';
import type { ConsentState } from '@/api/types.gen.ts';

interface ConsentWords {
  title: string;
  /** What happens with it, and what does not. */
  meaning: string;
}

/** Each consent in plain words. */
export function useConsentWords(): Record<ConsentState['kind'], ConsentWords> {
  const { t } = useLingui();
  return {
    monitoring: {
      title: t`Meedoen aan de metingen`,
      meaning: t`Wij gebruiken uw kengetallen om te meten wat het programma oplevert. Naar buiten gaan alleen uitkomsten van groepen bedrijven.`,
    },
    branch_sees_progress: {
      title: t`Uw branche ziet hoe ver u bent`,
      meaning: t`Uw brancheorganisatie ziet welke stappen u hebt gezet. Scores, antwoorden en bedragen ziet zij niet.`,
    },
    adviser_sees_result: {
      title: t`Uw adviseur ziet het scanresultaat`,
      meaning: t`De adviseur van uw traject ziet de gepubliceerde scores per thema. Antwoorden van medewerkers ziet niemand.`,
    },
    practice_publication: {
      title: t`Uw verhaal als praktijkvoorbeeld`,
      meaning: t`Het programma mag met u een praktijkverhaal maken. U leest het voordat het verschijnt en beslist dan opnieuw.`,
    },
    community_profile: {
      title: t`Zichtbaar voor andere ondernemers`,
      meaning: t`Andere deelnemers zien de naam, sector en provincie van uw bedrijf, en niets meer.`,
    },
    contact: {
      title: t`Berichten over bijeenkomsten`,
      meaning: t`Wij mogen u mailen over bijeenkomsten en nieuws. Berichten over uw eigen aanvragen krijgt u altijd.`,
    },
  };
}
