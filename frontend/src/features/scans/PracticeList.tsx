import { Trans } from '@lingui/react/macro';
import type { RecommendedPractice, Theme } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Pill } from '@/ui/Pill.tsx';

/** How other firms went about the theme to begin with, as a part of the page of a quick scan. */
export function PracticeSection({
  practices,
  theme,
}: {
  practices: readonly RecommendedPractice[];
  theme: Theme;
}) {
  return (
    <section className="mt-(--section) max-w-3xl">
      <h2>
        <Trans>Zo deden anderen het</Trans>
      </h2>
      <PracticeList practices={practices} />
      <AllPractices theme={practices.length > 0 ? theme : null} />
    </section>
  );
}

/** The way to all practices on a theme; without one to those on any. */
export function AllPractices({ theme }: { theme: Theme | null }) {
  return (
    <p className="mt-4">
      {theme ? (
        <AppLink to="/praktijk" search={{ theme }}>
          <Trans>Alle voorbeelden bij dit thema</Trans>
        </AppLink>
      ) : (
        <AppLink to="/praktijk">
          <Trans>Voorbeelden bij andere thema's</Trans>
        </AppLink>
      )}
    </p>
  );
}

/** How other firms went about a theme, the one that helps most first, each with its reason. */
export function PracticeList({ practices }: { practices: readonly RecommendedPractice[] }) {
  const localized = useLocalized();
  return practices.length > 0 ? (
    <ul className="hairlines mt-4">
      {practices.map((practice) => (
        <li key={practice.id} className="grid gap-1 py-4">
          <p>
            <AppLink to="/praktijk/$slug" params={{ slug: practice.slug }} className="font-semibold">
              {localized(practice.title)}
            </AppLink>
          </p>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <Firm practice={practice} />
            {practice.isFictitious && (
              <Pill tone="calm">
                <Trans>Verzonnen voorbeeld</Trans>
              </Pill>
            )}
          </p>
          <p className="soft text-sm">{localized(practice.summary)}</p>
          <p className="quiet text-sm">{localized(practice.reason)}</p>
        </li>
      ))}
    </ul>
  ) : (
    <p className="soft mt-3">
      <Trans>Over dit thema staat er nog geen voorbeeld van een ander bedrijf.</Trans>
    </p>
  );
}

function Firm({ practice }: { practice: RecommendedPractice }) {
  const { number } = useFormats();
  const { companyName, employees, year } = practice;
  return (
    <span>
      {employees === null ? (
        <Trans>
          {companyName}, {year}
        </Trans>
      ) : (
        <Trans>
          {companyName}, {number(employees)} medewerkers, {year}
        </Trans>
      )}
    </span>
  );
}
