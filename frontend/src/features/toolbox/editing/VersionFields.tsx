import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSectors, useThemes } from '@/lib/reference.ts';
import {
  CheckboxGroup,
  DateField,
  MoneyField,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from '@/ui/form/index.ts';
import { PARTICIPATION_WORDS } from '@/ui/participationWords.ts';
import { EVIDENCE_WORDS, KIND_WORDS, SIZE_WORDS } from '../words.ts';

/** The fields of a version, Dutch and English side by side. */
export function VersionFields({ isNew }: { isNew: boolean }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const themes = useThemes().map((theme) => ({ value: theme.code, label: localized(theme.name) }));
  const words = (record: Readonly<Record<string, MessageDescriptor>>) =>
    Object.entries(record).map(([value, word]) => ({ value, label: i18n._(word) }));
  return (
    <>
      {isNew && (
        <TextField
          name="slug"
          label={t`Adres`}
          description={t`Kleine letters en streepjes, zoals taken-op-tafel. Blijft altijd hetzelfde.`}
          before="/toolbox/"
          maxLength={80}
        />
      )}
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField name="title.nl" label={t`Titel, Nederlands`} maxLength={80} />
        <TextField name="title.en" label={t`Titel, Engels`} maxLength={80} />
        <TextArea name="summary.nl" label={t`Samenvatting, Nederlands`} rows={4} maxLength={240} />
        <TextArea name="summary.en" label={t`Samenvatting, Engels`} rows={4} maxLength={240} />
        <TextArea
          name="body.nl"
          label={t`Tekst, Nederlands`}
          description={t`## voor een kop, 1. voor een stap, - voor een punt.`}
          rows={16}
          maxLength={10000}
        />
        <TextArea
          name="body.en"
          label={t`Tekst, Engels`}
          description={t`In dezelfde volgorde.`}
          rows={16}
          maxLength={10000}
        />
        <TextArea name="worksheet.nl" label={t`Werkblad, Nederlands`} optional rows={8} maxLength={10000} />
        <TextArea name="worksheet.en" label={t`Werkblad, Engels`} optional rows={8} maxLength={10000} />
      </div>
      <Select name="kind" label={t`Soort`} options={words(KIND_WORDS)} />
      <CheckboxGroup
        name="themes"
        label={t`Thema’s`}
        description={t`Hoogstens drie; het eerste is het belangrijkst.`}
        options={themes}
      />
      <NumberField name="effortHours" label={t`Tijd van iedereen samen`} after={t`uur`} />
      <NumberField name="durationWeeks" label={t`Doorlooptijd`} after={t`weken`} />
      <MoneyField name="costCents" label={t`Kosten`} />
      <NumberField name="people.min" label={t`Deelnemers, minstens`} />
      <NumberField name="people.max" label={t`Deelnemers, hoogstens`} />
      <RadioGroup
        name="participationLevel"
        label={t`Hoeveel medewerkers te zeggen hebben`}
        options={words(PARTICIPATION_WORDS)}
      />
      <RadioGroup
        name="evidenceLevel"
        label={t`Wat bekend is van het resultaat`}
        options={words(EVIDENCE_WORDS)}
      />
      <TextArea name="evidenceSource.nl" label={t`Waar dat uit blijkt, Nederlands`} rows={3} />
      <TextArea name="evidenceSource.en" label={t`Waar dat uit blijkt, Engels`} rows={3} />
      <CheckboxGroup
        name="sectors"
        label={t`Sectoren`}
        description={t`Kiest u er geen, dan past het bij elke sector.`}
        optional
        options={useSectors()}
      />
      <CheckboxGroup
        name="sizeClasses"
        label={t`Grootte van het bedrijf`}
        description={t`Kiest u er geen, dan past het bij elk bedrijf.`}
        optional
        options={words(SIZE_WORDS)}
      />
      <DateField
        name="reviewOn"
        label={t`Nakijken of het nog klopt`}
        description={t`Zonder dag vragen wij het een jaar na publicatie.`}
        min={todayInAmsterdam()}
        optional
      />
    </>
  );
}
