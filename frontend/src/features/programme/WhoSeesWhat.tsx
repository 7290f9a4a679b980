import { Trans } from '@lingui/react/macro';
import { AppLink } from '@/ui/AppLink.tsx';

/** What others get to see of a company and of its employees: the question everybody has before taking part. */
export function WhoSeesWhat() {
  return (
    <section className="band-sunken">
      <div className="wrap section columns-text columns-5-7">
        <div>
          <h2>
            <Trans>Wie ziet wat?</Trans>
          </h2>
          <p className="soft mt-4">
            <Trans>Meedoen kan alleen als iedereen eerlijk durft te antwoorden. Daarom staat dit vast.</Trans>
          </p>
        </div>
        <ul className="hairlines">
          <li className="py-4">
            <h3 className="text-lg">
              <Trans>Een medewerker</Trans>
            </h3>
            <p className="soft mt-1 text-sm">
              <Trans>
                Niemand ziet wie wat antwoordt. Wij tonen pas een uitkomst na sluiting, en alleen vanaf vijf
                antwoorden in een groep.
              </Trans>
            </p>
          </li>
          <li className="py-4">
            <h3 className="text-lg">
              <Trans>Een bedrijf</Trans>
            </h3>
            <p className="soft mt-1 text-sm">
              <Trans>
                Uw uitkomst is van u. U kiest zelf of uw medewerkers, uw adviseur of uw branche meekijken, en
                u kunt dat weer intrekken.
              </Trans>
            </p>
          </li>
          <li className="py-4">
            <h3 className="text-lg">
              <Trans>Iedereen</Trans>
            </h3>
            <p className="soft mt-1 text-sm">
              <Trans>
                Openbaar zijn alleen cijfers over groepen bedrijven, met erbij hoe zeker zij zijn. Te weinig
                gegevens? Dan staat dat er.
              </Trans>
            </p>
          </li>
          <li className="py-4">
            <AppLink to="/privacy">
              <Trans>Lees precies wat wij bewaren</Trans>
            </AppLink>
          </li>
        </ul>
      </div>
    </section>
  );
}
