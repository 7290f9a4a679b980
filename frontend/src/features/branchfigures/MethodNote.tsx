import { Trans } from '@lingui/react/macro';

/** How the figures come about, and why some are not there. */
export function MethodNote({ fewest }: { fewest: number }) {
  return (
    <section className="panel grid gap-4">
      <h2 className="text-xl">
        <Trans>Wat wij niet tonen, en waarom</Trans>
      </h2>
      <ul className="grid max-w-measure list-disc gap-2 pl-5">
        <li>
          <Trans>
            Wij tellen leden die meedoen en het goedvinden dat wij hen volgen. Wie stopte of vertrok, telt
            niet mee.
          </Trans>
        </li>
        <li>
          <Trans>
            Een getal gaat altijd over {fewest} bedrijven of meer. Ook wat overblijft als u getallen van
            elkaar aftrekt, zijn er zo veel.
          </Trans>
        </li>
        <li>
          <Trans>
            Een gemiddelde tonen wij niet als één bedrijf het bepaalt, of als het op 0 of 100 uitkomt. U ziet
            dan hetzelfde als bij te weinig bedrijven.
          </Trans>
        </li>
        <li>
          <Trans>
            Leden die u laten zien dat zij meedoen, kent u al. De anderen tellen pas mee als het er {fewest}{' '}
            of meer zijn.
          </Trans>
        </li>
        <li>
          <Trans>
            Veranderde er bij minder dan {fewest} bedrijven iets, dan blijft een getal staan zoals het was.
            Cijfers van een kwartaal veranderen daarna niet meer.
          </Trans>
        </li>
        <li>
          <Trans>
            Deze cijfers beschrijven de leden. Zij zeggen niet waardoor iets zo is, en zijn geen effect van
            het programma.
          </Trans>
        </li>
      </ul>
    </section>
  );
}
