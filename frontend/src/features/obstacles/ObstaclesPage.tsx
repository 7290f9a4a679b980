import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { countObstacleReportsOptions, listObstaclesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ListObstaclesData } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { labelOf, useSectors, useThemeName, useThemes } from '@/lib/reference.ts';
import { useSession } from '@/lib/session.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Filter } from '@/ui/Filter.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { Obstacle } from './Obstacle.tsx';
import { RULE_WORDS, STATUS_WORDS } from './words.ts';

export interface ObstaclesSearch {
  page: number;
  theme?: string;
  ruleKind?: string;
  status?: string;
}

type Query = NonNullable<ListObstaclesData['query']>;

/** Rules that stand in the way of working smarter, with what became of each: for everybody. */
export function ObstaclesPage({ search }: { search: ObstaclesSearch }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const themes = useThemes();
  const navigate = useNavigate();
  const found = useQuery({
    ...listObstaclesOptions({ query: search as Query }),
    placeholderData: keepPreviousData,
  });
  const change = (name: string, value: string | undefined) =>
    navigate({ to: '/belemmeringen', search: { ...search, page: 1, [name]: value } as never });
  const filtered = search.theme || search.ruleKind || search.status;
  const kinds = Object.entries(RULE_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }));
  const statuses = (['grouped', 'passed_on', 'answered'] as const).map((value) => ({
    value,
    label: i18n._(STATUS_WORDS[value]),
  }));
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Regels die slimmer werken in de weg staan`}
        documentTitle={t`Belemmeringen`}
        lead={
          <Trans>
            Bedrijven en adviseurs melden welke wet, regeling of cao hen tegenhield. Het programmabureau
            brengt meldingen bij elkaar, geeft ze door aan wie erover gaat, en vertelt hier het antwoord. Wie
            iets meldde, staat er nooit bij.
          </Trans>
        }
        actions={<Ways />}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <Filter
          label={t`Thema`}
          value={search.theme}
          options={themes.map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
          onChange={(value) => void change('theme', value)}
        />
        <Filter
          label={t`Soort regel`}
          value={search.ruleKind}
          options={kinds}
          onChange={(value) => void change('ruleKind', value)}
        />
        <Filter
          label={t`Status`}
          value={search.status}
          options={statuses}
          onChange={(value) => void change('status', value)}
        />
      </div>
      <div className="mt-8" aria-busy={found.isPlaceholderData || undefined}>
        <Loaded
          query={found}
          skeleton={<ListSkeleton />}
          errorTitle={<Trans>De belemmeringen kwamen niet door</Trans>}
        >
          {(page) =>
            page.total === 0 ? (
              <EmptyState
                title={<Trans>Hier staat nog geen belemmering</Trans>}
                actions={
                  filtered && (
                    <Button
                      kind="secondary"
                      onClick={() => void navigate({ to: '/belemmeringen', search: { page: 1 } as never })}
                    >
                      <Trans>Haal de filters weg</Trans>
                    </Button>
                  )
                }
              >
                <p>
                  <Trans>Loopt u tegen een regel aan? Meld het, dan kijkt het programmabureau ernaar.</Trans>
                </p>
              </EmptyState>
            ) : (
              <>
                <ul className="hairlines">
                  {page.items.map((obstacle) => (
                    <li key={obstacle.id} className="py-8">
                      <Obstacle obstacle={obstacle} />
                    </li>
                  ))}
                </ul>
                <Pagination {...page} />
              </>
            )
          }
        </Loaded>
      </div>
      <Counts />
    </div>
  );
}

/** Where somebody reports, or handles reports; a visitor signs in first. */
function Ways() {
  const { session, may } = useSession();
  if (may('obstacles:handle')) {
    return (
      <LinkButton to="/programma/belemmeringen" kind="secondary">
        <Trans>Naar de meldingen</Trans>
      </LinkButton>
    );
  }
  const room = session.organisation?.kind === 'advisory_firm' ? '/adviseur' : '/bedrijf';
  if (session.authenticated && !may('obstacles:report')) return null;
  return (
    <LinkButton to={`${room}/belemmeringen`}>
      <Trans>Meld wat u in de weg stond</Trans>
    </LinkButton>
  );
}

/** How many firms, as far as it may be told. */
function Counts() {
  const { t, i18n } = useLingui();
  const { dayLong } = useFormats();
  const themeName = useThemeName();
  const sectors = useSectors();
  const counts = useQuery(countObstacleReportsOptions());
  return (
    <section className="mt-(--section)">
      <h2>
        <Trans>Waar het vaak knelt</Trans>
      </h2>
      <Loaded
        query={counts}
        skeleton={<ListSkeleton rows={3} />}
        errorTitle={<Trans>De aantallen kwamen niet door</Trans>}
      >
        {({ items, before }) => (
          <>
            {items.length === 0 ? (
              <p className="soft mt-3">
                <Trans>
                  Nog geen combinatie van thema, sector en soort regel telt tien bedrijven of meer.
                </Trans>
              </p>
            ) : (
              <Table
                caption={t`Bedrijven per thema, sector en soort regel`}
                captionHidden
                stacked
                rows={items}
                rowKey={(row) => `${row.theme} ${row.section} ${row.ruleKind}`}
                columns={[
                  { key: 'theme', header: t`Thema`, cell: (row) => themeName(row.theme) },
                  { key: 'section', header: t`Sector`, cell: (row) => labelOf(sectors, row.section) },
                  { key: 'kind', header: t`Soort regel`, cell: (row) => i18n._(RULE_WORDS[row.ruleKind]) },
                  { key: 'firms', header: t`Bedrijven, ongeveer`, numeric: true, cell: (row) => row.firms },
                ]}
              />
            )}
            <p className="quiet mt-3 text-sm">
              <Trans>
                Geteld zijn bedrijven die vóór {dayLong(before)} meldden: vanaf tien, op vijf afgerond, zonder
                totalen. Zo wijst geen getal naar één bedrijf. Wij tellen eens per maand, alleen geverifieerde
                bedrijven. Een getal verandert pas als er tien bedrijven bij kwamen of af gingen.
              </Trans>
            </p>
          </>
        )}
      </Loaded>
    </section>
  );
}
