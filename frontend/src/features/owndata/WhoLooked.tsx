import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listFileAccessesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { FileAccessRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';

/** Which officers of the programme opened which part of the company's file. */
export function WhoLooked({ companyId }: { companyId: string }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const looked = useQuery(listFileAccessesOptions({ path: { companyId }, query: { pageSize: 50 } }));
  const parts: Record<FileAccessRead['part'], string> = {
    company: t`Bedrijfsgegevens`,
    scan: t`Scan`,
    voucher: t`Voucher`,
    trajectory: t`Traject`,
    measurement: t`Metingen`,
    document: t`Document`,
  };
  return (
    <section aria-labelledby="wie-keek">
      <h2 id="wie-keek" className="mb-4 text-xl">
        <Trans>Wie keek in ons dossier</Trans>
      </h2>
      <Loaded query={looked} skeleton={<ListSkeleton rows={3} />}>
        {(found) =>
          found.items.length === 0 ? (
            <p className="soft">
              <Trans>Niemand van Syntens of het programma opende tot nu toe uw dossier.</Trans>
            </p>
          ) : (
            <Table
              stacked
              caption={t`Wie keek in ons dossier`}
              captionHidden
              rows={found.items}
              rowKey={(row) => `${row.firstAt}-${row.part}`}
              columns={[
                { key: 'when', header: t`Wanneer`, cell: (row) => moment(row.firstAt) },
                { key: 'who', header: t`Wie`, cell: (row) => row.person ?? t`Een gewist account` },
                { key: 'for', header: t`Namens`, cell: (row) => row.organisation ?? '' },
                { key: 'part', header: t`Wat`, cell: (row) => parts[row.part] },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}
