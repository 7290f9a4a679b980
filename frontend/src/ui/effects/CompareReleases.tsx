import { Trans, useLingui } from '@lingui/react/macro';
import type { EffectOutcome } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Table } from '@/ui/Table.tsx';
import { useEffectWords } from './useEffectWords.ts';

export interface Comparable {
  name: string;
  dataUntil: string;
  method: string;
  firms: number;
  outcomes: readonly EffectOutcome[];
}

/** What differs between two releases as a whole, by name of what it is. */
export function differencesOf(one: Comparable, other: Comparable): ('data' | 'method' | 'firms')[] {
  return [
    ...(one.dataUntil === other.dataUntil ? [] : (['data'] as const)),
    ...(one.method === other.method ? [] : (['method'] as const)),
    ...(one.firms === other.firms ? [] : (['firms'] as const)),
  ];
}

/** Two releases side by side: of each outcome the effect, its interval and how many firms it rests on. */
export function CompareReleases({ first, second }: { first: Comparable; second: Comparable }) {
  const { t } = useLingui();
  const { number, day } = useFormats();
  const say = useLocalized();
  const { size, interval } = useEffectWords();
  const changed = differencesOf(first, second);
  const words = {
    data: t`de gegevens lopen tot ${day(first.dataUntil)} en tot ${day(second.dataUntil)}`,
    method: t`de methode is een andere versie`,
    firms: t`er zijn ongeveer ${number(first.firms)} en ${number(second.firms)} bedrijven`,
  };
  const cell = (outcome: EffectOutcome | undefined) => {
    if (!outcome?.headline)
      return <span className="quiet">{outcome?.refusal ? say(outcome.refusal.text) : '–'}</span>;
    const { headline } = outcome;
    return (
      <span className="grid">
        <b className="num">{size(outcome, headline.value)}</b>
        <span>{interval(outcome, headline)}</span>
        <span className="quiet">
          {t`${number(headline.treated)} en ${number(headline.comparisonFirms)} bedrijven, trede ${outcome.evidence.level}`}
        </span>
      </span>
    );
  };
  return (
    <div className="grid gap-5">
      <p className="soft">
        {changed.length === 0 ? (
          <Trans>Gegevens, methode en aantal bedrijven zijn gelijk.</Trans>
        ) : (
          t`Wat verschilt: ${changed.map((each) => words[each]).join('; ')}.`
        )}
      </p>
      <Table
        caption={t`Twee uitgaven naast elkaar`}
        captionHidden
        stacked
        rows={first.outcomes}
        rowKey={(outcome) => outcome.indicator}
        columns={[
          { key: 'name', header: t`Uitkomst`, cell: (outcome) => say(outcome.name) },
          { key: 'first', header: first.name, cell },
          {
            key: 'second',
            header: second.name,
            cell: (outcome) => cell(second.outcomes.find((each) => each.indicator === outcome.indicator)),
          },
        ]}
      />
    </div>
  );
}
