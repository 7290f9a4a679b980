import { Trans, useLingui } from '@lingui/react/macro';
import { PageHeader } from '@/ui/PageHeader.tsx';

/** How the site is made usable for everybody, how that is checked, and what to do when it fails. */
export function AccessibilityPage() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Iedereen moet hier kunnen meedoen`}
        documentTitle={t`Toegankelijkheid`}
        lead={t`Wij bouwen deze site naar WCAG 2.2, niveau A en AA.`}
      />
      <div className="prose">
        <h2>
          <Trans>Wat u mag verwachten</Trans>
        </h2>
        <ul>
          <li>
            <Trans>Alles werkt met alleen het toetsenbord. U ziet steeds waar u bent.</Trans>
          </li>
          <li>
            <Trans>
              Elke grafiek heeft een beschrijving en dezelfde cijfers als tabel. Vormen zeggen hetzelfde als
              kleuren.
            </Trans>
          </li>
          <li>
            <Trans>
              Fouten in een formulier staan bij elkaar bovenaan en naast het veld, in gewone woorden.
            </Trans>
          </li>
          <li>
            <Trans>Tekst mag twee keer zo groot, het scherm zo smal als een kleine telefoon.</Trans>
          </li>
          <li>
            <Trans>Uw apparaat bepaalt licht of donker, en of er iets beweegt.</Trans>
          </li>
          <li>
            <Trans>De site is er in het Nederlands en in het Engels.</Trans>
          </li>
        </ul>
        <h2>
          <Trans>Hoe wij dat nagaan</Trans>
        </h2>
        <p>
          <Trans>
            Wij toetsen pagina's automatisch met axe en lopen de belangrijkste wegen door met alleen het
            toetsenbord. Een automatische toets vindt niet alles. Een onafhankelijk onderzoek is er nog niet
            gedaan.
          </Trans>
        </p>
        <h2>
          <Trans>Loopt u ergens vast?</Trans>
        </h2>
        <p>
          <Trans>
            Laat het weten aan het programmabureau: wat wilde u doen, op welke pagina, en met welk apparaat.
          </Trans>
        </p>
      </div>
    </div>
  );
}
