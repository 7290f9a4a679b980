import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { Button } from '@/ui/Button.tsx';
import { NumberField, RadioGroup, TextArea, TextField } from '@/ui/form/index.ts';
import { NEW_FIGURE, NEW_QUOTE, type PracticeValues } from './values.ts';

const MOST = 6;

/** Figures before and after, as the company states them. */
export function FigureFields() {
  const { t } = useLingui();
  const figures = useFieldArray<PracticeValues, 'figures'>({ name: 'figures' });
  return (
    <section className="grid gap-5">
      <h3 className="text-lg">
        <Trans>Cijfers die u zelf opgeeft</Trans>
      </h3>
      <p className="soft">
        <Trans>Op de site staat erbij dat het bedrijf ze zelf opgeeft.</Trans>
      </p>
      {figures.fields.map((figure, at) => (
        <fieldset key={figure.id} className="grid min-w-0 gap-5">
          <legend className="mb-2 font-semibold">{t`Cijfer ${at + 1}`}</legend>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField name={`figures.${at}.label.nl`} label={t`Wat, Nederlands`} maxLength={80} />
            <TextField name={`figures.${at}.label.en`} label={t`Wat, Engels`} optional maxLength={80} />
            <NumberField name={`figures.${at}.before`} label={t`Ervoor`} />
            <NumberField name={`figures.${at}.after`} label={t`Erna`} />
            <TextField name={`figures.${at}.unit.nl`} label={t`Eenheid, Nederlands`} maxLength={80} />
            <TextField name={`figures.${at}.unit.en`} label={t`Eenheid, Engels`} optional maxLength={80} />
          </div>
          <Remove what={t`cijfer ${at + 1}`} onRemove={() => figures.remove(at)} />
        </fieldset>
      ))}
      {figures.fields.length < MOST && (
        <Add onAdd={() => figures.append(NEW_FIGURE)}>
          <Trans>Een cijfer erbij</Trans>
        </Add>
      )}
    </section>
  );
}

/** What people said, by their function only. */
export function QuoteFields() {
  const { t } = useLingui();
  const quotes = useFieldArray<PracticeValues, 'quotes'>({ name: 'quotes' });
  return (
    <section className="grid gap-5">
      <h3 className="text-lg">
        <Trans>Wat mensen zeggen</Trans>
      </h3>
      <p className="soft">
        <Trans>Noem alleen iemands functie, nooit een naam. Vraag of het zo mag.</Trans>
      </p>
      {quotes.fields.map((quote, at) => (
        <fieldset key={quote.id} className="grid min-w-0 gap-5">
          <legend className="mb-2 font-semibold">{t`Uitspraak ${at + 1}`}</legend>
          <RadioGroup
            name={`quotes.${at}.side`}
            label={t`Wie zegt het`}
            options={[
              { value: 'employee', label: t`Een medewerker` },
              { value: 'management', label: t`De leiding` },
            ]}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField name={`quotes.${at}.who.nl`} label={t`Functie, Nederlands`} maxLength={80} />
            <TextField name={`quotes.${at}.who.en`} label={t`Functie, Engels`} optional maxLength={80} />
            <TextArea name={`quotes.${at}.text.nl`} label={t`Uitspraak, Nederlands`} rows={3} />
            <TextArea name={`quotes.${at}.text.en`} label={t`Uitspraak, Engels`} rows={3} optional />
          </div>
          <Remove what={t`uitspraak ${at + 1}`} onRemove={() => quotes.remove(at)} />
        </fieldset>
      ))}
      {quotes.fields.length < MOST && (
        <Add onAdd={() => quotes.append(NEW_QUOTE)}>
          <Trans>Een uitspraak erbij</Trans>
        </Add>
      )}
    </section>
  );
}

function Remove({ what, onRemove }: { what: string; onRemove: () => void }) {
  return (
    <div>
      <Button kind="quiet" small onClick={onRemove}>
        <Trash2 aria-hidden="true" />
        <Trans>Haal weg</Trans>
        <span className="visually-hidden">: {what}</span>
      </Button>
    </div>
  );
}

function Add({ onAdd, children }: { onAdd: () => void; children: React.ReactNode }) {
  return (
    <div>
      <Button kind="secondary" small onClick={onAdd}>
        <Plus aria-hidden="true" />
        {children}
      </Button>
    </div>
  );
}
