import './programme.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { Figure } from '@/charts/Figure.tsx';
import { useFormats } from '@/lib/format.ts';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';

/** Four results of the programme in North Rhine-Westphalia after one year, in percent, as that programme reports them. */
const NRW = [22, 9, 7, 4] as const;

/** Why the programme exists, what is known, and what is not. */
export function AboutPage() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Hoe het werk is verdeeld, maakt het verschil`}
        documentTitle={t`Over Slimmer Werken`}
        lead={t`Binnen één sector verschilt de productiviteit meer dan tussen sectoren. Hoe een bedrijf het werk organiseert, speelt daarin een grote rol.`}
      />
      <div className="columns-main-side">
        <div className="prose">
          <h2>
            <Trans>Wat slimmer werken is</Trans>
          </h2>
          <p>
            <Trans>
              Slimmer werken is het werk anders verdelen, beter omgaan met werktijden en anders leidinggeven.
              De kern is dat leiding en medewerkers dat samen doen. Denk aan een ploeg die zelf plant, zelf
              roosteren, of een vast moment om te bespreken wat er beter kan.
            </Trans>
          </p>
          <h2>
            <Trans>Waarom dit programma er is</Trans>
          </h2>
          <p>
            <Trans>
              In 2009 schreef een stuurgroep van het Innovatieplatform het advies "Slimmer werken". De
              stuurgroep zag dat veel bedrijven wel willen, maar niet weten hoe. Instrumenten bestaan, maar
              liggen verspreid. Er is geen overzicht van adviseurs. Geld is snel op. En er zijn nauwelijks
              cijfers over wat werkt.
            </Trans>
          </p>
          <p>
            <Trans>
              Het advies was: maak één samenhangend programma, met één plek op internet waar een ondernemer
              alles vindt. Dat is deze plek.
            </Trans>
          </p>
          <h2>
            <Trans>Wat wij willen bereiken</Trans>
          </h2>
          <p>
            <Trans>
              Eerst doen 1.000 bedrijven mee, in twee tot vier branches, en wij volgen wat het oplevert.
              Daarna 10.000. Als een op de tien bedrijven een tiende productiever wordt, groeit de
              productiviteit van Nederland ongeveer een procentpunt extra. Dat is een rekensom, geen belofte.
            </Trans>
          </p>
          <h2>
            <Trans>Wat wij niet weten</Trans>
          </h2>
          <p>
            <Trans>
              De cijfers uit het advies komen van bedrijven die zelf kozen om slimmer te gaan werken.
              Misschien ging het met die bedrijven toch al beter. Ook gaven zij hun groei zelf op, en die is
              hoger dan wat het CBS over alle bedrijven berekent. Daarom meten wij vóór de start en daarna, en
              vergelijken wij met bedrijven die nog niet meedoen. Bij elk cijfer staat hoe sterk het bewijs
              is.
            </Trans>
          </p>
        </div>
        <aside className="grid content-start gap-8">
          <EvidenceStairs />
        </aside>
      </div>
      <NorthRhine />
    </div>
  );
}

function EvidenceStairs() {
  return (
    <section className="panel" aria-labelledby="evidence">
      <h2 id="evidence" className="text-xl">
        <Trans>Hoe zeker is een cijfer?</Trans>
      </h2>
      <ol className="hairlines mt-4 text-sm">
        {([0, 1, 2, 3, 4, 5] as const).map((level) => (
          <li key={level} className="grid gap-1 py-3">
            <EvidenceLabel level={level} />
            <span className="soft">
              <LevelMeaning level={level} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function LevelMeaning({ level }: { level: 0 | 1 | 2 | 3 | 4 | 5 }) {
  const { t } = useLingui();
  return [
    t`Eén bedrijf of een telling, zonder vergelijking.`,
    t`Twee groepen naast elkaar. Er kan iets anders achter zitten.`,
    t`Gecorrigeerd voor verschillen die wij kennen.`,
    t`Vóór de start en erna gemeten, naast gelijke bedrijven die niet meededen.`,
    t`Loting bepaalde wie het eerst mocht.`,
    t`Loting bepaalde wie meedeed.`,
  ][level];
}

function NorthRhine() {
  const { t } = useLingui();
  const { percent } = useFormats();
  const names = [t`Werkstroom beter`, t`Productiviteit hoger`, t`Nieuwe producten`, t`Nieuwe techniek`];
  const rows = names.map((label, index) => ({ label, value: NRW[index] ?? 0 }));
  return (
    <section className="mt-16" aria-labelledby="nrw">
      <div className="columns-text columns-5-7">
        <div className="prose">
          <h2 id="nrw">
            <Trans>Het voorbeeld uit Duitsland</Trans>
          </h2>
          <p className="soft">
            <Trans>
              In Noordrijn-Westfalen kregen bedrijven vanaf 2000 advies in vier stappen, met leiding en
              medewerkers aan tafel. De overheid betaalde de helft van het advies. Na een jaar vertelden de
              bedrijven wat er veranderde.
            </Trans>
          </p>
        </div>
        <Figure
          title={t`Na een jaar liep vooral het werk beter door`}
          table={{
            caption: t`Verandering na een jaar, in procent`,
            columns: [t`Onderdeel`, t`Verandering`],
            rows: rows.map((row) => [row.label, percent(row.value / 100)]),
          }}
          source={
            <>
              <span>
                <Trans>Eigen opgave van het programma, in het advies Slimmer werken, 2009</Trans>
              </span>
              <EvidenceLabel level={1} />
            </>
          }
        >
          <SingleBars
            rows={rows}
            description={t`Werkstroom 22 procent, productiviteit 9, nieuwe producten 7, nieuwe techniek 4.`}
          />
        </Figure>
      </div>
    </section>
  );
}

function SingleBars({
  rows,
  description,
}: {
  rows: { label: string; value: number }[];
  description: string;
}) {
  const { percent } = useFormats();
  const largest = Math.max(...rows.map((row) => row.value));
  return (
    <div role="img" aria-label={description} className="grid gap-4">
      {rows.map((row) => (
        <div key={row.label} className="grid gap-1" aria-hidden="true">
          <span className="flex justify-between text-sm">
            <b>{row.label}</b>
            <span className="num font-semibold">{percent(row.value / 100, { signed: true })}</span>
          </span>
          <span className="progress-track">
            <span style={{ width: `${(row.value / largest) * 100}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}
