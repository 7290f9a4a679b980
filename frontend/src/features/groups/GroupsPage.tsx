import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listGroupsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ListGroupsData } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useProvinces, useSectors, useThemes } from '@/lib/reference.ts';
import { useSession } from '@/lib/session.ts';
import { Filter } from '@/ui/Filter.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { GroupRow } from './GroupRow.tsx';

export interface GroupsSearch {
  section?: string;
  province?: string;
  theme?: string;
  mine?: string;
  page?: number;
}

type Query = NonNullable<ListGroupsData['query']>;

/** Every group, for everybody: what it is for and who keeps it. */
export function GroupsPage({ search }: { search: GroupsSearch }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const themes = useThemes();
  const sectors = useSectors();
  const provinces = useProvinces();
  const { session } = useSession();
  const navigate = useNavigate();
  const { mine, ...rest } = search;
  const query = { ...rest, ...(mine && { mine: true }) } as Query;
  const found = useQuery(listGroupsOptions({ query }));
  const change = (name: keyof GroupsSearch, value: string | undefined) =>
    navigate({ to: '/groepen', search: { ...search, page: undefined, [name]: value } as never });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Samen verder met andere ondernemers`}
        documentTitle={t`Groepen`}
        lead={
          <Trans>
            In een groep praat u met ondernemers uit uw sector, uw streek of over uw thema. Wat daar staat,
            lezen alleen de leden.
          </Trans>
        }
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Filter
          label={t`Sector`}
          value={search.section}
          options={sectors}
          onChange={(value) => void change('section', value)}
        />
        <Filter
          label={t`Provincie`}
          value={search.province}
          options={provinces}
          onChange={(value) => void change('province', value)}
        />
        <Filter
          label={t`Thema`}
          value={search.theme}
          options={themes.map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
          onChange={(value) => void change('theme', value)}
        />
      </div>
      {session.authenticated && (
        <label className="choice mt-4">
          <input
            type="checkbox"
            checked={mine !== undefined}
            onChange={(event) => void change('mine', event.target.checked ? '1' : undefined)}
          />
          <span>
            <Trans>Alleen mijn groepen</Trans>
          </span>
        </label>
      )}
      <div className="mt-6">
        <Loaded
          query={found}
          skeleton={<ListSkeleton />}
          errorTitle={<Trans>De groepen kwamen niet door</Trans>}
        >
          {(list) =>
            list.total === 0 ? (
              <EmptyState title={<Trans>Hier is nog geen groep</Trans>}>
                <p>
                  <Trans>Kies een andere sector, provincie of thema.</Trans>
                </p>
              </EmptyState>
            ) : (
              <>
                <ul className="hairlines">
                  {list.items.map((group) => (
                    <GroupRow key={group.id} group={group} />
                  ))}
                </ul>
                <Pagination
                  page={list.page}
                  pageSize={list.pageSize}
                  total={list.total}
                  totalIsMinimum={list.totalIsMinimum}
                />
              </>
            )
          }
        </Loaded>
      </div>
    </div>
  );
}
