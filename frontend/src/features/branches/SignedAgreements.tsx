import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listBranchAgreementsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { readBranchAgreementDocument } from '@/api/sdk.gen.ts';
import type { BranchAgreementRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { PdfButton } from '@/ui/PdfButton.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { AGREEMENT } from './branchWords.ts';

/** What was signed, by whom and when, with the documents. `children` are acts on a signature that waits. */
export function SignedAgreements({
  branchId,
  acts,
}: {
  branchId: string;
  acts?: (agreement: BranchAgreementRead) => React.ReactNode;
}) {
  const agreements = useQuery(listBranchAgreementsOptions({ path: { branchId } }));
  return (
    <section className="grid content-start gap-3" aria-labelledby="signed">
      <h2 id="signed" className="text-2xl">
        <Trans>Overeenkomsten</Trans>
      </h2>
      <Loaded
        query={agreements}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De overeenkomsten kwamen niet door</Trans>}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">
              <Trans>Er is nog niets getekend.</Trans>
            </p>
          ) : (
            <ul className="hairlines">
              {items.map((each) => (
                <li key={each.id} className="grid justify-items-start gap-3 py-4">
                  <Signature agreement={each} />
                  {each.status === 'countersigned' && <Document branchId={branchId} agreement={each} />}
                  {each.status === 'signed' && acts?.(each)}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Signature({ agreement }: { agreement: BranchAgreementRead }) {
  const { i18n } = useLingui();
  const { moment } = useFormats();
  const { signerName, signerFunction, countersignerName, countersignerFunction } = agreement;
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-3">
        <span className="font-semibold">
          {i18n._(AGREEMENT[agreement.kind])}, {agreement.edition}
        </span>
        {agreement.status === 'countersigned' ? (
          <Pill tone="ok">
            <Trans>Getekend door beide</Trans>
          </Pill>
        ) : agreement.status === 'signed' ? (
          <Pill tone="warn">
            <Trans>Wacht op het programma</Trans>
          </Pill>
        ) : (
          <Pill>
            <Trans>Teruggestuurd</Trans>
          </Pill>
        )}
      </p>
      <p className="soft">
        <Trans>
          {signerName}, {signerFunction}, op {moment(agreement.signedAt)}
        </Trans>
      </p>
      {agreement.countersignedAt && (
        <p className="soft">
          <Trans>
            {countersignerName}, {countersignerFunction}, op {moment(agreement.countersignedAt)}
          </Trans>
        </p>
      )}
      {agreement.returnReason && <p className="whitespace-pre-line">{agreement.returnReason}</p>}
    </div>
  );
}

function Document({ branchId, agreement }: { branchId: string; agreement: BranchAgreementRead }) {
  const { i18n } = useLingui();
  const title = i18n._(AGREEMENT[agreement.kind]);
  return (
    <PdfButton
      kind="secondary"
      name={`${title.toLowerCase()}-${agreement.edition}`}
      make={async () => {
        const { data } = await readBranchAgreementDocument({
          path: { branchId, branchAgreementId: agreement.id },
          parseAs: 'blob',
          throwOnError: true,
        });
        return data;
      }}
    >
      <Trans>Haal de PDF op</Trans>
    </PdfButton>
  );
}
