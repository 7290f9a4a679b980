import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { listVoucherEntriesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { EntrySummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Forbidden, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';

/** What officers entered after a call: still being filled in, or waiting for the company. */
export function EntriesPage() {
  const { t } = useLingui();
  const { may } = useSession();
  const { page, wacht } = useSearch({ from: '/syntens/invoer/' });
  const navigate = useNavigate();
  const entries = useQuery({
    ...listVoucherEntriesOptions({ query: { page, ...(wacht && { handedOver: wacht === 'bedrijf' }) } }),
    enabled: may('vouchers:enter'),
  });
  if (!may('vouchers:enter')) return <Forbidden />;
  const enter = (
    <LinkButton to="/syntens/bedrijven">
      <Trans>Zoek een bedrijf</Trans>
    </LinkButton>
  );
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Ingevoerd voor bellers`}
        crumbs={[{ label: t`Bedrijven`, to: '/syntens/bedrijven' }, { label: t`Ingevoerd voor bellers` }]}
        lead={t`Belt een ondernemer, dan vult u de aanvraag samen in. Het bedrijf controleert haar en dient zelf in.`}
        actions={enter}
      />
      <div className="mb-6">
        <ChoiceChips
          label={t`Welke`}
          options={[
            { value: 'ons', label: t`Nog bij ons` },
            { value: 'bedrijf', label: t`Wacht op het bedrijf` },
          ]}
          chosen={wacht ? [wacht] : []}
          onChange={(chosen) => {
            const last = chosen.at(-1);
            void navigate({ to: '.', search: { page: 1, ...(last && { wacht: last }) } as never });
          }}
        />
      </div>
      <Loaded
        query={entries}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De lijst kwam niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={<Trans>Er staat niets open</Trans>} actions={enter}>
              <Trans>Zoek het bedrijf van de beller op, en kies daar: voer een aanvraag in.</Trans>
            </EmptyState>
          ) : (
            <div className="grid gap-5">
              <EntryTable entries={found.items} />
              <Pagination {...found} />
            </div>
          )
        }
      </Loaded>
    </div>
  );
}

function EntryTable({ entries }: { entries: readonly EntrySummary[] }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { moment } = useFormats();
  return (
    <Table
      caption={t`Ingevoerd voor bellers`}
      captionHidden
      stacked
      rows={entries}
      rowKey={(entry) => entry.id}
      columns={[
        {
          key: 'company',
          header: t`Bedrijf`,
          cell: (entry) => (
            <>
              {entry.handedOverAt ? (
                entry.companyName
              ) : (
                <AppLink to={`/syntens/invoer/${entry.id}`}>{entry.companyName}</AppLink>
              )}
              <span className="quiet block">
                {entry.code}, {say(entry.schemeName)}
              </span>
            </>
          ),
        },
        { key: 'caller', header: t`Beller`, cell: (entry) => entry.callerName },
        {
          key: 'entered',
          header: t`Ingevoerd`,
          cell: (entry) => (
            <>
              {moment(entry.enteredAt)}
              {entry.enteredBy && <span className="quiet block">{entry.enteredBy}</span>}
            </>
          ),
        },
        {
          key: 'state',
          header: t`Waar`,
          cell: (entry) => (
            <>
              {entry.handedOverAt ? (
                <Pill tone="info">
                  <Trans>Wacht op het bedrijf</Trans>
                </Pill>
              ) : (
                <Pill tone="warn">
                  <Trans>Nog bij ons</Trans>
                </Pill>
              )}
              {!entry.companyCanSubmit && (
                <span className="quiet block">
                  <Trans>Nog niemand met een account die mag indienen</Trans>
                </span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
