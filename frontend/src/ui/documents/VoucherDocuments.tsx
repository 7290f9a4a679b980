import { Trans, useLingui } from '@lingui/react/macro';
import type { VoucherRead } from '@/api/types.gen.ts';
import { DocumentList } from './DocumentList.tsx';

/** What was sent along with an application, an answer or a claim, for everybody who sees the voucher. */
export function VoucherDocuments({ voucher, small }: { voucher: VoucherRead; small?: boolean }) {
  const { t } = useLingui();
  if (voucher.documents.length === 0) return null;
  const Heading = small ? 'h3' : 'h2';
  return (
    <section className="grid gap-3">
      <Heading className={small ? 'text-lg' : 'text-xl'}>
        <Trans>Documenten</Trans>
      </Heading>
      <DocumentList
        documents={voucher.documents}
        href={({ id }) => `/v1/vouchers/${voucher.id}/documents/${id}`}
        note={({ isOwn }) => (isOwn ? t`van u` : null)}
      />
    </section>
  );
}
