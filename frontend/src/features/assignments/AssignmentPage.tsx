import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemeName } from '@/lib/reference.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { ClaimSplit } from '@/ui/ClaimSplit.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { VoucherDocuments } from '@/ui/documents/VoucherDocuments.tsx';
import { MessageThread } from '@/ui/MessageThread.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { VoucherStory } from '@/ui/VoucherStory.tsx';
import { AssignmentStep } from './AssignmentStep.tsx';
import { AssignmentSum } from './AssignmentSum.tsx';
import { assignmentOptions } from './assignmentQueries.ts';
import { ClaimList } from './ClaimList.tsx';
import { useAssignmentHeadline } from './useAssignmentHeadline.ts';

/** One assignment: what the company wants, what comes next, who pays what, and what happened. */
export function AssignmentPage() {
  const { voucherId } = useParams({ from: '/adviseur/opdrachten/$voucherId' });
  const voucher = useQuery(assignmentOptions(voucherId));
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={voucher}
        skeleton={<ListSkeleton rows={6} />}
        errorTitle={<Trans>De opdracht kwam niet door</Trans>}
      >
        {({ data, etag }) => (
          <Assignment voucher={data} etag={etag} onReload={() => void voucher.refetch()} />
        )}
      </Loaded>
    </div>
  );
}

interface AssignmentProps {
  voucher: VoucherRead;
  etag: string | null;
  onReload: () => void;
}

function Assignment({ voucher, etag, onReload }: AssignmentProps) {
  const { t, i18n } = useLingui();
  const say = useLocalized();
  const themeName = useThemeName();
  const { day, number } = useFormats();
  const status = VOUCHER_STATUS[voucher.status];
  const { company } = voucher;
  return (
    <>
      <PageHeader
        title={useAssignmentHeadline(voucher)}
        documentTitle={t`Opdracht ${voucher.code}`}
        crumbs={[{ label: t`Opdrachten`, to: '/adviseur/opdrachten' }, { label: voucher.code }]}
      />
      <div className="columns-main-side">
        <div className="grid min-w-0 content-start gap-12">
          <AssignmentStep voucher={voucher} etag={etag} onReload={onReload} />
          {voucher.goal && (
            <section className="grid gap-2">
              <h2 className="text-xl">
                <Trans>Wat het bedrijf wil bereiken</Trans>
              </h2>
              <p className="lead max-w-measure [overflow-wrap:anywhere]">{voucher.goal}</p>
            </section>
          )}
          <AssignmentSum voucher={voucher} />
          <ClaimSplit voucher={voucher} />
          <MessageThread voucherId={voucher.id} />
          <ClaimList claims={voucher.claims} />
          <VoucherDocuments voucher={voucher} />
        </div>
        <aside className="grid content-start gap-10" aria-label={t`Gegevens van de opdracht`}>
          <DefinitionList
            items={[
              { term: t`Status`, value: <Pill tone={status.tone}>{i18n._(status.word)}</Pill> },
              { term: t`Code`, value: <span className="font-mono">{voucher.code}</span> },
              { term: t`Regeling`, value: say(voucher.schemeName) },
              ...(voucher.theme ? [{ term: t`Thema`, value: themeName(voucher.theme) }] : []),
              ...(voucher.hours === null
                ? []
                : [{ term: t`Uren in de aanvraag`, value: number(voucher.hours) }]),
              ...(voucher.deadlines.validUntil
                ? [{ term: t`Geldig tot en met`, value: day(voucher.deadlines.validUntil) }]
                : []),
            ]}
          />
          <section className="grid gap-3">
            <h2 className="text-xl">
              <Trans>Het bedrijf</Trans>
            </h2>
            <DefinitionList
              items={[
                { term: t`Naam`, value: company.name },
                ...(company.place ? [{ term: t`Plaats`, value: company.place }] : []),
                { term: t`Sector`, value: say(company.sectorName) },
                { term: t`Medewerkers`, value: number(company.employees) },
              ]}
            />
          </section>
          <VoucherStory voucher={voucher} />
        </aside>
      </div>
    </>
  );
}
