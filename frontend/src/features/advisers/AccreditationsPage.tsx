import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listAdviserProfilesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { Accreditation, AccreditationSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { Tabs } from '@/ui/Tabs.tsx';
import { AccreditationDialog } from './AccreditationDialog.tsx';
import { FirmsSection } from './FirmsSection.tsx';
import { ACCREDITATION_TONES, ACCREDITATION_WORDS, ADVISER_KIND_WORDS } from './words.ts';

/** Advisers and their firms for the officers who accredit them. */
export function AccreditationsPage() {
  const { t } = useLingui();
  const { show, page } = useSearch({ from: '/syntens/adviseurs' });
  const navigate = useNavigate();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Adviseurs erkennen`}
        lead={t`Nieuwe aanvragen staan bovenaan. Een erkenning geldt voor een periode; wat u besluit krijgt de adviseur met uw reden per mail.`}
      />
      <Tabs
        label={t`Wat erkend wordt`}
        chosen={show === 'bureaus' ? 'bureaus' : 'adviseurs'}
        onChoose={(key) =>
          void navigate({
            to: '/syntens/adviseurs',
            search: (key === 'bureaus' ? { show: key } : {}) as never,
            replace: true,
          })
        }
        tabs={[
          { key: 'adviseurs', label: <Trans>Adviseurs</Trans>, content: <AdvisersSection /> },
          {
            key: 'bureaus',
            label: <Trans>Bureaus</Trans>,
            content: <FirmsSection page={Number(page ?? 1) || 1} />,
          },
        ]}
      />
    </div>
  );
}

/** All advisers; applications first. */
function AdvisersSection() {
  const { t, i18n } = useLingui();
  const { status, page } = useSearch({ from: '/syntens/adviseurs' });
  const navigate = useNavigate();
  const { day } = useFormats();
  const [opened, setOpened] = useState<AccreditationSummary | null>(null);
  const query = { page: Number(page ?? 1) || 1, ...(status && { status: status as Accreditation }) };
  const advisers = useQuery({ ...listAdviserProfilesOptions({ query }), placeholderData: keepPreviousData });
  return (
    <>
      <div className="mb-6">
        <ChoiceChips
          label={t`Stand`}
          options={Object.entries(ACCREDITATION_WORDS).map(([value, word]) => ({
            value,
            label: i18n._(word),
          }))}
          chosen={status ? [status] : []}
          onChange={(chosen) =>
            void navigate({
              to: '/syntens/adviseurs',
              search: (chosen.length > 0 ? { status: chosen.at(-1) } : {}) as never,
              replace: true,
            })
          }
        />
      </div>
      <Loaded
        query={advisers}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De lijst met adviseurs kwam niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Geen adviseurs met deze stand</Trans>} />
          ) : (
            <>
              <Table
                stacked
                caption={t`Adviseurs`}
                captionHidden
                rows={found.items}
                rowKey={(adviser) => adviser.id}
                columns={[
                  { key: 'name', header: t`Naam`, cell: (adviser) => adviser.name },
                  {
                    key: 'firm',
                    header: t`Bureau`,
                    cell: (adviser) => (
                      <>
                        {adviser.firm}
                        <small>{i18n._(ADVISER_KIND_WORDS[adviser.kind])}</small>
                      </>
                    ),
                  },
                  {
                    key: 'status',
                    header: t`Stand`,
                    cell: (adviser) => (
                      <>
                        <Pill tone={ACCREDITATION_TONES[adviser.accreditation]}>
                          {i18n._(ACCREDITATION_WORDS[adviser.accreditation])}
                        </Pill>
                        {adviser.asksForANewPeriod && (
                          <small>
                            <Trans>vraagt een nieuwe periode</Trans>
                          </small>
                        )}
                      </>
                    ),
                  },
                  {
                    key: 'until',
                    header: t`Tot en met`,
                    cell: (adviser) => (adviser.accreditedUntil ? day(adviser.accreditedUntil) : ''),
                  },
                  {
                    key: 'act',
                    header: t`Dossier`,
                    cell: (adviser) => (
                      <Button
                        kind="secondary"
                        small
                        aria-label={
                          adviser.accreditation === 'applied'
                            ? t`Beoordeel ${adviser.name}`
                            : t`Bekijk ${adviser.name}`
                        }
                        onClick={() => setOpened(adviser)}
                      >
                        {adviser.accreditation === 'applied' ? (
                          <Trans>Beoordeel</Trans>
                        ) : (
                          <Trans>Bekijk</Trans>
                        )}
                      </Button>
                    ),
                  },
                ]}
              />
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
      {opened && <AccreditationDialog adviserId={opened.id} onClose={() => setOpened(null)} />}
    </>
  );
}
