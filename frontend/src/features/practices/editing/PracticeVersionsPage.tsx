import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listPracticeVersionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { PracticeVersionSummary, VersionStatus } from '@/api/types.gen.ts';
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
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { STAGE_TONES, STAGE_WORDS, STATUS_WORDS } from '../words.ts';

/** The stories somebody works on: a company its own, the programme office all that was sent to it. */
export function PracticeVersionsPage({ base, page }: { base: string; page: number }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { moment } = useFormats();
  const { session } = useSession();
  const ofCompany = session.organisation?.kind === 'company';
  const [status, setStatus] = useState<VersionStatus | null>(null);
  const versions = useQuery({
    ...listPracticeVersionsOptions({ query: { page, ...(status && { status }) } }),
    placeholderData: keepPreviousData,
  });
  const columns = [
    {
      key: 'title',
      header: t`Titel`,
      cell: (version: PracticeVersionSummary) => (
        <AppLink to={`${base}/${version.id}`}>{localized(version.title)}</AppLink>
      ),
    },
    ...(ofCompany
      ? []
      : [
          {
            key: 'company',
            header: t`Bedrijf`,
            cell: (version: PracticeVersionSummary) =>
              version.isAnonymous ? t`${version.company} (naamloos op de site)` : version.company,
          },
        ]),
    {
      key: 'number',
      header: t`Versie`,
      numeric: true,
      cell: (version: PracticeVersionSummary) => version.number,
    },
    {
      key: 'stage',
      header: t`Waar het op wacht`,
      cell: (version: PracticeVersionSummary) => (
        <Pill tone={STAGE_TONES[version.stage]}>{i18n._(STAGE_WORDS[version.stage])}</Pill>
      ),
    },
    {
      key: 'updated',
      header: t`Gewijzigd`,
      cell: (version: PracticeVersionSummary) => moment(version.updatedAt),
    },
  ];
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={ofCompany ? t`Vertel hoe u het doet` : t`Praktijkverhalen`}
        lead={
          ofCompany
            ? t`Andere ondernemers leren het meest van wie het al deed. U schrijft, u ziet vooraf hoe het wordt, en zonder uw toestemming komt er niets op de site.`
            : t`Wat op de site staat verandert niet meer; een andere tekst is een nieuwe versie, met een nieuwe toestemming van het bedrijf.`
        }
        actions={
          <LinkButton to={`${base}/nieuw`}>
            <Trans>Schrijf een verhaal</Trans>
          </LinkButton>
        }
      />
      {!ofCompany && (
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
      )}
      <Loaded
        query={versions}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De verhalen kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Hier staat nog geen verhaal</Trans>}>
              <p>
                {ofCompany ? (
                  <Trans>
                    Vertel waarom u begon, wat u deed, hoe uw mensen meededen en wat het opleverde. Het mag
                    ook zonder de naam van uw bedrijf.
                  </Trans>
                ) : (
                  <Trans>Zodra een bedrijf een verhaal stuurt, staat het hier.</Trans>
                )}
              </p>
            </EmptyState>
          ) : (
            <>
              <Table
                stacked
                caption={t`Praktijkverhalen`}
                captionHidden
                rows={found.items}
                rowKey={(version) => version.id}
                columns={columns}
              />
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
