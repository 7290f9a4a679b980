import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listToolboxVersionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { VersionStatus } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
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
import { ExperienceReview } from './ExperienceReview.tsx';

export const STATUS_TONES: Record<VersionStatus, Tone> = {
  draft: 'calm',
  in_review: 'warn',
  published: 'ok',
  archived: 'calm',
};

/** The tools an editor works on: a branch sees its own, the programme office all. */
export function VersionsPage({ base, page }: { base: string; page: number }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { day, moment } = useFormats();
  const { may } = useSession();
  const [status, setStatus] = useState<VersionStatus | null>(null);
  const query = { page, ...(status && { status }) };
  const versions = useQuery({ ...listToolboxVersionsOptions({ query }), placeholderData: keepPreviousData });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Instrumenten in de toolbox`}
        lead={t`Wat gepubliceerd is verandert niet meer. Wilt u iets aanpassen, dan begint u een nieuwe versie; het programmabureau beoordeelt haar.`}
        actions={
          <LinkButton to={`${base}/nieuw`}>
            <Trans>Schrijf een instrument</Trans>
          </LinkButton>
        }
      />
      <div className="mb-6">
        <ChoiceChips
          label={t`Stand`}
          options={(Object.keys(STATUS_WORDS) as VersionStatus[]).map((value) => ({
            value,
            label: i18n._(STATUS_WORDS[value]),
          }))}
          chosen={status ? [status] : []}
          onChange={(chosen) => setStatus(chosen.at(-1) ?? null)}
        />
      </div>
      <Loaded
        query={versions}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De instrumenten kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Hier staat nog niets</Trans>}>
              <p>
                <Trans>Schrijf een instrument dat in uw sector werkt. Het begint als concept.</Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <Table
                caption={t`Instrumenten`}
                captionHidden
                stacked
                rows={found.items}
                rowKey={(version) => version.id}
                columns={[
                  {
                    key: 'title',
                    header: t`Titel`,
                    cell: (version) => (
                      <AppLink to={`${base}/${version.id}`}>{localized(version.title)}</AppLink>
                    ),
                  },
                  { key: 'number', header: t`Versie`, numeric: true, cell: (version) => version.number },
                  {
                    key: 'status',
                    header: t`Stand`,
                    cell: (version) => (
                      <span className="flex flex-wrap gap-2">
                        <Pill tone={STATUS_TONES[version.status]}>
                          {i18n._(STATUS_WORDS[version.status])}
                        </Pill>
                        {version.isOutdated && (
                          <Pill tone="warn" mark="warn">
                            <Trans>Verouderd</Trans>
                          </Pill>
                        )}
                      </span>
                    ),
                  },
                  { key: 'owner', header: t`Van`, cell: (version) => version.owner },
                  {
                    key: 'review',
                    header: t`Nakijken`,
                    cell: (version) =>
                      version.status === 'published' && version.reviewOn ? day(version.reviewOn) : '–',
                  },
                  { key: 'updated', header: t`Gewijzigd`, cell: (version) => moment(version.updatedAt) },
                ]}
              />
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
      {may('toolbox:publish') && <ExperienceReview />}
    </div>
  );
}
