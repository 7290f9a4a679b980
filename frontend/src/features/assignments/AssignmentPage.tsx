import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { listStatusChangesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { VoucherRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemeName } from '@/lib/reference.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Money } from '@/ui/Money.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Timeline } from '@/ui/Timeline.tsx';
import { AssignmentStep } from './AssignmentStep.tsx';
import { assignmentOptions } from './assignmentQueries.ts';

/** One assignment: what the company wants, what comes next, and what happened. */
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
        {({ data, etag }) => <Assignment voucher={data} etag={etag} />}
      </Loaded>
    </div>
  );
}

function Assignment({ voucher, etag }: { voucher: VoucherRead; etag: string | null }) {
  const { t, i18n } = useLingui();
  const say = useLocalized();
  const themeName = useThemeName();
  const { day, number, moment } = useFormats();
  const status = VOUCHER_STATUS[voucher.status];
  const history = useQuery(listStatusChangesOptions({ path: { voucherId: voucher.id } }));
  return (
    <>
      <PageHeader
        title={voucher.company.name}
        crumbs={[{ label: t`Opdrachten`, to: '/adviseur/opdrachten' }, { label: voucher.code }]}
        lead={voucher.goal ?? undefined}
      />
      <div className="columns-main-side">
        <div className="grid min-w-0 content-start gap-10">
          <AssignmentStep voucher={voucher} etag={etag} />
          {voucher.claims.length > 0 && (
            <section className="grid gap-3">
              <h2 className="text-2xl">
                <Trans>Declaraties</Trans>
              </h2>
              <ul className="hairlines">
                {voucher.claims.map((claim) => (
                  <li key={claim.id} className="grid gap-1 py-3">
                    <p className="font-semibold">
                      <Trans>
                        {number(claim.hours)} uur, <Money cents={claim.amountCents} /> zonder btw
                      </Trans>
                    </p>
                    <p className="soft">{claim.description}</p>
                    <p className="quiet">
                      {claim.returnedReason
                        ? t`Teruggestuurd: ${claim.returnedReason}`
                        : claim.confirmedAt
                          ? t`Bevestigd door het bedrijf op ${moment(claim.confirmedAt)}`
                          : t`Ingediend op ${moment(claim.submittedAt)}`}
                    </p>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <aside className="grid content-start gap-8" aria-label={t`Gegevens van de opdracht`}>
          <DefinitionList
            items={[
              { term: t`Status`, value: <Pill tone={status.tone}>{i18n._(status.word)}</Pill> },
              { term: t`Code`, value: <span className="font-mono">{voucher.code}</span> },
              { term: t`Regeling`, value: say(voucher.schemeName) },
              ...(voucher.theme ? [{ term: t`Thema`, value: themeName(voucher.theme) }] : []),
              {
                term: t`Toegekend`,
                value: voucher.grantedCents === null ? '–' : <Money cents={voucher.grantedCents} />,
              },
              ...(voucher.hours === null
                ? []
                : [{ term: t`Uren in de aanvraag`, value: number(voucher.hours) }]),
              ...(voucher.deadlines.validUntil
                ? [{ term: t`Geldig tot en met`, value: day(voucher.deadlines.validUntil) }]
                : []),
            ]}
          />
          <section className="grid gap-4">
            <h2 className="text-xl">
              <Trans>Wat er gebeurde</Trans>
            </h2>
            <Loaded query={history} skeleton={<ListSkeleton rows={3} />}>
              {(found) => (
                <Timeline
                  entries={found.items.map((change, index) => ({
                    key: change.id,
                    state: index === found.items.length - 1 ? 'current' : 'done',
                    title: i18n._(VOUCHER_STATUS[change.toStatus].word),
                    when: moment(change.occurredAt),
                    text: change.reason ?? undefined,
                  }))}
                />
              )}
            </Loaded>
          </section>
        </aside>
      </div>
    </>
  );
}
