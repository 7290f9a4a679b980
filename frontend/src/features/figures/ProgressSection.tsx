import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listProvincesOptions, readProgrammeProgressOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { ProgrammeProgress } from '@/api/types.gen.ts';
import { BlockField, TenThousand } from '@/charts/BlockField.tsx';
import { Figure } from '@/charts/Figure.tsx';
import { ProvinceMap } from '@/charts/ProvinceMap.tsx';
import { useFormats } from '@/lib/format.ts';
import { Skeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** The steps of the map's ramp: numbers of firms, rounded to five by the API. */
const BOUNDS = [10, 25, 50, 100, 250] as const;

/** How far the programme is on its way to 1,000 and 10,000 firms, and where they are. */
export function ProgressSection() {
  const progress = useQuery(readProgrammeProgressOptions());
  return (
    <section className="band-surface" aria-labelledby="progress">
      <div className="wrap section">
        <h2 id="progress">
          <Trans>Zo ver is het programma</Trans>
        </h2>
        <div className="mt-8">
          <Loaded
            query={progress}
            skeleton={<Skeleton className="h-80 w-full" />}
            errorTitle={<Trans>De stand kwam niet door</Trans>}
          >
            {(found) => (
              <div className="columns-text columns-half gap-x-24">
                <Goals progress={found} />
                <Provinces progress={found} />
              </div>
            )}
          </Loaded>
        </div>
      </div>
    </section>
  );
}

function Goals({ progress }: { progress: ProgrammeProgress }) {
  const { t } = useLingui();
  const { number, percent, day } = useFormats();
  const { employees } = progress;
  const participants = progress.participants || null; // 0: fewer than ten
  const [first = 1000, second = 10_000] = progress.goals;
  const filled = participants ?? 0;
  return (
    <div className="min-w-0">
      <p className="figure-big">{participants === null ? number(first) : number(participants)}</p>
      <p className="soft mt-2">
        {participants === null ? (
          <Trans>
            bedrijven kunnen meedoen aan de proef. Hoeveel er al meedoen, tonen wij vanaf tien bedrijven.
          </Trans>
        ) : (
          t`bedrijven doen mee, van de eerste ${number(first)}. Elk blokje is één bedrijf; wij ronden af op vijf.`
        )}
      </p>
      <div className="mt-6">
        <BlockField
          filled={filled}
          total={first}
          description={t`${number(filled)} van ${number(first)} blokjes zijn gevuld.`}
        />
      </div>
      <div className="mt-6">
        <TenThousand filled={filled} description={t`${number(filled)} van ${number(second)} bedrijven.`} />
        <p className="quiet mt-2 flex max-w-none justify-between text-xs">
          <span>{t`Daarna: ${number(second)} bedrijven`}</span>
          {participants !== null && <span>{percent(participants / second, { digits: 0 })}</span>}
        </p>
      </div>
      <p className="meta mt-4">
        <span>{t`Stand op ${day(progress.asOf)}`}</span>
        {employees !== null && <span>{t`Samen ongeveer ${number(employees)} medewerkers`}</span>}
        <span>
          <Trans>Voorbeeldbedrijven tellen niet mee</Trans>
        </span>
      </p>
    </div>
  );
}

function Provinces({ progress }: { progress: ProgrammeProgress }) {
  const { t } = useLingui();
  const { number } = useFormats();
  const provinces = useQuery(listProvincesOptions());
  const nameOf = new Map(provinces.data?.items.map((province) => [province.code, province.name]));
  const counted = progress.byProvince.map((row) => ({
    name: nameOf.get(row.province) ?? row.province,
    code: row.province,
    participants: row.participants || null,
  }));
  const shown = counted.filter((row) => row.participants !== null).length;
  const words = (participants: number | null, original: number | null) =>
    participants !== null ? number(participants) : original === 0 ? number(0) : t`te weinig gegevens`;
  return (
    <Figure
      title={
        <Plural
          value={shown}
          _0="Per provincie is er nog te weinig te tonen"
          one="In één provincie doen tien bedrijven of meer mee"
          other="In # provincies doen tien bedrijven of meer mee"
        />
      }
      lead={
        <Trans>
          Wij tonen een provincie vanaf tien bedrijven, afgerond op vijf. Zo is geen enkel bedrijf te
          herkennen.
        </Trans>
      }
      table={{
        caption: t`Deelnemende bedrijven per provincie`,
        columns: [t`Provincie`, t`Bedrijven`],
        rows: counted.map((row, index) => [
          row.name,
          words(row.participants, progress.byProvince[index]?.participants ?? null),
        ]),
      }}
      bare
    >
      <div className="province-map">
        <ProvinceMap
          values={Object.fromEntries(counted.map((row) => [row.code, row.participants]))}
          bounds={BOUNDS}
          description={t`Kaart van Nederland met het aantal deelnemende bedrijven per provincie; dezelfde cijfers staan in de tabel.`}
        />
      </div>
    </Figure>
  );
}
