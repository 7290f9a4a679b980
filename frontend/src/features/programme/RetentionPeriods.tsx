import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listRetentionPeriodsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { RetentionPeriod } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** How long each kind of data is kept, why, and what happens then: the same table that is applied every night. */
export function RetentionPeriods() {
  const { t } = useLingui();
  const periods = useQuery(listRetentionPeriodsOptions());
  return (
    <section className="mt-14 max-w-4xl" aria-labelledby="bewaartermijnen">
      <h2 id="bewaartermijnen" className="text-xl">
        <Trans>Hoe lang wij iets bewaren</Trans>
      </h2>
      <p className="soft mt-3 mb-6 max-w-prose">
        <Trans>
          Van elk soort gegeven leest u hier hoe lang het blijft, waarom, en wat er daarna gebeurt. Elke nacht
          ruimen wij op wat over zijn tijd is.
        </Trans>
      </p>
      <Loaded
        query={periods}
        skeleton={<ListSkeleton rows={6} />}
        errorTitle={<Trans>De bewaartermijnen kwamen niet door</Trans>}
      >
        {(found) => (
          <ul className="hairlines" aria-label={t`Bewaartermijnen`}>
            {found.items.map((period) => (
              <Period key={period.code} period={period} />
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function Period({ period }: { period: RetentionPeriod }) {
  const localized = useLocalized();
  return (
    <li className="grid gap-x-8 gap-y-2 py-4 md:grid-cols-[2fr_3fr]">
      <h3 className="text-md">{localized(period.data)}</h3>
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        <dt className="quiet">
          <Trans>Hoe lang</Trans>
        </dt>
        <dd>
          {period.days !== null && (
            <strong className="block">
              <Length days={period.days} />
            </strong>
          )}
          {localized(period.counted)}
        </dd>
        <dt className="quiet">
          <Trans>Daarna</Trans>
        </dt>
        <dd>{localized(period.then)}</dd>
        <dt className="quiet">
          <Trans>Waarom</Trans>
        </dt>
        <dd>{localized(period.ground)}</dd>
      </dl>
    </li>
  );
}

/** Whole years where there are any: the odd days of leap years are no news. */
function Length({ days }: { days: number }) {
  if (days === 0) return <Trans>Meteen weg</Trans>;
  const years = Math.floor(days / 365);
  return years > 0 ? (
    <Plural value={years} one="# jaar" other="# jaar" />
  ) : (
    <Plural value={days} one="# dag" other="# dagen" />
  );
}
