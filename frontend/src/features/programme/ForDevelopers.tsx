import { Trans, useLingui } from '@lingui/react/macro';
import { LinkButton } from '@/ui/Button.tsx';

/** For branches and the systems of others: everything the site can do, the API can. */
export function ForDevelopers() {
  const { t } = useLingui();
  return (
    <section className="wrap section columns-text columns-5-7 items-center">
      <div>
        <h2>
          <Trans>Voor branches en ontwikkelaars</Trans>
        </h2>
        <p className="soft mt-4">
          <Trans>
            Zet leden klaar, volg vouchers en toon uw eigen instrumenten. Alles wat op deze site kan, kan ook
            via de API, met een Engelse begrippenlijst.
          </Trans>
        </p>
        <p className="mt-6">
          <LinkButton to="/api" kind="secondary">
            <Trans>Bekijk de beschrijving van de API</Trans>
          </LinkButton>
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="code-sample" tabIndex={0} aria-label={t`Voorbeeld van een API-aanroep`}>
        <pre>
          <em>GET</em> <b>/v1/problems/invalid-input</b>
          {'\n\n{\n  '}
          <b>"type"</b>: <i>"/v1/problems/invalid-input"</i>
          {',\n  '}
          <b>"title"</b>: <i>"Uw invoer klopt nog niet."</i>
          {',\n  '}
          <b>"status"</b>: <i>400</i>
          {'\n}'}
        </pre>
      </section>
    </section>
  );
}
