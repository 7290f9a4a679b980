import { Trans, useLingui } from '@lingui/react/macro';
import { classes } from '@/lib/classes.ts';

/** Where the figures of the advice stand: no higher than an association. */
const REACHED = 1;

/** The six levels of evidence as stairs, with the highest one that the figures of the advice reach filled. */
export function EvidenceStairs() {
  const { t } = useLingui();
  const steps = [
    { name: t`Beschrijving`, meaning: t`Eén bedrijf of één groep, zonder vergelijking.` },
    { name: t`Samenhang`, meaning: t`Met en zonder, of voor en na. Er kan iets anders achter zitten.` },
    {
      name: t`Samenhang, gecorrigeerd`,
      meaning: t`Rekening gehouden met verschillen, maar zonder nulmeting of vergelijkingsgroep.`,
    },
    { name: t`Aannemelijk effect`, meaning: t`Nulmeting, vergelijkingsgroep en gelijke trend vooraf.` },
    { name: t`Sterk bewijs`, meaning: t`Loting bepaalde wie het eerst mocht.` },
    { name: t`Bewezen effect`, meaning: t`Loting bepaalde wie mee mocht doen.` },
  ];
  return (
    <section className="band-surface" aria-labelledby="stairs">
      <div className="wrap section">
        <h2 id="stairs">
          <Trans>Hoe zeker zijn wij?</Trans>
        </h2>
        <p className="soft mt-3">
          <Trans>
            Elk cijfer op deze site heeft een trede op de bewijsladder. De cijfers uit het advies komen niet
            hoger dan trede 1. Trede 3 halen wij pas als tien deelnemers en tien vergelijkbare bedrijven voor
            en na de start gemeten zijn.
          </Trans>
        </p>
        <ol className="evidence-stairs mt-8">
          {steps.map((step, level) => (
            <li
              key={step.name}
              className={classes(level === REACHED && 'on-field evidence-reached')}
              style={{ '--step': level } as React.CSSProperties}
            >
              <h3>
                {level}. {step.name}
              </h3>
              <p>{step.meaning}</p>
              {level === REACHED && (
                <p className="mt-2 font-semibold">
                  <Trans>Hier staan de cijfers uit het advies.</Trans>
                </p>
              )}
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
