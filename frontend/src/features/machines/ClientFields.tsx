import { useLingui } from '@lingui/react/macro';
import type { MachineScope } from '@/api/types.gen.ts';
import { CheckboxGroup, TextField } from '@/ui/form/index.ts';
import { useScopeWords } from './scopeWords.ts';

/** The name of a system and what it may do. */
export function ClientFields({ scopes }: { scopes: readonly MachineScope[] }) {
  const { t } = useLingui();
  const words = useScopeWords();
  return (
    <>
      <TextField
        name="name"
        label={t`Naam van het systeem`}
        description={t`Zo herkennen uw collega's het, ook in het overzicht van wie wat deed.`}
        autoComplete="off"
        maxLength={200}
      />
      <CheckboxGroup
        name="scopes"
        label={t`Wat het systeem mag`}
        description={t`Kies alleen wat het nodig heeft. U kunt dit later wijzigen.`}
        options={scopes.map(({ scope }) => ({ value: scope, label: words(scope) }))}
      />
    </>
  );
}
