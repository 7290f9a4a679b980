import { Trans, useLingui } from '@lingui/react/macro';
import type { ScanBenchmark, ScanResultRead } from '@/api/types.gen.ts';
import { Band } from '@/charts/Band.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';

/** Where each theme lies among comparable firms; nothing as long as there is no comparison. */
export function BenchmarkBands({ result }: { result: Pick<ScanResultRead, 'themes' | 'benchmark'> }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const compared = result.themes.flatMap((theme) =>
    theme.benchmark && theme.combinedScore !== null
      ? [{ ...theme, benchmark: theme.benchmark, score: theme.combinedScore }]
      : [],
  );
  if (compared.length === 0) return null;
  return (
    <section className="mt-(--section)" id="vergelijking">
      <h2>
        <Trans>Uw plaats onder vergelijkbare bedrijven</Trans>
      </h2>
      <p className="lead mt-3">
        <Trans>De balk is de middelste helft van de bedrijven. De stip is uw bedrijf.</Trans>
      </p>
      <ul className="hairlines mt-6">
        {compared.map(({ theme, name, benchmark, score }) => (
          <li key={theme} className="grid gap-x-8 gap-y-1 py-4 lg:grid-cols-[14rem_minmax(0,1fr)_18rem]">
            <h3 className="font-sans text-md tracking-normal">{localized(name)}</h3>
            <Band
              own={score}
              band={[benchmark.p25, benchmark.p75]}
              domain={[0, 100]}
              description={t`Uw score is ${score}. De middelste helft van de bedrijven scoort ${benchmark.p25} tot ${benchmark.p75}.`}
            />
            <p className="soft text-sm">
              <Place benchmark={benchmark} /> <Whom benchmark={benchmark} />
            </p>
          </li>
        ))}
      </ul>
      <p className="quiet mt-3 flex flex-wrap gap-x-4 text-sm">
        <span>{localized(result.benchmark)}</span>
        <EvidenceLabel level={0} />
      </p>
    </section>
  );
}

function Place({ benchmark }: { benchmark: ScanBenchmark }) {
  if (benchmark.band === 'lowest_quarter') return <Trans>Bij het laagste kwart.</Trans>;
  if (benchmark.band === 'highest_quarter') return <Trans>Bij het hoogste kwart.</Trans>;
  return <Trans>In de middelste helft.</Trans>;
}

function Whom({ benchmark }: { benchmark: ScanBenchmark }) {
  const { day } = useFormats();
  const { firms } = benchmark;
  const period = <Period from={day(benchmark.periodFrom)} to={day(benchmark.periodTo)} />;
  if (benchmark.level === 'sector_and_size')
    return (
      <Trans>
        Ongeveer {firms} bedrijven van uw grootte in uw sector, {period}.
      </Trans>
    );
  if (benchmark.level === 'sector')
    return (
      <Trans>
        Ongeveer {firms} bedrijven in uw sector, {period}.
      </Trans>
    );
  return (
    <Trans>
      Ongeveer {firms} bedrijven in alle sectoren, {period}.
    </Trans>
  );
}

function Period({ from, to }: { from: string; to: string }) {
  return from === to ? (
    <Trans>gemeten op {from}</Trans>
  ) : (
    <Trans>
      gemeten van {from} tot en met {to}
    </Trans>
  );
}
