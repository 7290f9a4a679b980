import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import {
  listMeasurementMomentsOptions,
  listMeasurementMomentsQueryKey,
} from '@/api/@tanstack/react-query.gen.ts';
import { createMeasurementReminder, exportMeasurementMoments } from '@/api/sdk.gen.ts';
import type { AskedMoment } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useIntent } from '@/lib/intent.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { toast } from '@/ui/toast.ts';
import { queryOf, type ResponseSearch } from './responseSearch.ts';
import { useResponseWords } from './responseWords.ts';

const A_WEEK = 7 * 24 * 60 * 60 * 1000;

/** The firms that were asked, as the filters say, each with a reminder. */
export function MissingFirms({ search }: { search: ResponseSearch }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const words = useResponseWords();
  const found = useQuery({
    ...listMeasurementMomentsOptions({ query: queryOf(search) }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={found} skeleton={<TableSkeleton />} errorTitle={<Trans>De lijst kwam niet door</Trans>}>
      {(page) =>
        page.items.length === 0 ? (
          <EmptyState title={<Trans>Geen bedrijven</Trans>}>
            <Trans>Niemand voldoet aan deze keuze, of iedereen heeft geantwoord.</Trans>
          </EmptyState>
        ) : (
          <div className="grid gap-6">
            <Table
              caption={t`Bedrijven`}
              captionHidden
              stacked
              rows={page.items}
              rowKey={(firm) => firm.id}
              columns={[
                { key: 'name', header: t`Bedrijf`, cell: (firm) => firm.companyName },
                { key: 'kvk', header: t`KVK-nummer`, cell: (firm) => firm.kvkNumber },
                { key: 'arm', header: t`Groep`, cell: (firm) => words.arms[firm.arm] },
                { key: 'wave', header: t`Meting`, cell: (firm) => `T${firm.number}` },
                { key: 'due', header: t`Meetdag`, cell: (firm) => day(firm.dueOn) },
                {
                  key: 'state',
                  header: t`Stand`,
                  cell: (firm) =>
                    firm.state === 'declined' && firm.reason
                      ? `${words.states[firm.state]}: ${words.reasons[firm.reason]}`
                      : words.states[firm.state],
                },
                {
                  key: 'reminded',
                  header: t`Herinnerd`,
                  cell: (firm) => (firm.lastRemindedAt ? day(firm.lastRemindedAt) : '–'),
                },
                { key: 'act', header: t`Actie`, cell: (firm) => <Remind firm={firm} /> },
              ]}
            />
            <Pagination {...page} />
            <SaveList search={search} />
          </div>
        )
      }
    </Loaded>
  );
}

function Remind({ firm }: { firm: AskedMoment }) {
  const { t } = useLingui();
  const { busy, fault, run } = useAct();
  const intent = useIntent();
  const queries = useQueryClient();
  if (firm.state !== 'open' && firm.state !== 'overdue') return '–';
  if (!firm.hasPeople)
    return (
      <span className="quiet">
        <Trans>niemand met een account</Trans>
      </span>
    );
  if (firm.lastRemindedAt && Date.now() - Date.parse(firm.lastRemindedAt) < A_WEEK)
    return (
      <span className="quiet">
        <Trans>deze week herinnerd</Trans>
      </span>
    );
  const remind = () =>
    run(async () => {
      await createMeasurementReminder({
        path: { measurementMomentId: firm.id },
        headers: { 'Idempotency-Key': intent.key() },
        throwOnError: true,
      });
      toast(t`Herinnering verstuurd aan ${firm.companyName}.`);
      await queries.invalidateQueries({ queryKey: [{ _id: listMeasurementMomentsQueryKey()[0]._id }] });
    });
  return (
    <>
      <Button
        kind="secondary"
        small
        busy={busy}
        aria-label={t`Herinner ${firm.companyName} aan T${firm.number}`}
        onClick={() => void remind()}
      >
        <Trans>Herinner</Trans>
      </Button>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}

function SaveList({ search }: { search: ResponseSearch }) {
  const { t, i18n } = useLingui();
  const { busy, fault, run } = useAct();
  const save = () =>
    run(async () => {
      const { page: _, ...query } = queryOf(search);
      const { data } = await exportMeasurementMoments({
        query,
        headers: { 'Accept-Language': i18n.locale } as never,
        parseAs: 'blob',
        throwOnError: true,
      });
      saveAs(data as unknown as Blob, `${t`respons-metingen`}.csv`);
    });
  return (
    <div className="no-print grid justify-items-start gap-2">
      <Button kind="secondary" small busy={busy} onClick={() => void save()}>
        <FileDown aria-hidden="true" />
        <Trans>Bewaar deze lijst als CSV</Trans>
      </Button>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
