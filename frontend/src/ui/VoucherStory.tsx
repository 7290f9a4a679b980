import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listHistoryEntriesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ActKind, HistoryEntry, Party, TermKind, UpcomingRead, VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { ListSkeleton } from './Skeleton.tsx';
import { Loaded } from './States.tsx';
import { Timeline } from './Timeline.tsx';

/** Each act beside the moves, in words. */
export const VOUCHER_ACTS = {
  objection_filed: msg`Bezwaar gemaakt`,
  objection_heard: msg`Bezwaar toegelicht`,
  objection_term_extended: msg`Meer tijd voor het bezwaar`,
  objection_upheld: msg`Bezwaar gegrond`,
  objection_dismissed: msg`Bezwaar ongegrond`,
  objection_withdrawn: msg`Bezwaar ingetrokken`,
  validity_extended: msg`Langer geldig`,
  decision_term_extended: msg`Meer tijd voor het besluit`,
  handed_over: msg`Overgedragen aan een collega`,
  entered_for_company: msg`Ingevoerd door Syntens`,
  entry_confirmed: msg`Bevestigd door het bedrijf`,
} as const satisfies Record<ActKind, unknown>;

const AHEAD = {
  decision: msg`Syntens beslist`,
  response: msg`Antwoord op de vraag van Syntens`,
  waiting_list: msg`De wachtlijst eindigt`,
  objection: msg`Bezwaar maken kan nog`,
  objection_decision: msg`Syntens beslist op het bezwaar`,
  validity: msg`Advies klaar en gedeclareerd`,
  claim_confirmation: msg`Het bedrijf bevestigt het werk`,
  settlement: msg`Syntens stelt vast en betaalt`,
} as const satisfies Record<TermKind, unknown>;

const WHOSE = {
  company: msg`Aan het bedrijf`,
  adviser: msg`Aan de adviseur`,
  syntens: msg`Aan Syntens`,
  platform: msg`Gaat vanzelf`,
} as const satisfies Record<Party, unknown>;

/** What happened to a voucher, and what comes next: the same for everybody, each with what they may see. */
export function VoucherStory({ voucher }: { voucher: VoucherRead }) {
  const { i18n, t } = useLingui();
  const { moment, day } = useFormats();
  const story = useQuery(listHistoryEntriesOptions({ path: { voucherId: voucher.id } }));
  const titleOf = (entry: HistoryEntry) => {
    if (entry.act) return i18n._(VOUCHER_ACTS[entry.act]);
    return entry.toStatus ? i18n._(VOUCHER_STATUS[entry.toStatus].word) : '';
  };
  const textOf = (entry: HistoryEntry) =>
    [
      entry.actorName ?? (entry.source === 'platform' ? t`Vanzelf, volgens de regels` : null),
      entry.systemName && t`Via ${entry.systemName}`,
      entry.newDay && t`Nu tot en met ${day(entry.newDay)}`,
      entry.reason,
    ]
      .filter(Boolean)
      .join('. ');
  return (
    <>
      <Ahead upcoming={voucher.upcoming} />
      <section className="grid gap-4">
        <h2 className="text-xl">
          <Trans>Wat er gebeurde</Trans>
        </h2>
        <Loaded
          query={story}
          skeleton={<ListSkeleton rows={3} />}
          errorTitle={<Trans>Het verloop kwam niet door</Trans>}
        >
          {(found) => (
            <Timeline
              entries={found.items.map((entry, index) => ({
                key: entry.key,
                state: index === found.items.length - 1 ? 'current' : 'done',
                title: titleOf(entry),
                when: moment(entry.occurredAt),
                text: textOf(entry),
              }))}
            />
          )}
        </Loaded>
      </section>
    </>
  );
}

function Ahead({ upcoming }: { upcoming: readonly UpcomingRead[] }) {
  const { i18n } = useLingui();
  const { day } = useFormats();
  if (upcoming.length === 0) return null;
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Wat er nu komt</Trans>
      </h2>
      <Timeline
        entries={upcoming.map((date) => ({
          key: date.kind,
          state: 'ahead',
          title: i18n._(AHEAD[date.kind]),
          when: day(date.dueOn),
          text: (
            <>
              {i18n._(WHOSE[date.whose])}.{' '}
              {date.daysLeft < 0 ? (
                <strong>
                  <Plural value={-date.daysLeft} one="# dag te laat" other="# dagen te laat" />
                </strong>
              ) : date.daysLeft === 0 ? (
                <strong>
                  <Trans>Vandaag is de laatste dag</Trans>
                </strong>
              ) : (
                <Plural value={date.daysLeft} one="Nog # dag" other="Nog # dagen" />
              )}
            </>
          ),
        }))}
      />
    </section>
  );
}
