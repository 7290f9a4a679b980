import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listInstrumentVersionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { VersionStatus } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill, type Tone } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { STATUS_WORDS } from '../words.ts';

const OUTDATED = 'outdated';
type Shown = VersionStatus | typeof OUTDATED;

const STATUS_TONES: Record<VersionStatus, Tone> = {
  draft: 'calm',
  in_review: 'warn',
  published: 'ok',
  archived: 'calm',
};

/** The instruments an editor works on: owners see their own, the programme office all. */
export function VersionsPage({ base, page }: { base: string; page: number }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { day, moment } = useFormats();
  const [shown, setShown] = useState<Shown | null>(null);
  const query = {
    page,
    ...(shown === OUTDATED ? { outdated: true } : shown && { status: shown }),
  };
  const versions = useQuery({
    ...listInstrumentVersionsOptions({ query }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Regelingen in de Wegwijzer`}
        lead={t`Wat gepubliceerd is verandert niet meer. Wilt u iets aanpassen, dan begint u een nieuwe versie; het programmabureau beoordeelt haar.`}
        actions={
          <LinkButton to={`${base}/nieuw`}>
            <Trans>Schrijf een regeling</Trans>
          </LinkButton>
        }
      />
      <div className="mb-6">
        <ChoiceChips
          label={t`Stand`}
          options={[
            ...(Object.keys(STATUS_WORDS) as VersionStatus[]).map((value) => ({
              value: value as Shown,
              label: i18n._(STATUS_WORDS[value]),
            })),
            { value: OUTDATED, label: t`Verouderd` },
          ]}
          chosen={shown ? [shown] : []}
          onChange={(chosen) => setShown(chosen.at(-1) ?? null)}
        />
      </div>
      <Loaded
        query={versions}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De regelingen kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Hier staat nog niets</Trans>}>
              <p>
                <Trans>
                  Schrijf op wat uw organisatie ondernemers te bieden heeft. Het begint als concept.
                </Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <Table
                stacked
                caption={t`Regelingen`}
                captionHidden
                rows={found.items}
                rowKey={(version) => version.id}
                columns={[
                  {
                    key: 'title',
                    header: t`Naam`,
                    cell: (version) => (
                      <AppLink to={`${base}/${version.id}`}>{localized(version.name)}</AppLink>
                    ),
                  },
                  { key: 'number', header: t`Versie`, numeric: true, cell: (version) => version.number },
                  {
                    key: 'status',
                    header: t`Stand`,
                    cell: (version) => (
                      <Pill tone={STATUS_TONES[version.status]}>{i18n._(STATUS_WORDS[version.status])}</Pill>
                    ),
                  },
                  { key: 'owner', header: t`Van`, cell: (version) => version.owner ?? t`Programmabureau` },
                  {
                    key: 'review',
                    header: t`Nakijken voor`,
                    cell: (version) =>
                      version.outdated ? (
                        <Pill tone="warn">
                          <Trans>Verouderd</Trans>
                        </Pill>
                      ) : (
                        version.reviewOn && day(version.reviewOn)
                      ),
                  },
                  { key: 'updated', header: t`Gewijzigd`, cell: (version) => moment(version.updatedAt) },
                ]}
              />
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
