import { Trans, useLingui } from '@lingui/react/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import {
  listNetworkSuggestionsOptions,
  readNetworkUnreadOptions,
  readOwnNetworkProfileOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import { listNetworkProfiles } from '@/api/sdk.gen.ts';
import type { ListNetworkProfilesData, NetworkPerson } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useProvinces, useSectors, useThemeName, useThemes } from '@/lib/reference.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { Filter } from '@/ui/Filter.tsx';
import { MoreButton } from '@/ui/MoreButton.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { SearchField } from '@/ui/SearchField.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { PersonLine, usePersonName } from './PersonFacts.tsx';

export interface NetworkSearch {
  q?: string;
  sector?: string;
  province?: string;
  theme?: string;
}

type Query = NonNullable<ListNetworkProfilesData['query']>;

/** Fellow entrepreneurs who want to be found; for others what the network is. */
export function NetworkPage({ search }: { search: NetworkSearch }) {
  const { t } = useLingui();
  const { may, isPending } = useSession();
  const inside = may('network:use');
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Ontmoet ondernemers die het al deden`}
        documentTitle={t`Netwerk`}
        lead={
          <Trans>
            U kiest zelf wat anderen van u zien, veld voor veld. Pas als u allebei ja zegt, schrijft u met
            elkaar.
          </Trans>
        }
        actions={inside && <Places />}
      />
      {inside ? <Directory search={search} /> : !isPending && <Explanation />}
    </div>
  );
}

function Places() {
  const unread = useQuery(readNetworkUnreadOptions());
  const { introductions = 0, messages = 0 } = unread.data ?? {};
  return (
    <>
      <LinkButton to="/netwerk/profiel">
        <Trans>Uw profiel</Trans>
      </LinkButton>
      <LinkButton to="/netwerk/introducties" kind="secondary">
        {introductions > 0 ? <Trans>Kennismakingen ({introductions})</Trans> : <Trans>Kennismakingen</Trans>}
      </LinkButton>
      <LinkButton to="/netwerk/berichten" kind="secondary">
        {messages > 0 ? <Trans>Berichten ({messages})</Trans> : <Trans>Berichten</Trans>}
      </LinkButton>
    </>
  );
}

function Explanation() {
  const { session } = useSession();
  return (
    <div className="grid max-w-(--container-measure) gap-6">
      <Notice title={<Trans>Het netwerk is voor mensen van een bedrijf dat meedoet</Trans>}>
        <p>
          {session.authenticated ? (
            <Trans>U werkt nu niet voor een bedrijf. Wissel van organisatie om mee te doen.</Trans>
          ) : (
            <Trans>Log in namens uw bedrijf. Daarna zet u zelf uw profiel aan.</Trans>
          )}
        </p>
        {!session.authenticated && (
          <LinkButton to="/inloggen" search={{ next: '/netwerk' }} kind="secondary" small>
            <Trans>Log in</Trans>
          </LinkButton>
        )}
      </Notice>
      <h2>
        <Trans>Zo werkt het</Trans>
      </h2>
      <ul className="list-disc pl-6">
        <li>
          <Trans>Uw profiel staat uit tot u het aanzet. Elk veld staat eerst op niemand.</Trans>
        </li>
        <li>
          <Trans>U vraagt iemand om kennis te maken, met een korte reden. De ander zegt ja of nee.</Trans>
        </li>
        <li>
          <Trans>Na een ja ziet u wat de ander daarvoor koos, en schrijft u met elkaar.</Trans>
        </li>
        <li>
          <Trans>U kunt iedereen blokkeren. Syntens leest alleen wat iemand meldt.</Trans>
        </li>
      </ul>
    </div>
  );
}

function Directory({ search }: { search: NetworkSearch }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const themes = useThemes();
  const sectors = useSectors();
  const provinces = useProvinces();
  const navigate = useNavigate();
  const own = useQuery(readOwnNetworkProfileOptions());
  const [typed, setTyped] = useState(search.q ?? '');
  const query = search as Query;
  const found = useInfiniteQuery({
    queryKey: [{ _id: 'listNetworkProfiles', query }],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const asked = pageParam ? { ...query, after: pageParam } : query;
      return (await listNetworkProfiles({ query: asked, signal, throwOnError: true })).data;
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const change = (name: keyof NetworkSearch, value: string | undefined) =>
    navigate({ to: '/netwerk', search: { ...search, [name]: value } as never });
  return (
    <div className="grid gap-6">
      {own.data && !own.data.isVisible && (
        <Notice title={<Trans>Niemand vindt u</Trans>}>
          <p>
            <Trans>Uw profiel staat uit. Zet het aan om met iemand kennis te maken.</Trans>
          </p>
        </Notice>
      )}
      <Suggestions />
      <SearchField
        label={t`Zoek op naam, bedrijf of woord`}
        value={typed}
        onSearch={(words) => {
          setTyped(words);
          void change('q', words || undefined);
        }}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Filter
          label={t`Sector`}
          value={search.sector}
          options={sectors}
          onChange={(value) => void change('sector', value)}
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
      <p className="quiet text-sm">
        <Trans>U vindt mensen alleen op wat zij aan iedereen tonen.</Trans>
      </p>
      <Loaded
        query={found}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De ondernemers kwamen niet door</Trans>}
      >
        {({ pages }) =>
          pages[0]?.items.length ? (
            <>
              <ul className="hairlines">
                {pages
                  .flatMap((page) => page.items)
                  .map((person) => (
                    <Person key={person.id} person={person} />
                  ))}
              </ul>
              <MoreButton query={found}>
                <Trans>Toon meer mensen</Trans>
              </MoreButton>
            </>
          ) : (
            <EmptyState title={<Trans>Wij vonden niemand</Trans>}>
              <p>
                <Trans>Kies minder, of kom later terug. Het netwerk groeit.</Trans>
              </p>
            </EmptyState>
          )
        }
      </Loaded>
    </div>
  );
}

function Person({ person }: { person: NetworkPerson }) {
  const nameOf = usePersonName();
  const themeName = useThemeName();
  const offers = person.offers.map(themeName).join(', ');
  const seeks = person.seeks.map(themeName).join(', ');
  return (
    <li className="grid gap-2 py-6">
      <h3 className="break-words text-xl">
        <AppLink to="/netwerk/$profileId" params={{ profileId: person.id }}>
          {nameOf(person)}
        </AppLink>
      </h3>
      <PersonLine person={person} />
      {offers && (
        <p>
          <Trans>Helpt graag met {offers}</Trans>
        </p>
      )}
      {seeks && (
        <p className="soft">
          <Trans>Zoekt hulp bij {seeks}</Trans>
        </p>
      )}
    </li>
  );
}

function Suggestions() {
  const found = useQuery(listNetworkSuggestionsOptions());
  const nameOf = usePersonName();
  const themeName = useThemeName();
  if (!found.data?.items.length) return null;
  return (
    <section className="panel grid gap-3" aria-labelledby="suggestions">
      <h2 id="suggestions" className="text-2xl">
        <Trans>Misschien iets voor u</Trans>
      </h2>
      <ul className="grid gap-3">
        {found.data.items.map(({ person, theme }) => (
          <li key={person.id} className="break-words">
            <AppLink to="/netwerk/$profileId" params={{ profileId: person.id }}>
              {nameOf(person)}
            </AppLink>
            <p className="soft">
              <Trans>Omdat uw scan zegt dat u verder kunt komen met: {themeName(theme)}</Trans>
            </p>
          </li>
        ))}
      </ul>
      <p className="quiet text-sm">
        <Trans>Niemand ziet uw cijfers. Deze mensen blijven hier een maand staan.</Trans>
      </p>
    </section>
  );
}
