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
            Wij tellen leden die meedoen en het goedvinden dat wij hen volgen. Wie stopte of vertrok, telt in
            nieuwe getallen niet mee.
          </Trans>
        </li>
        <li>
          <Trans>
            Een getal gaat altijd over {fewest} bedrijven of meer. Ook wat overblijft als u de groepen van één
            verdeling van het totaal aftrekt, zijn er zo veel. En van elke stap zijn er ook {fewest} bedrijven
            of meer die hem niet zetten.
          </Trans>
        </li>
        <li>
          <Trans>
            Twee groepen uit verschillende verdelingen tonen wij niet naast elkaar als zij minder dan {fewest}{' '}
            bedrijven verschillen. Wie deze cijfers met andere cijfers van de branche combineert, kan soms
            meer afleiden; daarom zijn aantallen afgerond op vijf.
          </Trans>
        </li>
        <li>
          <Trans>
            Een gemiddelde tonen wij niet als één bedrijf het bepaalt, van welke kant u ook kijkt, of als het
            zo dicht bij 0 of 100 ligt dat het iets zegt over elk bedrijf. U ziet dan hetzelfde als bij te
            weinig bedrijven.
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
            Veranderde er bij minder dan {fewest} bedrijven iets, dan blijft een getal staan zoals het was, of
            het vervalt als het niet meer naast de andere past. Bedrijven die intussen stopten, staan daar
            hooguit een half jaar achter. Cijfers van een kwartaal veranderen daarna niet meer.
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
