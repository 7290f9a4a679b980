import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { deleteVoucherDocument, updateVoucher } from '@/api/sdk.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import type { Versioned } from '@/lib/versioned.ts';
import { AddDocuments } from '@/ui/documents/AddDocuments.tsx';
import { DocumentList } from '@/ui/documents/DocumentList.tsx';
import { toast } from '@/ui/toast.ts';
import { voucherKey } from './voucherQueries.ts';

/** The quotation and what else goes along with an application; each document is kept as soon as it arrived. */
export function ApplicationDocuments({ voucher }: { voucher: VoucherRead }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { fault, run } = useAct();
  // Only the documents: what is typed meanwhile saves itself, with a version of its own.
  const show = (documents: VoucherRead['documents']) =>
    queries.setQueryData<Versioned<VoucherRead>>(
      voucherKey(voucher.id),
      (read) => read && { ...read, data: { ...read.data, documents } },
    );
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Documenten</Trans>
      </h2>
      <p className="soft">
        <Trans>Voeg de offerte van uw adviseur toe, dan kunnen wij sneller beslissen. Het hoeft niet.</Trans>
      </p>
      <DocumentList
        documents={voucher.documents}
        href={({ id }) => `/v1/vouchers/${voucher.id}/documents/${id}`}
        onRemove={({ id, isOwn, name }) =>
          isOwn
            ? () =>
                void run(async () => {
                  await deleteVoucherDocument({
                    path: { voucherId: voucher.id, fileId: id },
                    throwOnError: true,
                  });
                  show(voucher.documents.filter((each) => each.id !== id));
                  toast(t`${name} is weggehaald.`);
                })
            : null
        }
      />
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
      <AddDocuments
        onSent={async (file) => {
          const { data } = await updateVoucher({
            path: { voucherId: voucher.id },
            body: { fileIds: [file.id] },
            // A document comes beside what is there, whatever the version.
            headers: { 'If-Match': '*' },
            throwOnError: true,
          });
          show(data.documents);
        }}
      />
    </section>
  );
}
