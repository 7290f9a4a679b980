import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { QuestionnaireItemRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { type LikertAnswer, LikertScale } from '@/ui/form/index.ts';

interface QuestionProps {
  item: QuestionnaireItemRead;
  /** Undefined while there is no answer; null for "weet ik niet". */
  value: number | null | undefined;
  onAnswer: (value: number | null) => void;
}

/** One statement or yes-no question of the scan. */
export function Question({ item, value, onAnswer }: QuestionProps) {
  const localized = useLocalized();
  const text = localized(item.text);
  if (item.kind === 'yes_no') return <YesNo text={text} value={value} onAnswer={onAnswer} />;
  return (
    <LikertScale
      statement={text}
      value={value === undefined ? null : value === null ? 'unknown' : (value as LikertAnswer)}
      onChange={(answer) => onAnswer(answer === 'unknown' ? null : answer)}
    />
  );
}

function YesNo({ text, value, onAnswer }: { text: string } & Omit<QuestionProps, 'item'>) {
  const { t } = useLingui();
  const name = useId();
  const options = [
    { value: 1, label: t`Ja` },
    { value: 0, label: t`Nee` },
  ];
  return (
    <fieldset className="likert">
      <legend>{text}</legend>
      <div className="yes-no">
        {options.map((option) => (
          <label key={option.value} className="likert-box">
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onAnswer(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      <label className="choice mt-1">
        <input
          type="radio"
          name={name}
          className="likert-unknown"
          checked={value === null}
          onChange={() => onAnswer(null)}
        />
        <span className="soft">{t`Weet ik niet`}</span>
      </label>
    </fieldset>
  );
}
