import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listPracticesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Pill } from '@/ui/Pill.tsx';

const SHOWN = 3;
/** Told above already. */
const STORY = 'almi-machinefabriek';

/** The newest practices. An extra: without an answer, or without practices, the story above stands by itself. */
export function NewestPractices() {
  const localized = useLocalized();
  const { data } = useQuery(listPracticesOptions({ query: { pageSize: SHOWN + 1 } }));
  const practices = data?.items.filter((practice) => practice.slug !== STORY).slice(0, SHOWN) ?? [];
  if (practices.length === 0) return null;
  return (
    <ul className="mt-12 grid gap-x-10 gap-y-6 border-line border-t pt-6 md:grid-cols-3">
      {practices.map((practice) => (
        <li key={practice.id} className="grid content-start gap-1">
          <h3 className="text-lg">
            <AppLink to="/praktijk/$slug" params={{ slug: practice.slug }} className="text-ink">
              {localized(practice.title)}
            </AppLink>
          </h3>
          <p className="soft text-sm">{localized(practice.summary)}</p>
          <p className="meta mt-1 items-center">
            <span>
              {practice.place ? `${practice.companyName}, ${practice.place}` : practice.companyName}
            </span>
            {practice.isFictitious && (
              <Pill>
                <Trans>Verzonnen voorbeeld</Trans>
              </Pill>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
