import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useFormContext } from 'react-hook-form';
import { listToolboxUsesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { PracticeVersionRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemes } from '@/lib/reference.ts';
import { useSession } from '@/lib/session.ts';
import { Checkbox, CheckboxGroup, RadioGroup, TextArea, TextField } from '@/ui/form/index.ts';
import { PARTICIPATION_RUNGS, PARTICIPATION_WORDS } from '@/ui/participationWords.ts';
import { FigureFields, QuoteFields } from './ListFields.tsx';
import type { PracticeValues, TextName } from './values.ts';

/** The parts of a story, Dutch and English side by side. English may stay empty. */
export function WordsFields({ version }: { version: PracticeVersionRead | null }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const themes = useThemes();
  const parts: readonly [TextName, string, string][] = [
    ['reason', t`Waarom u begon`, t`Wat ging er niet goed, en wie merkte dat?`],
    ['approach', t`Wat u deed`, t`Stap voor stap, zodat een ander het na kan doen.`],
    ['participation', t`Hoe medewerkers meededen`, t`Wie deden mee, en waarover beslisten zij?`],
    ['result', t`Wat het opleverde`, t`Ook wat tegenviel. Cijfers vult u hieronder in.`],
    ['lessons', t`Wat u anderen meegeeft`, t`Wat had u vooraf willen weten?`],
  ];
  return (
    <>
      <p className="soft">
        <Trans>
          U kunt tussendoor opslaan en later verder schrijven. Engels is niet verplicht: zonder Engels staat
          het verhaal ook daar in het Nederlands.
        </Trans>
      </p>
      <div className="grid gap-6 sm:grid-cols-2 sm:items-end">
        <TextField name="title.nl" label={t`Titel, Nederlands`} maxLength={80} />
        <TextField name="title.en" label={t`Titel, Engels`} optional maxLength={80} />
        <TextArea name="summary.nl" label={t`Samenvatting, Nederlands`} rows={3} maxLength={240} later />
        <TextArea name="summary.en" label={t`Samenvatting, Engels`} rows={3} maxLength={240} optional />
        {parts.flatMap(([name, label, help]) => [
          <TextArea
            key={`${name}.nl`}
            name={`${name}.nl`}
            label={t`${label}, Nederlands`}
            description={help}
            rows={6}
            maxLength={5000}
            later
          />,
          <TextArea
            key={`${name}.en`}
            name={`${name}.en`}
            label={t`${label}, Engels`}
            rows={6}
            maxLength={5000}
            optional
          />,
        ])}
      </div>
      <RadioGroup
        name="participationLevel"
        label={t`Hoeveel medewerkers te zeggen hadden`}
        options={PARTICIPATION_RUNGS.map((value) => ({ value, label: i18n._(PARTICIPATION_WORDS[value]) }))}
      />
      <CheckboxGroup
        name="themes"
        label={t`Thema's`}
        description={t`Eén tot drie. Wat u het eerst aanvinkt is het hoofdthema.`}
        options={themes.map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
      />
      <TextField name="year" label={t`Jaar waarin u het deed`} inputMode="numeric" maxLength={4} />
      <Tools version={version} />
      <QuoteFields />
      <FigureFields />
      <Named />
    </>
  );
}

/** The tools that the company recorded as used; an editor sees those that are named already. */
function Tools({ version }: { version: PracticeVersionRead | null }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { may } = useSession();
  const uses = useQuery({ ...listToolboxUsesOptions(), enabled: may('toolbox:use') });
  const known = new Map(
    [...(uses.data?.items ?? []), ...(version?.tools ?? [])].map((tool) => [
      tool.slug,
      localized(tool.title),
    ]),
  );
  if (known.size === 0) return null;
  return (
    <CheckboxGroup
      name="tools"
      label={t`Instrumenten waarmee u werkte`}
      description={t`Uit de toolbox, voor zover u vastlegde dat u ze gebruikt.`}
      optional
      options={[...known].map(([value, label]) => ({ value, label }))}
    />
  );
}

/** By name or without one, as the company chooses. */
function Named() {
  const { t } = useLingui();
  const { watch } = useFormContext<PracticeValues>();
  return (
    <section className="grid gap-5">
      <h3 className="text-lg">
        <Trans>Met of zonder naam</Trans>
      </h3>
      <Checkbox
        name="isAnonymous"
        label={t`Zonder de naam van het bedrijf`}
        description={t`Dan staan naam, plaats en het aantal medewerkers nergens op de site, en vindt niemand u daarmee.`}
      />
      {watch('isAnonymous') && (
        <>
          <div className="grid gap-6 sm:grid-cols-2">
            <TextField
              name="companyDescription.nl"
              label={t`Hoe wij het bedrijf noemen, Nederlands`}
              description={t`Bijvoorbeeld: een bakkerij in Gelderland`}
              maxLength={80}
            />
            <TextField
              name="companyDescription.en"
              label={t`Hoe wij het bedrijf noemen, Engels`}
              description={t`Bijvoorbeeld: a bakery in Gelderland`}
              optional
              maxLength={80}
            />
          </div>
          <Checkbox name="showsSection" label={t`De sector mag erbij`} />
          <Checkbox name="showsProvince" label={t`De provincie mag erbij`} />
        </>
      )}
    </section>
  );
}
