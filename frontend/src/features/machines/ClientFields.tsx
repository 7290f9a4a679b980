import { useLingui } from '@lingui/react/macro';
import type { MachineScope } from '@/api/types.gen.ts';
import { Checkbox, CheckboxGroup, TextField } from '@/ui/form/index.ts';
import { useScopeWords } from './scopeWords.ts';

interface ClientFieldsProps {
  scopes: readonly MachineScope[];
  /** Whether it may be made for trying out: for ever, so only while it is made. */
  mayTry: boolean;
}

/** The name of a system and what it may do. */
export function ClientFields({ scopes, mayTry }: ClientFieldsProps) {
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
      {mayTry && (
        <Checkbox
          name="sandbox"
          label={t`Om te proberen`}
          description={t`Het systeem werkt dan alleen in de proefomgeving. Dat blijft zo: voor het echte werk maakt u een andere koppeling.`}
        />
      )}
    </>
  );
}
