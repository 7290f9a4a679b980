import { Trans, useLingui } from '@lingui/react/macro';
import { Shape } from '@/ui/Shape.tsx';

const RADIUS = 10.5;

/** Circle and square, closer with every step of the route: at the first step apart, at the last overlapping. */
function Closer({ step }: { step: number }) {
  const circle = 12 + step * 1.25;
  const square = 27 - step * 1.35;
  const overlap = circle + RADIUS - square;
  const half = overlap > 0 ? Math.sqrt(RADIUS ** 2 - (square - circle) ** 2) : 0;
  return (
    <svg viewBox="0 0 44 44" aria-hidden="true">
      <circle className="shape-mgmt" cx={circle} cy="22" r={RADIUS} />
      <rect className="shape-staff" x={square} y="11.5" width="21" height="21" rx="2" />
      {overlap > 0 && (
        <path
          className="shape-overlap"
          d={`M${square} ${22 - half}A${RADIUS} ${RADIUS} 0 0 1 ${square} ${22 + half}Z`}
        />
      )}
    </svg>
  );
}

export function RouteSteps() {
  const { t } = useLingui();
  const steps = [
    {
      name: t`Scan`,
      text: t`Zestien stellingen geven een eerste beeld. Daarna vult uw team de scan in.`,
      cost: t`4 minuten, gratis`,
    },
    {
      name: t`Plan`,
      text: t`U kiest samen met uw mensen één verandering om mee te beginnen.`,
      cost: t`Een middag samen`,
    },
    {
      name: t`Adviseur`,
      text: t`Vergelijk erkende adviseurs die uw sector kennen.`,
      cost: t`Vragen staat vrij`,
    },
    {
      name: t`Voucher`,
      text: t`Het programma en vaak ook uw branche betalen mee aan het advies.`,
      cost: t`U ziet vooraf uw eigen deel`,
    },
    {
      name: t`Traject`,
      text: t`Vier stappen, met leiding en medewerkers aan één tafel.`,
      cost: t`Ongeveer 6 maanden`,
    },
    {
      name: t`Meting`,
      text: t`U ziet wat het heeft opgeleverd, naast bedrijven als het uwe.`,
      cost: t`Elk jaar 20 minuten`,
    },
  ];
  return (
    <section className="wrap pb-(--section)" aria-labelledby="route">
      <div className="columns-text mb-12 items-end lg:grid-cols-[7fr_5fr]">
        <h2 id="route">
          <Trans>Van eerste vraag tot gemeten resultaat</Trans>
        </h2>
        <p className="soft">
          <Trans>
            Leiding <Shape of="management" /> en medewerkers <Shape of="employees" /> komen per stap dichter
            bij elkaar. U kunt na elke stap stoppen.
          </Trans>
        </p>
      </div>
      <ol className="route-steps">
        {steps.map((step, index) => (
          <li key={step.name}>
            <Closer step={index} />
            <div>
              <h3>{step.name}</h3>
              <p>{step.text}</p>
              <p className="route-cost">{step.cost}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
