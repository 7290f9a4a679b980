import { useLingui as useMessages } from '@lingui/react';
import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { listCompaniesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { CompanySummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { Field } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { companiesSearch } from './companiesSearch.ts';
import { EndDialog } from './EndDialog.tsx';
import { ENDS } from './endWords.ts';
import { UndoEndDialog } from './UndoEndDialog.tsx';
import { useProvinceName } from './useCompany.ts';
import { VerifyDialog } from './VerifyDialog.tsx';

/** All companies, for the officers who verify them. */
export function CompaniesPage() {
  const { t } = useLingui();
  const { q, page, verification } = companiesSearch({ ...useSearch({ from: '/syntens/bedrijven' }) });
  const navigate = useNavigate();
  const { number } = useFormats();
  const { may } = useSession();
  const provinceName = useProvinceName();
  const { i18n } = useMessages();
  const [verifying, setVerifying] = useState<CompanySummary | null>(null);
  const [ending, setEnding] = useState<CompanySummary | null>(null);
  const query = { page, ...(q && { q }), ...(verification && { verification }) };
  const companies = useQuery({ ...listCompaniesOptions({ query }), placeholderData: keepPreviousData });
  const change = (search: Record<string, unknown>) =>
    void navigate({
      to: '.',
      search: (previous: object) => ({ ...previous, page: 1, ...search }) as never,
      replace: true,
    });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Bedrijven`}
        lead={t`Wie een bedrijf aanmeldt is nog niet gecontroleerd: KVK-nummers zijn openbaar. Na uw controle kan het bedrijf een voucher aanvragen.`}
        actions={
          may('vouchers:enter') && (
            <LinkButton to="/syntens/invoer" kind="secondary">
              <Trans>Ingevoerd voor bellers</Trans>
            </LinkButton>
          )
        }
      />
      <div className="mb-6 flex flex-wrap items-end gap-6">
        <SearchBox key={q ?? ''} initial={q ?? ''} onSearch={(text) => change({ q: text || undefined })} />
        <ChoiceChips
          label={t`Controle`}
          options={[
            { value: 'unverified', label: t`Nog te controleren` },
            { value: 'verified', label: t`Gecontroleerd` },
          ]}
          chosen={verification ? [verification] : []}
          onChange={(chosen) => change({ verification: chosen.at(-1) })}
        />
      </div>
      <Loaded
        query={companies}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De lijst met bedrijven kwam niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Geen bedrijven gevonden</Trans>}>
              {q || verification ? (
                <Trans>Haal een filter weg of zoek op een deel van de naam.</Trans>
              ) : (
                <Trans>Zodra een ondernemer een bedrijf aanmeldt, staat het hier.</Trans>
              )}
            </EmptyState>
          ) : (
            <div className="grid gap-6">
              <Table
                caption={t`Bedrijven`}
                captionHidden
                stacked
                rows={found.items}
                rowKey={(company) => company.id}
                columns={[
                  {
                    key: 'name',
                    header: t`Naam`,
                    cell: (company) => (
                      <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
                        <button
                          type="button"
                          className="link text-left"
                          aria-label={
                            company.status === 'active'
                              ? t`Leg het einde vast: ${company.name}`
                              : t`Bekijk het einde van ${company.name}`
                          }
                          onClick={() => setEnding(company)}
                        >
                          {company.name}
                        </button>
                        {company.status !== 'active' && (
                          <Pill tone={ENDS[company.status].tone}>{i18n._(ENDS[company.status].word)}</Pill>
                        )}
                      </span>
                    ),
                  },
                  {
                    key: 'verification',
                    header: t`Controle`,
                    cell: (company) =>
                      company.verification === 'verified' ? (
                        <Pill tone="ok" mark="ok">
                          <Trans>Gecontroleerd</Trans>
                        </Pill>
                      ) : company.status !== 'active' ? (
                        <Pill>
                          <Trans>Niet meer nodig</Trans>
                        </Pill>
                      ) : (
                        <Button
                          kind="secondary"
                          small
                          aria-label={t`Controleer ${company.name}`}
                          onClick={() => setVerifying(company)}
                        >
                          <Trans>Controleer</Trans>
                        </Button>
                      ),
                  },
                  ...(may('vouchers:enter')
                    ? [
                        {
                          key: 'enter',
                          header: t`Beller`,
                          cell: (company: CompanySummary) =>
                            company.status === 'active' && (
                              <AppLink
                                to="/syntens/invoer/nieuw"
                                search={{ bedrijf: company.id }}
                                aria-label={t`Voer een aanvraag in voor een beller van ${company.name}`}
                              >
                                <Trans>Voer een aanvraag in</Trans>
                              </AppLink>
                            ),
                        },
                      ]
                    : []),
                  { key: 'kvk', header: t`KVK-nummer`, cell: (company) => company.kvkNumber },
                  {
                    key: 'place',
                    header: t`Plaats`,
                    cell: (company) => company.place ?? provinceName(company.province),
                  },
                  {
                    key: 'employees',
                    header: t`Medewerkers`,
                    numeric: true,
                    cell: (company) => number(company.employees),
                  },
                ]}
              />
              <Pagination {...found} />
            </div>
          )
        }
      </Loaded>
      {verifying && <VerifyDialog company={verifying} onClose={() => setVerifying(null)} />}
      {ending &&
        (ending.status === 'active' ? (
          <EndDialog company={ending} onClose={() => setEnding(null)} />
        ) : (
          <UndoEndDialog company={ending} onClose={() => setEnding(null)} />
        ))}
    </div>
  );
}

function SearchBox({ initial, onSearch }: { initial: string; onSearch: (text: string) => void }) {
  const { t } = useLingui();
  const [text, setText] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <search>
      <form onSubmit={submit} className="flex items-end gap-2">
        <Field id="zoek-bedrijf" label={t`Naam of KVK-nummer`}>
          <input
            id="zoek-bedrijf"
            type="search"
            className="input"
            value={text}
            maxLength={200}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
        <Button type="submit" kind="secondary">
          <Trans>Zoek</Trans>
        </Button>
      </form>
    </search>
  );
}
