import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react/macro';
import { useProvinces, useSectors } from '@/lib/reference.ts';
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  MoneyField,
  NumberField,
  Select,
  TextArea,
  TextField,
} from '@/ui/form/index.ts';
import { GROUP_WORDS, KIND_WORDS, SIZE_WORDS, WANT_WORDS } from '../words.ts';
import type { TextName } from './versionValues.ts';

/** The fields of an instrument, Dutch and English side by side. */
export function VersionFields({ isNew }: { isNew: boolean }) {
  const { t, i18n } = useLingui();
  const words = (record: Readonly<Record<string, MessageDescriptor>>) =>
    Object.entries(record).map(([value, word]) => ({ value, label: i18n._(word) }));
  const dutch = (label: string) => t`${label}, Nederlands`;
  const english = (label: string) => t`${label}, Engels`;
  const texts: readonly [TextName, string][] = [
    ['what', t`Wat het is`],
    ['forWhom', t`Voor wie`],
    ['amount', t`Hoeveel`],
    ['ownShare', t`Eigen bijdrage`],
    ['where', t`Waar men terechtkan`],
    ['fitsWhen', t`Iets voor u als`],
    ['source', t`Bron`],
  ];
  return (
    <>
      {isNew && (
        <TextField
          name="slug"
          label={t`Adres`}
          description={t`Kleine letters en streepjes. Blijft altijd hetzelfde.`}
          before="/regelingen/"
          maxLength={80}
        />
      )}
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField name="name.nl" label={dutch(t`Naam`)} maxLength={80} />
        <TextField name="name.en" label={english(t`Naam`)} maxLength={80} />
        <TextField name="provider.nl" label={dutch(t`Wie het geeft`)} maxLength={80} />
        <TextField name="provider.en" label={english(t`Wie het geeft`)} maxLength={80} />
        {texts.flatMap(([name, label]) => [
          <TextArea key={`${name}.nl`} name={`${name}.nl`} label={dutch(label)} rows={3} maxLength={500} />,
          <TextArea key={`${name}.en`} name={`${name}.en`} label={english(label)} rows={3} maxLength={500} />,
        ])}
      </div>
      <Select name="kind" label={t`Soort`} options={words(KIND_WORDS)} />
      <CheckboxGroup name="serves" label={t`Wat het geeft`} options={words(WANT_WORDS)} />
      <CheckboxGroup name="targetGroups" label={t`Voor wie er zo voor staat`} options={words(GROUP_WORDS)} />
      <div className="grid gap-6 sm:grid-cols-2">
        <MoneyField name="costsMinCents" label={t`Kosten die meetellen, minstens`} optional />
        <MoneyField name="costsMaxCents" label={t`Kosten die meetellen, hoogstens`} optional />
        <NumberField name="ratePercent" label={t`Vergoed deel`} after={t`procent`} optional />
        <MoneyField name="amountMaxCents" label={t`Hoogste bedrag`} optional />
        <NumberField name="freeHours" label={t`Gratis hulp`} after={t`uur`} optional />
        <NumberField name="durationWeeks" label={t`Duurt`} after={t`weken`} optional />
        <DateField name="opensOn" label={t`Gaat open op`} optional />
        <DateField name="closesOn" label={t`Aanvragen tot en met`} optional />
      </div>
      <Checkbox name="ended" label={t`Gestopt: aanvragen kan niet meer`} />
      <TextField
        name="link"
        type="url"
        label={t`Link naar meer uitleg`}
        description={t`Begint met https://`}
        optional
        maxLength={300}
      />
      <TextField
        name="asOf"
        label={t`Wanneer dit zo was`}
        description={t`Een jaar, maand of dag, zo precies als de bron: 2026, 2026-09 of 2026-09-15.`}
        maxLength={10}
      />
      <DateField
        name="reviewOn"
        label={t`Nakijken voor`}
        description={t`Laat u dit leeg, dan is het een jaar na de publicatie. Daarna staat er “verouderd” bij.`}
        optional
      />
      <CheckboxGroup
        name="provinces"
        label={t`Provincies`}
        description={t`Kiest u er geen, dan geldt het in heel Nederland.`}
        optional
        options={useProvinces()}
      />
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
    </>
  );
}
