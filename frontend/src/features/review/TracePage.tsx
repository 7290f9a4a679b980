import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { readVoucherTrace } from '@/api/sdk.gen.ts';
import type { TraceEntry } from '@/api/types.gen.ts';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { MoreButton } from '@/ui/MoreButton.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { fileOptions, traceKey } from './reviewQueries.ts';
import { TraceItem } from './TraceItem.tsx';
import { TraceRestartDialog } from './TraceRestartDialog.tsx';
import { TRACE_GROUPS, type TraceGroup, type TraceSearch } from './traceSearch.ts';
import { TRACE_GROUP } from './traceWords.ts';
import './trace.css';

/** Every step, message and failure of one voucher on one time line. */
export function TracePage({ voucherId, search }: { voucherId: string; search: TraceSearch }) {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const [again, setAgain] = useState<TraceEntry | null>(null);
  const file = useQuery(fileOptions(voucherId));
  const trace = useInfiniteQuery({
    queryKey: [...traceKey(voucherId), search],
    queryFn: async ({ pageParam, signal }) => {
      const { data } = await readVoucherTrace({
        path: { voucherId },
        query: {
          order: search.oldest ? 'oldest' : 'newest',
          ...(search.failures && { onlyFailures: true }),
          ...(search.group && { kind: [...TRACE_GROUPS[search.group]] }),
          ...(pageParam && { after: pageParam }),
        },
        signal,
        throwOnError: true,
      });
      return data;
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const show = (change: TraceSearch | Record<string, undefined>) =>
    void navigate({ to: '.', search: { ...search, ...change } as never, replace: true });
  const code = file.data?.data.code;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Spoor van deze voucher`}
        crumbs={[
          { label: t`Beoordelen`, to: '/syntens/beoordelen' },
          { label: code ? t`Spoor van ${code}` : t`Spoor` },
        ]}
        lead={t`Elke stap, mail en betaling op een rij. Een mail of bericht dat mislukte, kunt u opnieuw starten.`}
        meta={
          file.data && (
            <>
              {file.data.data.company.name}, {code}
            </>
          )
        }
      />
      <div className="no-print mb-6 grid gap-4">
        <ChoiceChips
          label={t`Toon`}
          options={(Object.keys(TRACE_GROUPS) as TraceGroup[]).map((value) => ({
            value,
            label: i18n._(TRACE_GROUP[value]),
          }))}
          chosen={search.group ? [search.group] : []}
          onChange={(chosen) => show({ group: chosen.at(-1) })}
        />
        <ChoiceChips
          label={t`Hoe`}
          options={[
            { value: 'failures', label: t`Alleen wat aandacht vraagt` },
            { value: 'oldest', label: t`Oudste eerst` },
          ]}
          chosen={[
            ...(search.failures ? (['failures'] as const) : []),
            ...(search.oldest ? (['oldest'] as const) : []),
          ]}
          onChange={(chosen) =>
            show({
              failures: chosen.includes('failures') ? true : undefined,
              oldest: chosen.includes('oldest') ? true : undefined,
            } as TraceSearch)
          }
        />
      </div>
      <Loaded
        query={trace}
        skeleton={<ListSkeleton rows={8} />}
        errorTitle={<Trans>Het spoor kwam niet door</Trans>}
      >
        {({ pages }) => {
          const entries = pages.flatMap((page) => page.items);
          if (entries.length === 0) {
            return search.failures ? (
              <EmptyState title={<Trans>Niets vraagt aandacht</Trans>}>
                <Trans>Wat wij over deze voucher verstuurden, kwam aan of wacht gewoon op zijn beurt.</Trans>
              </EmptyState>
            ) : (
              <EmptyState title={<Trans>Hier is niets van</Trans>}>
                <Trans>Mails en berichten bewaren wij dertig dagen. Kies hierboven iets anders.</Trans>
              </EmptyState>
            );
          }
          return (
            <div className="grid gap-5">
              <ol className="trace">
                {entries.map((entry) => (
                  <TraceItem key={entry.key} entry={entry} onRestart={() => setAgain(entry)} />
                ))}
              </ol>
              <p className="no-print">
                <MoreButton query={trace}>
                  <Trans>Toon meer</Trans>
                </MoreButton>
              </p>
            </div>
          );
        }}
      </Loaded>
      {again && <TraceRestartDialog voucherId={voucherId} entry={again} onClose={() => setAgain(null)} />}
    </div>
  );
}
