import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readProgrammeProgressOptions } from '@/api/@tanstack/react-query.gen.ts';
import { BlockField, TenThousand } from '@/charts/BlockField.tsx';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Skeleton } from '@/ui/Skeleton.tsx';

const FIRST_GOAL = 1000;
const SECOND_GOAL = 10_000;

/** How many companies take part, against the first goal of 1,000 and the second of 10,000. */
export function ProgressToGoals() {
  const progress = useQuery(readProgrammeProgressOptions());
  const { t } = useLingui();
  const { number, percent, day } = useFormats();
  const participants = progress.data && (progress.data.participants || null); // 0: fewer than ten
  const shown = participants ?? 0;
  return (
    <div className="min-w-0">
      <h2 className="text-xl">
        {participants === null ? (
          <Trans>Eerst duizend, dan tienduizend</Trans>
        ) : (
          <Trans>Zoveel bedrijven doen mee</Trans>
        )}
      </h2>
      {participants === null ? (
        <>
          <p className="figure-big mt-4">{number(FIRST_GOAL)}</p>
          <p className="soft mt-2">
            <Trans>bedrijven kunnen meedoen aan de proef. Hoeveel er al meedoen, tonen wij vanaf tien.</Trans>
          </p>
        </>
      ) : participants !== undefined ? (
        <>
          <p className="figure-big mt-4">{number(participants)}</p>
          <p className="soft mt-2">
            <Plural
              value={Math.max(0, FIRST_GOAL - participants)}
              _0="De eerste 1.000 zijn binnen. Elk blokje is één bedrijf."
              other="van de eerste 1.000. Elk blokje is één bedrijf."
            />
          </p>
        </>
      ) : progress.isPending ? (
        <div className="mt-4 grid gap-3" aria-busy="true">
          <Skeleton className="h-16 w-40" />
          <Skeleton className="h-5 w-3/4" />
        </div>
      ) : (
        <div className="soft mt-4 grid justify-items-start gap-3" role="status">
          <p>
            <Trans>De stand kwam niet door. Het doel is eerst 1.000 bedrijven, daarna 10.000.</Trans>
          </p>
          <Button kind="secondary" small onClick={() => void progress.refetch()}>
            <Trans>Probeer het opnieuw</Trans>
          </Button>
        </div>
      )}
      <div className="mt-6">
        <BlockField
          filled={shown}
          total={FIRST_GOAL}
          description={
            participants === undefined
              ? t`Duizend blokjes, één per bedrijf in de proef.`
              : t`${number(shown)} van 1.000 blokjes zijn gevuld.`
          }
        />
      </div>
      <div className="mt-6">
        <TenThousand
          filled={shown}
          description={
            participants === undefined
              ? t`Tien vakken van duizend bedrijven.`
              : t`${number(shown)} van 10.000 bedrijven.`
          }
        />
        <p className="quiet mt-2 flex max-w-none justify-between text-xs">
          <span>
            <Trans>Daarna: 10.000 bedrijven</Trans>
          </span>
          {typeof participants === 'number' && <span>{percent(shown / SECOND_GOAL, { digits: 0 })}</span>}
        </p>
      </div>
      {progress.data && (
        <p className="meta mt-4">
          <span>
            <Trans>Stand op {day(progress.data.asOf)}</Trans>
          </span>
        </p>
      )}
    </div>
  );
}
