import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { keepFirstAnswer } from '@/lib/firstAnswer.ts';
import { Button } from '@/ui/Button.tsx';
import { Icon } from '@/ui/Icon.tsx';

/** The statement of the questionnaire the home begins with. */
const ITEM = 'TAK2M';
const STATEMENTS = 16;

/** The first statement of the quick scan, on the home itself: the answer goes along to the scan. */
export function FirstQuestion() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [value, setValue] = useState<number | null>(null);
  const words = [t`Helemaal oneens`, t`Oneens`, t`Neutraal`, t`Eens`, t`Helemaal eens`];
  return (
    <form
      className="hero-question on-field"
      aria-label={t`Quickscan`}
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== null) keepFirstAnswer({ item: ITEM, value });
        void navigate({ to: '/scan' as never });
      }}
    >
      <div className="mb-6 flex justify-between gap-4 text-on-field-soft text-sm">
        <b>
          <Trans>Quickscan</Trans>
        </b>
        <span>
          <Trans>Stelling 1 van {STATEMENTS}</Trans>
        </span>
      </div>
      <div className="steps-bar mb-6" aria-hidden="true">
        {Array.from({ length: STATEMENTS }, (_, index) => index).map((step) => (
          <span key={step} className={step === 0 ? 'steps-bar-current' : undefined} />
        ))}
      </div>
      <fieldset className="likert">
        <legend>
          <Trans>Teams in ons bedrijf verdelen hun werk voor een groot deel zelf.</Trans>
        </legend>
        <div className="likert-boxes">
          {words.map((word, index) => (
            <label key={word} className="likert-box">
              <input
                type="radio"
                name={ITEM}
                value={index + 1}
                checked={value === index + 1}
                onChange={() => setValue(index + 1)}
              />
              <span>{word}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="hero-question-end">
        <p className="soft">
          <Trans>
            Na uw antwoord volgt stelling 2. Stoppen kan altijd: uw antwoorden blijven op dit apparaat.
          </Trans>
        </p>
        <Button type="submit" kind="accent">
          <Trans>Volgende</Trans>
          <Icon name="arrow" />
        </Button>
      </div>
    </form>
  );
}
