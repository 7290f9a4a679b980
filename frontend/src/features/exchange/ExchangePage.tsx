import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { listExchangeBranchesOptions, listExchangeSharesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ListExchangeSharesData } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSectors, useThemes } from '@/lib/reference.ts';
import { pageOf, textsOf } from '@/lib/searchList.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Filter } from '@/ui/Filter.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { SearchField } from '@/ui/SearchField.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Branches } from './Branches.tsx';
import { BASES, type ExchangeRoom, KIND_WORDS } from './exchangeWords.tsx';
import { ShareRow } from './ShareRow.tsx';

type Query = NonNullable<ListExchangeSharesData['query']>;
const NAMES = ['kind', 'theme', 'sector', 'branchId', 'q', 'whose'] as const;

/** What branches share with each other: to search, to open and to take over. */
export function ExchangePage({ room }: { room: ExchangeRoom }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const chosen = textsOf(search, NAMES);
  const query = { ...chosen, page: pageOf(search) } as Query;
  const shares = useQuery({
    ...listExchangeSharesOptions({ query }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const branches = useQuery({ ...listExchangeBranchesOptions(), staleTime: 0 });
  const choose = (name: (typeof NAMES)[number], value: string | undefined) => {
    const next = { ...chosen, [name]: value || undefined };
    void navigate({ to: BASES[room], search: next, replace: true });
  };
  const clear = () => void navigate({ to: BASES[room], search: {}, replace: true });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wat branches van elkaar leren`}
        documentTitle={t`Uitwisseling`}
        lead={
          room === 'branch'
            ? t`Kijk wat andere branches deden en wat het ze gaf. Wat u kunt gebruiken, neemt u over als concept van uzelf.`
            : t`Wat branches met elkaar delen, en hoeveel andere branches dat overnamen.`
        }
        actions={
          room === 'branch' && (
            <LinkButton to="/branche/uitwisseling/delen">
              <Trans>Deel iets van uw branche</Trans>
            </LinkButton>
          )
        }
      />
      <div className="mb-6 grid gap-5">
        <SearchField
          label={t`Zoek in wat branches delen`}
          value={chosen.q ?? ''}
          onSearch={(text) => choose('q', text)}
        />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-5">
          <Filter
            label={t`Soort`}
            value={chosen.kind}
            options={Object.entries(KIND_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
            onChange={(value) => choose('kind', value)}
          />
          <Filter
            label={t`Thema`}
            value={chosen.theme}
            options={useThemes().map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
            onChange={(value) => choose('theme', value)}
          />
          <Filter
            label={t`Sector`}
            value={chosen.sector}
            options={useSectors()}
            onChange={(value) => choose('sector', value)}
          />
          <Filter
            label={t`Branche`}
            value={chosen.branchId}
            options={(branches.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
            onChange={(value) => choose('branchId', value)}
          />
          {room === 'branch' && (
            <Filter
              label={t`Van uw branche`}
              value={chosen.whose}
              options={[
                { value: 'mine', label: t`Wat wij delen` },
                { value: 'taken', label: t`Wat wij overnamen` },
              ]}
              onChange={(value) => choose('whose', value)}
            />
          )}
        </div>
      </div>
      <div aria-busy={shares.isPlaceholderData || undefined}>
        <p className="figure-mid mb-4" role="status">
          {shares.data && <Plural value={shares.data.total} one="# stuk" other="# stukken" />}
        </p>
        <Loaded
          query={shares}
          skeleton={<ListSkeleton />}
          errorTitle={<Trans>De uitwisseling kwam niet door</Trans>}
        >
          {(page) =>
            page.total === 0 ? (
              <EmptyState
                title={<Trans>Hier staat nog niets</Trans>}
                actions={
                  Object.keys(chosen).length > 0 && (
                    <Button kind="secondary" onClick={clear}>
                      <Trans>Haal de filters weg</Trans>
                    </Button>
                  )
                }
              >
                <p>
                  <Trans>Zodra een branche iets deelt dat hierbij past, leest u het hier.</Trans>
                </p>
              </EmptyState>
            ) : (
              <>
                <ul className="hairlines">
                  {page.items.map((share) => (
                    <ShareRow key={share.id} share={share} room={room} />
                  ))}
                </ul>
                <Pagination {...page} />
              </>
            )
          }
        </Loaded>
      </div>
      {room === 'branch' && branches.data && <Branches branches={branches.data.items} />}
    </div>
  );
}
