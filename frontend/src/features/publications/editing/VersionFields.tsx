import { useLingui } from '@lingui/react/macro';
import { useLocalized } from '@/lib/localized.ts';
import { useSectors, useThemes } from '@/lib/reference.ts';
import { CheckboxGroup, RadioGroup, TextArea, TextField } from '@/ui/form/index.ts';
import { KIND_WORDS } from '../words.ts';

interface VersionFieldsProps {
  isNew: boolean;
  /** Readers saw a version before this one, so they are told what changes. */
  hasReaders: boolean;
}

/** The fields of an article, Dutch and English side by side. */
export function VersionFields({ isNew, hasReaders }: VersionFieldsProps) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const dutch = (label: string) => t`${label}, Nederlands`;
  const english = (label: string) => t`${label}, Engels`;
  return (
    <>
      {isNew && (
        <>
          <TextField
            name="slug"
            label={t`Adres`}
            description={t`Kleine letters en streepjes. Blijft hetzelfde als u de titel verandert.`}
            before="/nieuws/"
            maxLength={80}
          />
          <RadioGroup
            name="kind"
            label={t`Soort`}
            options={Object.entries(KIND_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
          />
        </>
      )}
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField name="title.nl" label={dutch(t`Titel`)} maxLength={80} />
        <TextField name="title.en" label={english(t`Titel`)} maxLength={80} />
        <TextArea name="summary.nl" label={dutch(t`Samenvatting`)} rows={3} maxLength={240} />
        <TextArea name="summary.en" label={english(t`Samenvatting`)} rows={3} maxLength={240} />
        <TextArea name="body.nl" label={dutch(t`Tekst`)} rows={16} />
        <TextArea name="body.en" label={english(t`Tekst`)} rows={16} />
        {hasReaders && (
          <>
            <TextArea name="correction.nl" label={dutch(t`Wat er wijzigt`)} rows={2} maxLength={240} />
            <TextArea name="correction.en" label={english(t`Wat er wijzigt`)} rows={2} maxLength={240} />
          </>
        )}
      </div>
      <TextArea
        name="authors"
        label={t`Schrijvers`}
        description={t`Een naam per regel, zoals lezers hem zien.`}
        rows={2}
      />
      <CheckboxGroup
        name="themes"
        label={t`Thema's`}
        description={t`Een tot drie.`}
        options={useThemes().map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
      />
      <CheckboxGroup
        name="sectors"
        label={t`Sectoren`}
        description={t`Kiest u er geen, dan past het bij elke sector.`}
        optional
        options={useSectors()}
      />
      <TextArea
        name="tools"
        label={t`Instrumenten die erbij horen`}
        description={t`Een per regel: het adres in de toolbox.`}
        rows={2}
        optional
      />
      <TextArea
        name="practices"
        label={t`Praktijkvoorbeelden die erbij horen`}
        description={t`Een per regel: het adres van het voorbeeld.`}
        rows={2}
        optional
      />
    </>
  );
}
