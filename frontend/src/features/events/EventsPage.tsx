import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listEventsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ListEventsData } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useProvinces, useSectors, useThemes } from '@/lib/reference.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Filter } from '@/ui/Filter.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { EventRow } from './EventRow.tsx';
import { KIND_WORDS } from './words.ts';

export interface EventsSearch {
  page: number;
  when?: string;
  kind?: string;
  province?: string;
  section?: string;
  theme?: string;
}

type Query = NonNullable<ListEventsData['query']>;
const CHOSEN = ['kind', 'province', 'section', 'theme'] as const;

/** Meetings, workshops and webinars of the programme, branches and Syntens: for everybody. */
export function EventsPage({ search }: { search: EventsSearch }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const navigate = useNavigate();
  const themes = useThemes();
  const sectors = useSectors();
  const provinces = useProvinces();
  const past = search.when === 'past';
  const found = useQuery({
    ...listEventsOptions({ query: search as Query }),
    placeholderData: keepPreviousData,
  });
  const change = (name: string, value: string | undefined) =>
    void navigate({ to: '/bijeenkomsten', search: { ...search, page: 1, [name]: value } as never });
  const filtered = CHOSEN.some((name) => search[name]);
  const kinds = Object.entries(KIND_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }));
  const asked = new URLSearchParams(CHOSEN.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
  asked.set('language', i18n.locale === 'en' ? 'en' : 'nl');
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={past ? t`Bijeenkomsten die zijn geweest` : t`Bijeenkomsten`}
        lead={
          <Trans>
            Bijeenkomsten, workshops en webinars over slimmer werken, van het programma, branches en Syntens.
            U meldt zich aan met uw e-mailadres; een account is niet nodig.
          </Trans>
        }
        actions={
          <Button kind="secondary" onClick={() => change('when', past ? undefined : 'past')}>
            {past ? <Trans>Toon wat komt</Trans> : <Trans>Toon wat is geweest</Trans>}
          </Button>
        }
      />
      <div className="grid min-w-0 gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <Filter
          label={t`Soort`}
          value={search.kind}
          options={kinds}
          onChange={(value) => change('kind', value)}
        />
        <Filter
          label={t`Provincie`}
          value={search.province}
          options={provinces}
          onChange={(value) => change('province', value)}
        />
        <Filter
          label={t`Sector`}
          value={search.section}
          options={sectors}
          onChange={(value) => change('section', value)}
        />
        <Filter
          label={t`Thema`}
          value={search.theme}
          options={themes.map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
          onChange={(value) => change('theme', value)}
        />
      </div>
      <div className="mt-8" aria-busy={found.isPlaceholderData || undefined}>
        <Loaded
          query={found}
          skeleton={<ListSkeleton />}
          errorTitle={<Trans>De bijeenkomsten kwamen niet door</Trans>}
        >
          {(page) =>
            page.total === 0 ? (
              <EmptyState
                title={<Trans>Hier staat nu geen bijeenkomst</Trans>}
                actions={
                  filtered && (
                    <Button
                      kind="secondary"
                      onClick={() =>
                        void navigate({
                          to: '/bijeenkomsten',
                          search: { page: 1, when: search.when } as never,
                        })
                      }
                    >
                      <Trans>Haal de filters weg</Trans>
                    </Button>
                  )
                }
              >
                <p>
                  <Trans>Neem de agenda over, dan ziet u vanzelf wat erbij komt.</Trans>
                </p>
              </EmptyState>
            ) : (
              <>
                <ul className="hairlines">
                  {page.items.map((event) => (
                    <li key={event.id} className="py-8">
                      <EventRow event={event} />
                    </li>
                  ))}
                </ul>
                <Pagination {...page} />
              </>
            )
          }
        </Loaded>
      </div>
      <section className="mt-(--section) grid max-w-2xl gap-3">
        <h2 className="text-xl">
          <Trans>In uw eigen agenda of op uw site</Trans>
        </h2>
        <p className="soft">
          <Trans>
            Abonneer uw agenda op wat hierboven is gekozen: kopieer het adres van de agenda. Een branche toont
            dezelfde lijst op haar eigen site met de feed.
          </Trans>
        </p>
        <p className="flex flex-wrap gap-4">
          <a href={`/v1/events/calendar?${asked}`}>
            <Trans>Agenda (iCalendar)</Trans>
          </a>
          <a href={`/v1/events/feed?${asked}`}>
            <Trans>Feed (JSON)</Trans>
          </a>
          <a href={`/v1/events/feed?${asked}&format=atom`}>
            <Trans>Feed (Atom)</Trans>
          </a>
        </p>
        <p>
          <LinkButton to="/bijeenkomsten/aanwezig" kind="secondary" small>
            <Trans>Ik ben er: vul de code in</Trans>
          </LinkButton>
        </p>
      </section>
    </div>
  );
}
