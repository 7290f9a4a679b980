import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';

export type LikertAnswer = 1 | 2 | 3 | 4 | 5 | 'unknown';

interface LikertScaleProps {
  statement: string;
  value: LikertAnswer | null;
  onChange: (value: LikertAnswer) => void;
  /** The words under the boxes, from disagree to agree, when the questionnaire has its own. */
  words?: readonly [string, string, string, string, string];
  /** Whether "weet ik niet" is offered. */
  unknownAllowed?: boolean;
}

/** The words of the scale, from disagree to agree: where one answers, and where one reads it back. */
export function useAgreementWords() {
  const { t } = useLingui();
  return [t`Helemaal oneens`, t`Oneens`, t`Neutraal`, t`Eens`, t`Helemaal eens`] as const;
}

/** The answer scale: five boxes with a square that grows with agreement, and "weet ik niet" apart. */
export function LikertScale({ statement, value, onChange, words, unknownAllowed = true }: LikertScaleProps) {
  const { t } = useLingui();
  const name = useId();
  const usual = useAgreementWords();
  const labels = words ?? usual;
  return (
    <fieldset className="likert">
      <legend>{statement}</legend>
      <div className="likert-boxes">
        {([1, 2, 3, 4, 5] as const).map((step) => (
          <label key={step} className="likert-box">
            <input
              type="radio"
              name={name}
              value={step}
              checked={value === step}
              onChange={() => onChange(step)}
            />
            <span>{labels[step - 1]}</span>
          </label>
        ))}
      </div>
      {unknownAllowed && (
        <label className="choice mt-1">
          <input
            type="radio"
            name={name}
            value="unknown"
            className="likert-unknown"
            checked={value === 'unknown'}
            onChange={() => onChange('unknown')}
          />
          <span className="soft">{t`Weet ik niet of geldt niet voor mij`}</span>
        </label>
      )}
    </fieldset>
  );
}
