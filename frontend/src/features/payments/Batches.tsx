import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listPaymentBatchesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { readPaymentBatchFile } from '@/api/sdk.gen.ts';
import type { BatchSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Money } from '@/ui/Money.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { BatchDialog } from './BatchDialog.tsx';

/** The batches, newest first: the file for the bank, and what the bank did with it. */
export function Batches({ page }: { page: number }) {
  const { t } = useLingui();
  const { day, number } = useFormats();
  const batches = useQuery(listPaymentBatchesOptions({ query: { page, pageSize: 20 } }));
  const [open, setOpen] = useState<string | null>(null);
  const { fault, run } = useAct();
  const download = (batch: BatchSummary) =>
    run(async () => {
      const { data } = await readPaymentBatchFile({
        path: { batchId: batch.id },
        parseAs: 'blob',
        throwOnError: true,
      });
      saveAs(data as unknown as Blob, `${batch.reference}.xml`);
    });
  return (
    <Loaded
      query={batches}
      skeleton={<TableSkeleton />}
      errorTitle={<Trans>De batches kwamen niet door</Trans>}
    >
      {(found) =>
        found.items.length === 0 ? (
          <p className="soft">
            <Trans>Er is nog geen batch gemaakt.</Trans>
          </p>
        ) : (
          <>
            {fault && (
              <p className="field-error" role="status">
                {fault}
              </p>
            )}
            <Table
              caption={t`Batches`}
              captionHidden
              stacked
              rows={found.items}
              rowKey={(batch) => batch.id}
              columns={[
                {
                  key: 'reference',
                  header: t`Batch`,
                  cell: (batch) => (
                    <>
                      <span className="font-mono">{batch.reference}</span>
                      <span className="quiet block">
                        {batch.madeByName ? t`door ${batch.madeByName}` : ''}
                      </span>
                    </>
                  ),
                },
                { key: 'number', header: t`Betalingen`, numeric: true, cell: (b) => number(b.paymentCount) },
                {
                  key: 'total',
                  header: t`Samen`,
                  numeric: true,
                  cell: (batch) => <Money cents={batch.totalCents} showCents="always" />,
                },
                { key: 'day', header: t`Betaaldag`, cell: (batch) => day(batch.executionOn) },
                {
                  key: 'status',
                  header: t`Status`,
                  cell: (batch) =>
                    batch.status === 'made' ? (
                      <Pill tone="info">{t`Bij de bank`}</Pill>
                    ) : batch.status === 'done' ? (
                      <Outcome batch={batch} />
                    ) : (
                      <Pill tone="calm">{t`Niet verstuurd`}</Pill>
                    ),
                },
                {
                  key: 'act',
                  header: t`Wat u doet`,
                  cell: (batch) => (
                    <div className="flex flex-wrap gap-2">
                      <Button
                        kind="secondary"
                        small
                        aria-label={t`Bekijk batch ${batch.reference}`}
                        onClick={() => setOpen(batch.id)}
                      >
                        <Trans>Bekijk</Trans>
                      </Button>
                      {batch.status !== 'cancelled' && (
                        <Button
                          kind="quiet"
                          small
                          aria-label={t`Haal het bestand van batch ${batch.reference} op`}
                          onClick={() => void download(batch)}
                        >
                          <Trans>Bestand</Trans>
                        </Button>
                      )}
                    </div>
                  ),
                },
              ]}
            />
            <Pagination {...found} param="batches" />
            {open && <BatchDialog batchId={open} onClose={() => setOpen(null)} />}
          </>
        )
      }
    </Loaded>
  );
}

/** What the bank did with a batch that is closed: all paid, some not, or nothing at all. */
function Outcome({ batch }: { batch: BatchSummary }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const failed = number(batch.failedCount);
  if (batch.failedCount === 0) return <Pill tone="ok" mark="ok">{t`Uitgevoerd`}</Pill>;
  if (batch.failedCount === batch.paymentCount) return <Pill tone="err">{t`Niets betaald`}</Pill>;
  return <Pill tone="warn">{t`${failed} mislukt, de rest betaald`}</Pill>;
}
