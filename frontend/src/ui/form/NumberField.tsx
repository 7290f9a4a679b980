import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { activeLanguage } from '@/lib/i18n.ts';
import { parseCents, parseNumber } from '@/lib/numbers.ts';
import { Field, type FieldWords } from './Field.tsx';
import { useField } from './useField.ts';

interface NumberFieldProps extends FieldWords {
  name: string;
  before?: ReactNode;
  /** The unit, such as "uur" or "%". */
  after?: ReactNode;
}

interface TypedNumberProps extends NumberFieldProps {
  read: (text: string) => number | null;
  write: (value: number) => string;
}

/** People type as they write; the form holds the number, or null while it is none. */
function TypedNumber({ name, label, description, optional, before, after, read, write }: TypedNumberProps) {
  const { t } = useLingui();
  const { trigger } = useFormContext();
  const typed = useRef('');
  // What cannot be read is never sent as nothing, also where nothing is allowed.
  const { id, error, field, control } = useField(
    name,
    { label, description, optional: optional ?? false },
    () =>
      typed.current.trim() !== '' && read(typed.current) === null
        ? t`Dit is geen getal. Gebruik cijfers, bijvoorbeeld 1.250,50.`
        : true,
  );
  const [text, setText] = useState(() => (typeof field.value === 'number' ? write(field.value) : ''));
  typed.current = text;
  // A value set from outside (a loaded draft, a reset) replaces what was typed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: typing itself must not rewrite the text
  useEffect(() => {
    if (typeof field.value === 'number' && read(text) !== field.value) setText(write(field.value));
  }, [field.value]);
  return (
    <Field id={id} label={label} description={description} optional={optional ?? false} error={error}>
      <div className="input-box number-box">
        {before && <span className="affix">{before}</span>}
        <input
          {...control}
          name={field.name}
          className="input"
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            typed.current = event.target.value;
            setText(event.target.value);
            field.onChange(read(event.target.value));
          }}
          onBlur={() => {
            field.onBlur();
            if (text.trim() !== '' || error) void trigger(name);
          }}
        />
        {after && <span className="affix">{after}</span>}
      </div>
    </Field>
  );
}

const LOCALE = { nl: 'nl-NL', en: 'en-GB' } as const;

/** A number. */
export function NumberField(props: NumberFieldProps) {
  const language = activeLanguage();
  const format = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 6 });
  return (
    <TypedNumber
      {...props}
      read={(text) => parseNumber(text, language)}
      write={(value) => format.format(value)}
    />
  );
}

/** An amount of money: people type euro, the form holds integer cents. */
export function MoneyField(props: Omit<NumberFieldProps, 'before' | 'after'>) {
  const language = activeLanguage();
  const write = (cents: number) => {
    const digits = cents % 100 === 0 ? 0 : 2;
    return new Intl.NumberFormat(LOCALE[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(cents / 100);
  };
  return <TypedNumber {...props} before="€" read={(text) => parseCents(text, language)} write={write} />;
}
