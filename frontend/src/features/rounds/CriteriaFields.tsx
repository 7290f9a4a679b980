import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { type Control, useFieldArray, useWatch } from 'react-hook-form';
import { listBranchesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { Criterion, CriterionKind } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSectors, useThemes } from '@/lib/reference.ts';
import { Button } from '@/ui/Button.tsx';
import { CheckboxGroup, NumberField, type Option, Select, TextField } from '@/ui/form/index.ts';
import { useCriterionWords, WITH_VALUES } from './allocationWords.ts';
import type { RoundValues } from './NewRoundPage.tsx';

export interface CriterionValues {
  kind: CriterionKind | null;
  values: string[];
  points: number | null;
  name: { nl: string; en: string };
}

export const NEW_CRITERION: CriterionValues = {
  kind: null,
  values: [],
  points: null,
  name: { nl: '', en: '' },
};
const MOST = 20;
const SIZES = ['1-4', '5-14', '15-49', '50-99', '100-249', '250+'];

/** What goes to the server: a criterion with yes or no has no choice. */
export function criterionOf({ kind, values, points, name }: CriterionValues): Criterion {
  const chosen = kind && WITH_VALUES.has(kind) ? values : [];
  return { kind: kind as CriterionKind, values: chosen, points: points as number, name };
}

/** The criteria of a ranking, each with its points and the words that everybody reads. */
export function CriteriaFields({ control }: { control: Control<RoundValues> }) {
  const { t } = useLingui();
  const criteria = useFieldArray({ control, name: 'criteria' });
  return (
    <section className="grid gap-5" aria-label={t`Criteria`}>
      <p className="soft">
        <Trans>Na de bekendmaking liggen de criteria vast. Iedereen ziet ze, met de punten.</Trans>
      </p>
      <ol className="grid gap-8">
        {criteria.fields.map((criterion, index) => (
          <li key={criterion.id}>
            <fieldset className="grid min-w-0 gap-5">
              <legend className="mb-3 font-semibold text-lg">{t`Criterium ${index + 1}`}</legend>
              <CriterionFields control={control} index={index} />
              {criteria.fields.length > 1 && (
                <div>
                  <Button kind="quiet" small onClick={() => criteria.remove(index)}>
                    <Trash2 aria-hidden="true" />
                    <Trans>Haal weg</Trans>
                    <span className="visually-hidden">: {t`criterium ${index + 1}`}</span>
                  </Button>
                </div>
              )}
            </fieldset>
          </li>
        ))}
      </ol>
      {criteria.fields.length < MOST && (
        <div>
          <Button kind="secondary" small onClick={() => criteria.append(NEW_CRITERION)}>
            <Plus aria-hidden="true" />
            <Trans>Een criterium erbij</Trans>
          </Button>
        </div>
      )}
    </section>
  );
}

function CriterionFields({ control, index }: { control: Control<RoundValues>; index: number }) {
  const { t } = useLingui();
  const words = useCriterionWords();
  const kind = useWatch({ control, name: `criteria.${index}.kind` });
  const options = useValueOptions()[kind ?? 'plan_agreed'];
  return (
    <>
      <Select
        name={`criteria.${index}.kind`}
        label={t`Waar kijkt u naar`}
        options={Object.entries(words).map(([value, label]) => ({ value, label }))}
      />
      {options && (
        <CheckboxGroup
          name={`criteria.${index}.values`}
          label={t`Wat levert de punten op`}
          options={options}
        />
      )}
      <NumberField
        name={`criteria.${index}.points`}
        label={t`Punten`}
        description={t`Van 1 tot en met 100.`}
      />
      <TextField
        name={`criteria.${index}.name.nl`}
        label={t`Omschrijving in het Nederlands`}
        description={t`Bijvoorbeeld: uw bedrijf heeft 15 tot 100 medewerkers.`}
      />
      <TextField
        name={`criteria.${index}.name.en`}
        label={t`Omschrijving in het Engels`}
        description={t`Bijvoorbeeld: your company has 15 to 100 employees.`}
      />
    </>
  );
}

function useValueOptions(): Partial<Record<CriterionKind, Option[]>> {
  const { t } = useLingui();
  const say = useLocalized();
  const sectors = useSectors();
  const themes = useThemes();
  const branches = useQuery(listBranchesOptions());
  return {
    size_class: SIZES.map((value) => ({ value, label: t`${value} medewerkers` })),
    sector: sectors,
    branch: (branches.data?.items ?? []).map((branch) => ({ value: branch.id, label: branch.name })),
    theme: themes.map((theme) => ({ value: theme.code, label: say(theme.name) })),
  };
}
