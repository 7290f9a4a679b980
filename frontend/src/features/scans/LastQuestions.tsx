import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useRef, useState } from 'react';
import type { ScanResponseRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';

interface LastQuestionsProps {
  response: ScanResponseRead;
  groupId: string | null;
  onGroup: (groupId: string | null) => void;
  onRemark: (code: string, remark: string | null) => void;
}

const LONGEST = 500;
const PAUSE_MS = 800;

/** The open question, and the group one may name. Both may stay empty. */
export function LastQuestions({ response, groupId, onGroup, onRemark }: LastQuestionsProps) {
  const { t } = useLingui();
  const id = useId();
  const { groups } = response.scan;
  // What management writes is shown to nobody, so it is not asked.
  const open =
    response.audience === 'employee'
      ? response.questionnaire.items.filter((item) => item.kind === 'open')
      : [];
  return (
    <>
      {open.map((item) => (
        <OpenQuestion
          key={item.code}
          item={item}
          given={response.remarks.find((remark) => remark.itemCode === item.code)?.remark ?? ''}
          onRemark={(remark) => onRemark(item.code, remark)}
        />
      ))}
      {groups.length > 0 && response.audience === 'employee' && (
        <div className="answer-question grid gap-2">
          <label className="font-semibold text-lg" htmlFor={id}>
            <Trans>Bij welke groep hoort u?</Trans>
          </label>
          <p className="soft text-sm">
            <Trans>
              Dit hoeft niet. Wij tonen een groep vanaf vijf mensen, en alleen als niemand is af te leiden.
            </Trans>
          </p>
          <select
            id={id}
            className="input max-w-md"
            value={groupId ?? ''}
            onChange={(event) => onGroup(event.target.value || null)}
          >
            <option value="">{t`Dat zeg ik liever niet`}</option>
            {groups.map((group) => (
              <option key={group.id} value={group.id}>
                {group.name}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}

interface OpenQuestionProps {
  item: ScanResponseRead['questionnaire']['items'][number];
  given: string;
  onRemark: (remark: string | null) => void;
}

function OpenQuestion({ item, given, onRemark }: OpenQuestionProps) {
  const localized = useLocalized();
  const id = useId();
  const [text, setText] = useState(given);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sent = useRef(given);
  const send = (value: string) => {
    clearTimeout(timer.current);
    if (value === sent.current) return;
    sent.current = value;
    onRemark(value.trim() === '' ? null : value);
  };
  return (
    <div className="answer-question grid gap-2">
      <label className="font-semibold text-lg" htmlFor={id}>
        {localized(item.text)}
      </label>
      <p className="soft text-sm" id={`${id}-d`}>
        <Trans>
          Dit hoeft niet. Noem geen namen. Uw bedrijf leest dit alleen als tien of meer medewerkers iets
          schrijven. Eerst haalt het programma weg wat naar iemand wijst; het ziet niet welk bedrijf het is.
          Alles staat door elkaar en zonder groep. Let op: aan hoe u schrijft kan iemand u herkennen. Na de
          publicatie kunt u uw tekst niet meer wissen.
        </Trans>
      </p>
      <textarea
        id={id}
        className="input"
        rows={4}
        maxLength={LONGEST}
        aria-describedby={`${id}-d`}
        value={text}
        onChange={(event) => {
          const { value } = event.target;
          setText(value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => send(value), PAUSE_MS);
        }}
        onBlur={() => send(text)}
      />
    </div>
  );
}
