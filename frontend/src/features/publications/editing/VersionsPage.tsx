import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listPublicationVersionsOptions } from '@/api/@tanstack/react-query.gen.ts';
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
import { KIND_WORDS, STATUS_WORDS } from '../words.ts';

const STATUS_TONES: Record<VersionStatus, Tone> = {
  draft: 'calm',
  in_review: 'warn',
  published: 'ok',
  archived: 'calm',
};

/** The articles an editor works on: organisations see their own, the programme office all. */
export function VersionsPage({ base, page }: { base: string; page: number }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { moment } = useFormats();
  const { may } = useSession();
  const [shown, setShown] = useState<VersionStatus | null>(null);
  const versions = useQuery({
    ...listPublicationVersionsOptions({ query: { page, ...(shown && { status: shown }) } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Artikelen en nieuws`}
        documentTitle={t`Publicaties`}
        lead={t`Wat op de site staat verandert niet ongemerkt. Wilt u iets aanpassen, dan begint u een nieuwe versie en vertelt u lezers wat er wijzigt.`}
        actions={
          <>
            <LinkButton to={`${base}/nieuw`}>
              <Trans>Schrijf een artikel</Trans>
            </LinkButton>
            {may('newsletters:edit') && (
              <LinkButton to="/programma/nieuwsbrieven" kind="secondary">
                <Trans>Nieuwsbrieven</Trans>
              </LinkButton>
            )}
          </>
        }
      />
      <div className="mb-6">
        <ChoiceChips
          label={t`Stand`}
          options={(Object.keys(STATUS_WORDS) as VersionStatus[]).map((value) => ({
            value,
            label: i18n._(STATUS_WORDS[value]),
          }))}
          chosen={shown ? [shown] : []}
          onChange={(chosen) => setShown(chosen.at(-1) ?? null)}
        />
      </div>
      <Loaded
        query={versions}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De artikelen kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Hier staat nog niets</Trans>}>
              <p>
                <Trans>Schrijf wat anderen aan uw ervaring hebben. Het begint als concept.</Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <Table
                stacked
                caption={t`Artikelen en nieuws`}
                captionHidden
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
                  { key: 'kind', header: t`Soort`, cell: (version) => i18n._(KIND_WORDS[version.kind]) },
                  { key: 'number', header: t`Versie`, numeric: true, cell: (version) => version.number },
                  {
                    key: 'status',
                    header: t`Stand`,
                    cell: (version) => (
                      <Pill tone={STATUS_TONES[version.status]}>{i18n._(STATUS_WORDS[version.status])}</Pill>
                    ),
                  },
                  { key: 'owner', header: t`Van`, cell: (version) => version.owner },
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
