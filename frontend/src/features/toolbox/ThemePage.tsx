import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import {
  listPracticesOptions,
  listThemesOptions,
  listToolboxItemsOptions,
} from '@/api/@tanstack/react-query.gen.ts';
import type { Theme, ThemeRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { ListSkeleton, PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded, NotFound } from '@/ui/States.tsx';
import { ItemRow } from './ItemRow.tsx';
import { pictureOf } from './words.ts';

/** A theme of working smarter: what it is, what to ask, how to begin, and what there is. */
export function ThemePage() {
  const { code } = useParams({ from: '/themas/$code' });
  const themes = useQuery({ ...listThemesOptions(), staleTime: 3_600_000 });
  return (
    <Loaded query={themes} skeleton={<PageSkeleton />} errorTitle={<Trans>Dit thema kwam niet door</Trans>}>
      {({ items }) => {
        const theme = items.find((one) => one.code === code);
        return theme ? <ThemeInWords theme={theme} /> : <NotFound />;
      }}
    </Loaded>
  );
}

function ThemeInWords({ theme }: { theme: ThemeRead }) {
  const { t } = useLingui();
  const localized = useLocalized();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={localized(theme.name)}
        crumbs={[{ label: t`Thema's`, to: '/themas' }, { label: localized(theme.name) }]}
        lead={localized(theme.meaning)}
      />
      <FieldPanel
        kicker={<Trans>Een eerste stap</Trans>}
        title={<Trans>Dit kunt u deze maand doen</Trans>}
        aside={<Pictogram theme={pictureOf(theme.code)} />}
        actions={
          <LinkButton to="/scan" kind="accent">
            <Trans>Doe de scan</Trans>
          </LinkButton>
        }
      >
        <p className="lead">{localized(theme.firstStep)}</p>
      </FieldPanel>
      <div className="columns-text columns-half mt-12">
        <section>
          <h2 className="mb-3 text-2xl">
            <Trans>Vraag dit in de kantine</Trans>
          </h2>
          <ul className="hairlines">
            {theme.questions.map((question) => (
              <li key={question.nl} className="py-3">
                “{localized(question)}”
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2 className="mb-3 text-2xl">
            <Trans>Waarom het loont</Trans>
          </h2>
          <p className="soft">{localized(theme.whyItPays)}</p>
        </section>
      </div>
      <ToolsOfTheme code={theme.code} />
      <PracticesOfTheme code={theme.code} />
    </div>
  );
}

function ToolsOfTheme({ code }: { code: Theme }) {
  const tools = useQuery(listToolboxItemsOptions({ query: { theme: [code], pageSize: 5, sort: 'effort' } }));
  return (
    <section className="mt-16">
      <h2 className="text-2xl">
        <Trans>Instrumenten, het snelste eerst</Trans>
      </h2>
      <Loaded query={tools} skeleton={<ListSkeleton rows={3} />}>
        {(found) => (
          <>
            <ul className="hairlines mt-4">
              {found.items.map((item) => (
                <ItemRow key={item.id} item={item} />
              ))}
            </ul>
            <p className="mt-4">
              <AppLink to="/toolbox" search={{ theme: code }}>
                <Trans>Bekijk alle instrumenten bij dit thema</Trans>
              </AppLink>
            </p>
          </>
        )}
      </Loaded>
    </section>
  );
}

function PracticesOfTheme({ code }: { code: Theme }) {
  const localized = useLocalized();
  const practices = useQuery(listPracticesOptions({ query: { theme: [code], pageSize: 3 } }));
  if (!practices.data || practices.data.total === 0) return null;
  return (
    <section className="mt-16">
      <h2 className="text-2xl">
        <Trans>Zo deden anderen het</Trans>
      </h2>
      <ul className="hairlines mt-4">
        {practices.data.items.map((practice) => (
          <li key={practice.id} className="grid gap-1 py-4">
            <AppLink to="/praktijk/$slug" params={{ slug: practice.slug }} className="font-semibold">
              {localized(practice.title)}
            </AppLink>
            <span className="meta">
              <span>{practice.companyName}</span>
              {practice.isFictitious && <Trans>verzonnen voorbeeld</Trans>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
