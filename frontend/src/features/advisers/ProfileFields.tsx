import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useLocalized } from '@/lib/localized.ts';
import { useProvinces, useSectors, useThemes } from '@/lib/reference.ts';
import { CheckboxGroup, MoneyField, NumberField, RadioGroup, TextArea, TextField } from '@/ui/form/index.ts';
import { ADVISER_KIND_WORDS, LANGUAGE_WORDS } from './words.ts';

/** The fields of a profile, both languages side by side. */
export function ProfileFields({ isNew }: { isNew: boolean }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const themes = useThemes().map((theme) => ({ value: theme.code, label: localized(theme.name) }));
  const words = (record: Readonly<Record<string, MessageDescriptor>>) =>
    Object.entries(record).map(([value, word]) => ({ value, label: i18n._(word) }));
  return (
    <>
      {isNew && <RadioGroup name="kind" label={t`Voor wie werkt u`} options={words(ADVISER_KIND_WORDS)} />}
      <TextField name="headline.nl" label={t`Kop, in het Nederlands`} maxLength={80} />
      <TextField name="headline.en" label={t`Kop, in het Engels`} maxLength={80} />
      <TextArea name="bio.nl" label={t`Over u, in het Nederlands`} rows={7} maxLength={10000} />
      <TextArea name="bio.en" label={t`Over u, in het Engels`} rows={7} maxLength={10000} />
      <TextArea
        name="methods.nl"
        label={t`Werkwijzen, in het Nederlands`}
        description={t`Eén werkwijze per regel.`}
        rows={4}
      />
      <TextArea
        name="methods.en"
        label={t`Werkwijzen, in het Engels`}
        description={t`In dezelfde volgorde.`}
        rows={4}
        optional
      />
      <CheckboxGroup name="themes" label={t`Thema’s`} options={themes} />
      <CheckboxGroup name="provinces" label={t`Provincies waar u komt`} options={useProvinces()} />
      <CheckboxGroup
        name="sectors"
        label={t`Sectoren`}
        description={t`Kiest u er geen, dan werkt u in elke sector.`}
        optional
        options={useSectors()}
      />
      <CheckboxGroup name="languages" label={t`Talen`} options={words(LANGUAGE_WORDS)} />
      <MoneyField name="rateCents" label={t`Kosten per uur, zonder btw`} />
      <NumberField
        name="hoursPerMonth"
        label={t`Ruimte voor nieuwe bedrijven`}
        description={t`Zet dit op 0 als u nu niemand kunt helpen.`}
        after={t`uur per maand`}
      />
    </>
  );
}
