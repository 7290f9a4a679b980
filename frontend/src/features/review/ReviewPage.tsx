import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { Field } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { UnreadMessages } from '@/ui/UnreadMessages.tsx';
import { AwayNotices } from './AwayNotices.tsx';
import { CaseFile } from './CaseFile.tsx';
import { KeyHelp } from './KeyHelp.tsx';
import { QueueTable } from './QueueTable.tsx';
import { queueOptions } from './reviewQueries.ts';
import { CHOICES, type ReviewSearch, reviewSearch } from './reviewSearch.ts';
import { useReviewKeys } from './useReviewKeys.ts';
import './review.css';

/** What waits for a decision: the list, and beside it the file that is open. All by keyboard. */
export function ReviewPage() {
  const { t, i18n } = useLingui();
  const search = reviewSearch({ ...useSearch({ from: '/syntens/beoordelen' }) });
  const navigate = useNavigate();
  const queue = useQuery({ ...queueOptions(search), placeholderData: keepPreviousData });
  const [helping, setHelping] = useState(false);
  const searchBox = useRef<HTMLInputElement>(null);
  const ids = queue.data?.items.map((voucher) => voucher.id) ?? [];
  const change = (wish: Partial<ReviewSearch> & Record<string, unknown>) =>
    void navigate({ to: '.', search: (now: object) => ({ ...now, ...wish }) as never, replace: true });
  const open = (voucher: string) => change({ voucher });
  const step = (by: number) => {
    const next = ids[Math.min(ids.length - 1, Math.max(0, ids.indexOf(search.voucher ?? '') + by))];
    if (next) open(next);
  };
  useReviewKeys({
    j: () => step(1),
    k: () => step(-1),
    '/': () => searchBox.current?.focus(),
    '?': () => setHelping(true),
    escape: () => change({ voucher: undefined }),
  });
  const total = queue.data?.total;
  const title = plural(total ?? 0, {
    0: 'Geen aanvraag te beoordelen',
    one: '# aanvraag te beoordelen',
    other: '# aanvragen te beoordelen',
  });
  return (
    <div className="review">
      <div className="review-list">
        <PageHeader
          title={total === undefined ? t`Aanvragen beoordelen` : title}
          documentTitle={t`Aanvragen beoordelen`}
          lead={<Trans>Wat het eerst moet, staat bovenaan.</Trans>}
        />
        <div className="review-filters">
          <SearchBox
            key={search.q ?? ''}
            initial={search.q ?? ''}
            box={searchBox}
            onSearch={(q) => change({ q: q || undefined, page: 1 })}
          />
          <ChoiceChips
            label={t`Status`}
            options={CHOICES.map((status) => ({ value: status, label: i18n._(VOUCHER_STATUS[status].word) }))}
            chosen={search.status ? [search.status] : []}
            onChange={(chosen) => change({ status: chosen.at(-1), page: 1 })}
          />
          <ChoiceChips
            label={t`Van wie`}
            options={[{ value: 'mine', label: t`Alleen mijn dossiers` }]}
            chosen={search.mine ? ['mine'] : []}
            onChange={(chosen) => change({ mine: chosen.length > 0 || undefined, page: 1 })}
          />
        </div>
        <AwayNotices />
        <UnreadMessages
          linkOf={({ voucherId, companyName }) => (
            <AppLink to="." search={(now) => ({ ...now, voucher: voucherId })}>
              {companyName}
            </AppLink>
          )}
        />
        <Loaded
          query={queue}
          skeleton={<TableSkeleton />}
          errorTitle={<Trans>De lijst kwam niet door</Trans>}
        >
          {(found) =>
            found.items.length === 0 ? (
              <EmptyState title={<Trans>Hier ligt niets</Trans>}>
                {search.status || search.mine || search.q ? (
                  <Trans>Haal een filter weg, dan ziet u meer.</Trans>
                ) : (
                  <Trans>Zodra een bedrijf een aanvraag indient, staat die hier.</Trans>
                )}
              </EmptyState>
            ) : (
              <div className="grid gap-5">
                <QueueTable vouchers={found.items} openId={search.voucher} onOpen={open} />
                <Pagination {...found} />
              </div>
            )
          }
        </Loaded>
        <p className="review-keys quiet">
          <kbd>J</kbd> <kbd>K</kbd> <Trans>omlaag, omhoog</Trans>
          <Button kind="quiet" small onClick={() => setHelping(true)}>
            <Trans>Alle toetsen</Trans>
          </Button>
        </p>
      </div>
      <section className="review-file" id="dossier" aria-label={t`Dossier`}>
        {search.voucher ? (
          <CaseFile key={search.voucher} voucherId={search.voucher} />
        ) : (
          <div className="p-8">
            <Pictogram theme="apart" />
            <p className="soft mt-4">
              <Trans>
                Kies een aanvraag, of druk op <kbd>J</kbd>. Het dossier opent hier, met de regels en de
                beslissing.
              </Trans>
            </p>
          </div>
        )}
      </section>
      <KeyHelp open={helping} onClose={() => setHelping(false)} />
    </div>
  );
}

interface SearchBoxProps {
  initial: string;
  box: React.RefObject<HTMLInputElement | null>;
  onSearch: (text: string) => void;
}

function SearchBox({ initial, box, onSearch }: SearchBoxProps) {
  const { t } = useLingui();
  const [text, setText] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <search>
      <form onSubmit={submit} className="flex items-end gap-2">
        <Field id="zoek-aanvraag" label={t`Bedrijf, KVK-nummer of code`}>
          <input
            id="zoek-aanvraag"
            ref={box}
            type="search"
            className="input"
            value={text}
            maxLength={100}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button type="submit" kind="secondary">
          <Trans>Zoek</Trans>
        </Button>
      </form>
    </search>
  );
}
