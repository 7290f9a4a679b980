import { useLingui } from '@lingui/react/macro';
import type { EffectEstimate } from '@/api/types.gen.ts';

/** What was estimated, in a few words. */
export function useEstimandWords() {
  const { t } = useLingui();
  return ({ estimand, comparison, adjusted, cohort }: EffectEstimate): string => {
    const beside =
      comparison === 'never' ? t`wie nooit begint` : comparison === 'not_yet' ? t`wie nog niet begon` : '';
    const names: Record<EffectEstimate['estimand'], string> = {
      att: t`Effect`,
      att_event: t`Effect per meting`,
      att_cohort: t`Gestart in ${cohort ?? ''}`,
      itt: t`Na loting, zoals geloot`,
      twfe: t`Bedrijfs- en jaareffecten (ter vergelijking)`,
      twfe_event: t`Bedrijfs- en jaareffecten per meting`,
    };
    return [names[estimand], beside && t`naast ${beside}`, adjusted ? t`gecorrigeerd` : '']
      .filter(Boolean)
      .join(', ');
  };
}

/** A feature on which the groups are compared before the start: `section=C`, `baseline_level`. */
export function useBalanceWords() {
  const { t } = useLingui();
  return (attribute: string): string => {
    const [name, level] = attribute.split('=');
    if (name === 'baseline_level') return t`Niveau voor de start`;
    if (name === 'earlier_growth') return t`Groei voor de start`;
    const shown = level === '*' ? t`overige` : level;
    if (name === 'section') return t`Sector: ${shown}`;
    if (name === 'size_class') return t`Medewerkers: ${shown}`;
    return attribute;
  };
}
