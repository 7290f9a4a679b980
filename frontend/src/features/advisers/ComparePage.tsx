import './advisers.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { readAdviser, readAdviserReviews } from '@/api/sdk.gen.ts';
import type { AdviserRead, AdviserReviews } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { hasStatus } from '@/lib/problem.ts';
import { labelOf, useProvinces, useSectors, useThemeName } from '@/lib/reference.ts';
import { listIn } from '@/lib/searchList.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ReviewFigures } from '@/ui/ReviewFigures.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { Rate } from './AdviserRow.tsx';
import { AnswerSpeed } from './AnswerSpeed.tsx';
import { TooFewCompanies } from './Reviews.tsx';
import { MOST_COMPARED } from './useAdviserFilters.ts';
import { ADVISER_KIND_WORDS, LANGUAGE_WORDS } from './words.ts';

type Compared = AdviserRead & { reviews: AdviserReviews };

/** Whoever is no longer accredited drops out of the comparison. */
async function readThese(ids: readonly string[]): Promise<Compared[]> {
  const answers = await Promise.all(
    ids.map(async (adviserId) => {
      const asked = { path: { adviserId }, throwOnError: true } as const;
      try {
        const [adviser, reviews] = await Promise.all([readAdviser(asked), readAdviserReviews(asked)]);
        return { ...adviser.data, reviews: reviews.data };
      } catch (error) {
        if (hasStatus(error, 404) || hasStatus(error, 400)) return null;
        throw error;
      }
    }),
  );
  return answers.filter((adviser) => adviser !== null);
}

/** Up to three advisers side by side. */
export function ComparePage() {
  const { t } = useLingui();
  const ids = listIn(useSearch({ from: '/adviseurs/vergelijken' }).ids).slice(0, MOST_COMPARED);
  const advisers = useQuery({ queryKey: ['advisers', 'compared', ids], queryFn: () => readThese(ids) });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Adviseurs naast elkaar`}
        crumbs={[{ label: t`Adviseurs`, to: '/adviseurs' }, { label: t`Vergelijken` }]}
      />
      <Loaded
        query={advisers}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De vergelijking kwam niet door</Trans>}
      >
        {(found) =>
          found.length === 0 ? (
            <EmptyState
              title={<Trans>Er is nog niemand gekozen</Trans>}
              actions={
                <LinkButton to="/adviseurs">
                  <Trans>Kies adviseurs</Trans>
                </LinkButton>
              }
            >
              <p>
                <Trans>Zet in de lijst een vinkje bij hoogstens drie adviseurs.</Trans>
              </p>
            </EmptyState>
          ) : (
            <Comparison advisers={found} />
          )
        }
      </Loaded>
    </div>
  );
}

function Comparison({ advisers }: { advisers: readonly Compared[] }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { list, day } = useFormats();
  const themeName = useThemeName();
  const provinces = useProvinces();
  const sectors = useSectors();
  const rows: { label: string; cell: (adviser: Compared) => ReactNode }[] = [
    { label: t`In het kort`, cell: (adviser) => localized(adviser.headline) },
    { label: t`Bureau`, cell: (adviser) => `${adviser.firm}, ${i18n._(ADVISER_KIND_WORDS[adviser.kind])}` },
    { label: t`Kosten, zonder btw`, cell: (adviser) => <Rate adviser={adviser} /> },
    {
      label: t`Ruimte`,
      cell: (adviser) =>
        adviser.hoursPerMonth === 0 ? (
          <Trans>nu geen</Trans>
        ) : (
          <Plural value={adviser.hoursPerMonth} one="# uur per maand" other="# uur per maand" />
        ),
    },
    {
      label: t`Antwoordt meestal binnen`,
      cell: (adviser) => <AnswerSpeed speed={adviser} />,
    },
    {
      label: t`Oordeel van bedrijven`,
      cell: ({ reviews: { companies, fewestCompanies } }) =>
        companies.figures.length > 0 ? (
          <ReviewFigures figures={companies.figures} of="companies" />
        ) : (
          <TooFewCompanies count={companies.count} fewest={fewestCompanies} />
        ),
    },
    {
      label: t`Oordeel van medewerkers`,
      cell: ({ reviews: { employees } }) =>
        employees.figures.length > 0 ? (
          <ReviewFigures figures={employees.figures} of="employees" />
        ) : (
          <span className="soft">
            <Trans>nog te weinig beoordelingen</Trans>
          </span>
        ),
    },
    { label: t`Thema’s`, cell: (adviser) => list(adviser.themes.map((theme) => themeName(theme))) },
    {
      label: t`Sectoren`,
      cell: (adviser) =>
        adviser.sectors.length === 0
          ? t`elke sector`
          : list(adviser.sectors.map((section) => labelOf(sectors, section))),
    },
    {
      label: t`Provincies`,
      cell: (adviser) => list(adviser.provinces.map((code) => labelOf(provinces, code))),
    },
    { label: t`Werkwijzen`, cell: (adviser) => list(adviser.methods.map((method) => localized(method))) },
    {
      label: t`Talen`,
      cell: (adviser) =>
        list(
          adviser.languages.map((code) => {
            const word = LANGUAGE_WORDS[code];
            return word ? i18n._(word) : code;
          }),
        ),
    },
    { label: t`Erkend tot en met`, cell: (adviser) => day(adviser.accreditedUntil) },
    {
      label: t`Bureau erkend tot en met`,
      cell: (adviser) =>
        adviser.firmAccreditedUntil ? day(adviser.firmAccreditedUntil) : t`werkt niet voor een bureau`,
    },
  ];
  const caption = t`Adviseurs naast elkaar`;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="scroll-x" tabIndex={0} aria-label={caption}>
      <table className="table compare-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <td />
            {advisers.map((adviser) => (
              <th key={adviser.id} scope="col">
                <AppLink to="/adviseurs/$adviserId" params={{ adviserId: adviser.id }}>
                  {adviser.name}
                </AppLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              {advisers.map((adviser) => (
                <td key={adviser.id}>{row.cell(adviser)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
