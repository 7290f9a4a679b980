import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { listPracticesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { PracticeSummary, Theme } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemeName, useThemes } from '@/lib/reference.ts';
import { listIn, listOut, pageOf } from '@/lib/searchList.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';

/** How firms did it: real ones with their source, invented ones marked as such. */
export function PracticesPage() {
  const { t } = useLingui();
  const say = useLocalized();
  const themes = useThemes();
  const search = useSearch({ from: '/praktijk/' });
  const navigate = useNavigate();
  const chosen = listIn(search.theme) as Theme[];
  const practices = useQuery({
    ...listPracticesOptions({
      query: { page: pageOf(search), ...(chosen.length > 0 && { theme: chosen }) },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Zo pakten anderen het aan`}
        documentTitle={t`Praktijk`}
        lead={
          <Trans>
            Waarom zij begonnen, wat zij deden, hoe medewerkers meededen en wat het opleverde. Verzonnen
            voorbeelden zijn als verzonnen gemerkt.
          </Trans>
        }
      />
      <ChoiceChips
        label={t`Thema`}
        options={themes.map((theme) => ({ value: theme.code, label: say(theme.name) }))}
        chosen={chosen}
        onChange={(values) =>
          void navigate({
            to: '.',
            search: { ...(values.length > 0 && { theme: listOut(values) as string }) } as never,
            replace: true,
          })
        }
      />
      <div className="mt-8">
        <Loaded
          query={practices}
          skeleton={<ListSkeleton />}
          errorTitle={<Trans>De voorbeelden kwamen niet door</Trans>}
        >
          {(found) =>
            found.items.length === 0 ? (
              <EmptyState title={<Trans>Over dit thema is er nog geen voorbeeld</Trans>}>
                <Trans>Kies een ander thema, of haal de keuze weg.</Trans>
              </EmptyState>
            ) : (
              <div className="grid gap-6">
                <ul className="hairlines">
                  {found.items.map((practice) => (
                    <PracticeRow key={practice.id} practice={practice} />
                  ))}
                </ul>
                <Pagination {...found} />
              </div>
            )
          }
        </Loaded>
      </div>
    </div>
  );
}

function PracticeRow({ practice }: { practice: PracticeSummary }) {
  const { t } = useLingui();
  const say = useLocalized();
  const themeName = useThemeName();
  const { number } = useFormats();
  return (
    <li className="grid gap-x-10 gap-y-2 py-6 md:grid-cols-[1fr_16rem]">
      <div className="grid content-start gap-2">
        <h2 className="text-xl">
          <AppLink to={`/praktijk/${practice.slug}`}>{say(practice.title)}</AppLink>
        </h2>
        <p className="soft max-w-measure">{say(practice.summary)}</p>
      </div>
      <div className="grid content-start justify-items-start gap-1">
        <p className="font-semibold">{practice.companyName}</p>
        <p className="quiet">
          {[
            practice.place,
            practice.employees === null ? null : t`${number(practice.employees)} medewerkers`,
            practice.year,
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
        <p className="quiet">{practice.themes.map(themeName).join(', ')}</p>
        {practice.isFictitious && (
          <Pill tone="calm">
            <Trans>Verzonnen voorbeeld</Trans>
          </Pill>
        )}
      </div>
    </li>
  );
}
