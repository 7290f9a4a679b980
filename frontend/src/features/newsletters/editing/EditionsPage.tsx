import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { listNewsletterEditionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { EditionStatus } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf } from '@/lib/reference.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill, type Tone } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { STATUS_WORDS, useTopics } from '../words.ts';

const STATUS_TONES: Record<EditionStatus, Tone> = {
  draft: 'calm',
  in_review: 'warn',
  sending: 'warn',
  sent: 'ok',
};

/** The newsletters: in work, on their way and sent. */
export function EditionsPage({ page }: { page: number }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { moment } = useFormats();
  const topics = useTopics();
  const editions = useQuery({
    ...listNewsletterEditionsOptions({ query: { page } }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Nieuwsbrieven`}
        crumbs={[{ label: t`Publicaties`, to: '/programma/publicaties' }, { label: t`Nieuwsbrieven` }]}
        lead={t`U stelt een nieuwsbrief samen uit artikelen op de site. Een collega leest mee en verstuurt hem.`}
        actions={
          <LinkButton to="/programma/nieuwsbrieven/nieuw">
            <Trans>Stel een nieuwsbrief samen</Trans>
          </LinkButton>
        }
      />
      <Loaded
        query={editions}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De nieuwsbrieven kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Er is nog geen nieuwsbrief</Trans>}>
              <p>
                <Trans>Kies een paar artikelen en schrijf er twee zinnen boven.</Trans>
              </p>
            </EmptyState>
          ) : (
            <>
              <Table
                stacked
                caption={t`Nieuwsbrieven`}
                captionHidden
                rows={found.items}
                rowKey={(edition) => edition.id}
                columns={[
                  {
                    key: 'subject',
                    header: t`Onderwerp`,
                    cell: (edition) => (
                      <AppLink to={`/programma/nieuwsbrieven/${edition.id}`}>
                        {localized(edition.subject)}
                      </AppLink>
                    ),
                  },
                  {
                    key: 'topics',
                    header: t`Voor wie volgt`,
                    cell: (edition) => edition.topics.map((topic) => labelOf(topics, topic)).join(', '),
                  },
                  {
                    key: 'status',
                    header: t`Stand`,
                    cell: (edition) => (
                      <Pill tone={STATUS_TONES[edition.status]}>{i18n._(STATUS_WORDS[edition.status])}</Pill>
                    ),
                  },
                  {
                    key: 'recipients',
                    header: t`Verstuurd aan`,
                    numeric: true,
                    cell: (edition) => edition.recipients,
                  },
                  { key: 'updated', header: t`Gewijzigd`, cell: (edition) => moment(edition.updatedAt) },
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
