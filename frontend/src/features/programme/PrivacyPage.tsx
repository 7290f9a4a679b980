import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, Suspense } from 'react';
import { PageHeader } from '@/ui/PageHeader.tsx';

/** What is kept about whom, who sees it, and what one can do about it. `periods` reads from the API and comes later. */
export function PrivacyPage({ periods }: { periods: ReactNode }) {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wat wij bewaren, en wie het ziet`}
        documentTitle={t`Privacy`}
        lead={t`Wij vragen alleen wat nodig is voor de stap die u zet. Wij volgen u niet, en geven niets door aan adverteerders.`}
      />
      <div className="prose">
        <h2>
          <Trans>U kijkt alleen rond</Trans>
        </h2>
        <p>
          <Trans>
            Dan bewaren wij niets over u. Er zijn geen volgcookies en geen verzoeken aan andere sites. Uw
            keuze voor een taal en de antwoorden van een quickscan blijven op uw eigen apparaat. Vraagt u een
            link om later verder te gaan, dan bewaren wij de antwoorden dertig dagen, zonder naam.
          </Trans>
        </p>
        <h2>
          <Trans>U bent medewerker en vult de scan in</Trans>
        </h2>
        <ul>
          <li>
            <Trans>U hebt geen account nodig en geeft geen naam of e-mailadres.</Trans>
          </li>
          <li>
            <Trans>
              Uw uitnodiging wordt één keer ingewisseld voor een willekeurige sleutel. Alleen met die sleutel,
              of met uw ontvangstcode, komt u terug bij uw antwoorden. Wij weten niet van wie zij is.
            </Trans>
          </li>
          <li>
            <Trans>Uw werkgever ziet tijdens de scan geen aantallen en geen antwoorden.</Trans>
          </li>
          <li>
            <Trans>
              Na sluiting verschijnt één keer een uitkomst, alleen voor groepen met minstens vijf antwoorden.
              Zijn het er minder, dan staat er: nog te weinig antwoorden.
            </Trans>
          </li>
          <li>
            <Trans>
              Tot de sluiting kunt u uw antwoorden wijzigen of wissen. Daarna wissen wij op uw verzoek de
              antwoorden zelf; de uitkomst die al verscheen blijft zoals zij is.
            </Trans>
          </li>
        </ul>
        <h3>
          <Trans>Wat wij niet kunnen uitsluiten</Trans>
        </h3>
        <p>
          <Trans>
            Bij een gedeelde link zou een werkgever zelf valse antwoorden kunnen invullen. Links voor eenmalig
            gebruik, uitgedeeld door een vertegenwoordiger van het personeel, zijn sterker. En wie
            rechtstreeks bij de database kan, kan meer zien dan op het scherm staat. Daarom is die toegang
            beperkt.
          </Trans>
        </p>
        <h2>
          <Trans>U werkt met een bedrijf mee aan het programma</Trans>
        </h2>
        <p>
          <Trans>
            Wij bewaren uw naam, e-mailadres en rol, en van het bedrijf het KVK-nummer, de sector, het aantal
            mensen, aanvragen, besluiten en metingen. Elke handeling komt in een logboek met wie en wanneer,
            zodat een besluit na te gaan is.
          </Trans>
        </p>
        <p>
          <Trans>
            Uw bedrijf geeft apart toestemming voor: gevolgd worden in het onderzoek, uw branche die voortgang
            ziet, uw adviseur die de uitkomst ziet, een praktijk die wordt gepubliceerd, een profiel in het
            netwerk, en contact. Elke toestemming kunt u intrekken. Bij geld van de overheid moet een deel
            bewaard blijven; dat staat bij het besluit.
          </Trans>
        </p>
        <h2>
          <Trans>Uw rechten</Trans>
        </h2>
        <p>
          <Trans>
            U kunt uw gegevens inzien, meenemen, laten verbeteren en laten wissen. Stoppen met het programma
            kan altijd. Cijfers over groepen bedrijven die al verschenen, veranderen daardoor niet.
          </Trans>
        </p>
      </div>
      <Suspense>{periods}</Suspense>
    </div>
  );
}
