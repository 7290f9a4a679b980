import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useId, useState } from 'react';
import { writeValue } from '@/api/sdk.gen.ts';
import type { IndicatorRead, MissingReason, ValueRead, ValueWrite } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { activeLanguage } from '@/lib/i18n.ts';
import { useLocalized } from '@/lib/localized.ts';
import { parseCents, parseNumber } from '@/lib/numbers.ts';
import { problemOf } from '@/lib/problem.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Field } from '@/ui/form/index.ts';
import { SaveIndicator, type SaveState } from '@/ui/SaveIndicator.tsx';
import { useRefresh } from './measurementQueries.ts';
import { useFigures } from './useFigures.ts';

interface ValueRowProps {
  measurementId: string;
  indicator: IndicatorRead;
  current: ValueRead;
  isDone: boolean;
  mayWrite: boolean;
}

/** One figure: what it is, where to find it, and the value, kept as soon as one leaves the field. */
export function ValueRow({ measurementId, indicator, current, isDone, mayWrite }: ValueRowProps) {
  const { t } = useLingui();
  const id = useId();
  const say = useLocalized();
  const figures = useFigures();
  const { number, day } = useFormats();
  const refresh = useRefresh(measurementId);
  const money = figures.isMoney(indicator);
  const shown = (value: number | null) =>
    value === null
      ? ''
      : number(money ? value / 100 : value, { maximumFractionDigits: 2, useGrouping: false });
  const [text, setText] = useState(() => shown(current.value));
  const [state, setState] = useState<SaveState>({ status: 'untouched' });
  const [fault, setFault] = useState<string | null>(null);
  const [unusual, setUnusual] = useState(false);
  const [correction, setCorrection] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer revision replaces what was typed
  useEffect(() => setText(shown(current.value)), [current.revision]);

  const send = async (body: ValueWrite) => {
    setState({ status: 'saving' });
    setFault(null);
    try {
      await writeValue({
        path: { measurementId, indicatorCode: indicator.code },
        body: { ...body, ...(isDone && { correctionReason: correction }) },
        headers: { 'If-Match': `"${current.revision}"` } as never,
        throwOnError: true,
      });
      setUnusual(false);
      setState({ status: 'saved', at: new Date() });
      await refresh();
    } catch (error) {
      const problem = problemOf(error);
      setUnusual(problem?.type.endsWith('value-unconfirmed') ?? false);
      setFault(
        problem
          ? (problem.errors[0]?.detail ?? problem.detail)
          : t`Wij kregen geen antwoord. Probeer het opnieuw.`,
      );
      setState({ status: 'failed' });
      if (problem?.status === 412) await refresh();
    }
  };
  const parsed = () => (money ? parseCents(text, activeLanguage()) : parseNumber(text, activeLanguage()));
  const keep = (confirmed = false) => {
    if (text.trim() === '') return;
    const value = parsed();
    if (value === null) {
      setFault(t`Dit is geen getal. Gebruik cijfers, bijvoorbeeld 1.250,50.`);
      return;
    }
    if (value === current.value && !confirmed) return;
    if (isDone && correction.trim() === '') {
      setFault(t`Schrijf eerst waarom u dit verbetert.`);
      return;
    }
    void send({ value, ...(confirmed && { confirmed }) });
  };
  return (
    <li className="value-row">
      <Field
        id={id}
        label={say(indicator.name)}
        description={
          <>
            {[say(indicator.definition), say(indicator.hint)].filter(Boolean).join(' ')}{' '}
            <AppLink
              className="link"
              to="/kengetallen"
              hash={indicator.code}
              target="_blank"
              aria-label={t`Meer hierover: ${say(indicator.name)}, in een nieuw venster`}
            >
              <Trans>Meer hierover</Trans>
            </AppLink>
          </>
        }
        optional={!indicator.isRequired}
        error={fault ?? undefined}
      >
        <div className="flex flex-wrap items-center gap-3">
          <div className="input-box number-box">
            {money && <span className="affix">€</span>}
            <input
              id={id}
              className="input"
              inputMode="decimal"
              autoComplete="off"
              value={text}
              disabled={!mayWrite}
              aria-invalid={fault !== null}
              onChange={(event) => setText(event.target.value)}
              onBlur={() => keep()}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                nextFigure(event.currentTarget);
              }}
            />
            {!money && <span className="affix">{figures.unit(indicator)}</span>}
          </div>
          {unusual && (
            <Button kind="secondary" small onClick={() => keep(true)}>
              <Trans>Het klopt, bewaar het zo</Trans>
            </Button>
          )}
          <SaveIndicator state={state} />
        </div>
      </Field>
      <div className="grid content-start gap-2">
        {current.source === 'branch' && (
          <p className="quiet">
            <Trans>Van uw branche. U kunt het verbeteren; uw cijfer geldt dan.</Trans>
          </p>
        )}
        {current.previous && (
          <p className="quiet">
            {t`Vorige keer, ${day(current.previous.measuredOn)}: ${figures.value(indicator, current.previous.value)}`}
          </p>
        )}
        {mayWrite && !isDone && current.previous && current.value === null && (
          <Button
            kind="secondary"
            small
            aria-label={t`Nog hetzelfde, neem over: ${say(indicator.name)}`}
            onClick={() => void send({ value: current.previous?.value ?? null })}
          >
            <Trans>Nog hetzelfde, neem over</Trans>
          </Button>
        )}
        {isDone && mayWrite && (
          <label className="quiet grid gap-1">
            <Trans>Reden van de verbetering</Trans>
            <input
              className="input"
              value={correction}
              maxLength={500}
              onChange={(event) => setCorrection(event.target.value)}
            />
          </label>
        )}
        {mayWrite && !isDone && current.value === null && (
          <MissingChoice
            chosen={current.missingReason}
            label={t`Geen cijfer voor ${say(indicator.name)}`}
            onChoose={(missingReason) => void send({ missingReason })}
          />
        )}
      </div>
    </li>
  );
}

/** Enter keeps the figure and goes on to the next one, as in a spreadsheet. */
function nextFigure(from: HTMLInputElement) {
  const all = [...document.querySelectorAll<HTMLInputElement>('.value-row .number-box input')];
  const next = all[all.indexOf(from) + 1];
  if (next) next.focus();
  else from.blur();
}

interface MissingChoiceProps {
  chosen: MissingReason | null;
  label: string;
  onChoose: (reason: MissingReason) => void;
}

function MissingChoice({ chosen, label, onChoose }: MissingChoiceProps) {
  const { t } = useLingui();
  return (
    <label className="quiet grid gap-1">
      <Trans>Of waarom niet</Trans>
      <select
        className="input"
        aria-label={label}
        value={chosen ?? ''}
        onChange={(event) => event.target.value && onChoose(event.target.value as MissingReason)}
      >
        <option value="">{t`Kies een reden`}</option>
        <option value="not_kept">{t`Wij houden dit niet bij`}</option>
        <option value="not_applicable">{t`Geldt niet voor ons`}</option>
        <option value="confidential">{t`Wij delen dit niet`}</option>
      </select>
    </label>
  );
}
