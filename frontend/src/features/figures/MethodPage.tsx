import { Trans, useLingui } from '@lingui/react/macro';
import { AppLink } from '@/ui/AppLink.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';

/** What the monitor shows and what not, in plain words. */
export function MethodPage() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wat wij laten zien en wat niet`}
        documentTitle={t`Wat de monitor laat zien`}
        lead={t`De monitor vertelt over bedrijven samen. Over één bedrijf vertelt hij niets, ook niet langs een omweg.`}
      />
      <div className="prose">
        <h2>
          <Trans>Wie er meetelt</Trans>
        </h2>
        <p>
          <Trans>
            Bedrijven die meedoen en het goedvinden dat wij hen volgen. Trekt een bedrijf die toestemming in,
            dan telt het in de volgende uitgave niet meer mee. Voorbeeldbedrijven tellen nooit mee.
          </Trans>
        </p>
        <h2>
          <Trans>Wanneer wij een getal laten zien</Trans>
        </h2>
        <ul>
          <li>
            <Trans>Er staan minstens tien bedrijven achter.</Trans>
          </li>
          <li>
            <Trans>
              Geen bedrijf is groter dan de helft van het totaal. Ook kan geen bedrijf uit het totaal afleiden
              hoe groot een ander ongeveer is.
            </Trans>
          </li>
          <li>
            <Trans>
              Van een verandering laten wij zien waar het middelste bedrijf ligt en waartussen de middelste
              helft ligt. Nooit het laagste of het hoogste.
            </Trans>
          </li>
          <li>
            <Trans>Nooit dat alle bedrijven van een groep iets doen, of geen enkel.</Trans>
          </li>
          <li>
            <Trans>
              Aantallen bedrijven ronden wij af op vijftallen, aantallen mensen op drie cijfers: de rest wordt
              nul.
            </Trans>
          </li>
        </ul>
        <h2>
          <Trans>Waarom er meer streepjes staan dan u zou denken</Trans>
        </h2>
        <p>
          <Trans>
            Wie het totaal kent en alle vakjes op één na, kent ook dat ene vakje. Daarom laten wij er dan nog
            een weg. Dat doen wij ook over verschillende tabellen heen, en over eerdere uitgaven.
          </Trans>
        </p>
        <p>
          <Trans>
            Voor elke uitgave zoekt de computer zelf naar sommen waarmee iemand bij een handvol bedrijven
            uitkomt, met alles wat wij de laatste twee jaar lieten zien. Zolang hij er een vindt, gaat er een
            vakje weg. Onderzoekers kunnen het verslag daarvan lezen.
          </Trans>
        </p>
        <p>
          <Trans>
            Een streepje zegt nooit waarom. Of er nu te weinig bedrijven zijn of één bedrijf te groot is: het
            ziet er hetzelfde uit. Het verschil zou al iets verraden.
          </Trans>
        </p>
        <h2>
          <Trans>Waarom een getal soms ouder is</Trans>
        </h2>
        <p>
          <Trans>
            Kwamen er sinds de vorige uitgave een paar bedrijven bij, dan zou het verschil over die paar gaan.
            Dan herhalen wij het oude getal, met een sterretje. Ging er een bedrijf weg, dan laten wij het
            vakje leeg.
          </Trans>
        </p>
        <h2>
          <Trans>Wat u niet kunt vragen</Trans>
        </h2>
        <p>
          <Trans>
            U kiest uit vaste tabellen. Eigen filters, lijsten van bedrijven of “zonder mijn eigen bedrijf”
            zijn er niet: twee bedrijven samen zouden er elkaars omzet mee vinden. Hetzelfde vakje is overal
            hetzelfde getal.
          </Trans>
        </p>
        <h2>
          <Trans>Wat de cijfers niet zeggen</Trans>
        </h2>
        <p>
          <Trans>
            De tabellen beschrijven. Of slimmer werken de oorzaak is van een verandering, zeggen zij niet. Bij
            elk cijfer op de pagina Cijfers staat hoe zeker het is.
          </Trans>
        </p>
        <h2>
          <Trans>Wie er kijkt</Trans>
        </h2>
        <p>
          <Trans>
            Van wie zonder account kijkt bewaren wij niets; wij tellen alleen hoe vaak een tabel per dag wordt
            gevraagd. Van branches en onderzoekers bewaren wij een jaar wie welke cijfers opvroeg.
          </Trans>
        </p>
        <p>
          <AppLink to="/cijfers">{t`Terug naar de cijfers`}</AppLink>
        </p>
      </div>
    </div>
  );
}
