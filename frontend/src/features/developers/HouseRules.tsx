import { Trans, useLingui } from '@lingui/react/macro';
import { AppLink } from '@/ui/AppLink.tsx';
import { CodeBlock, JsonBlock } from '@/ui/CodeBlock.tsx';

/** Three commands that work as they stand. */
export function FirstCalls() {
  const { t } = useLingui();
  const { origin } = window.location;
  const open = `curl '${origin}/v1/themes'`;
  const signedIn = [
    `curl -X POST '${origin}/v1/session' -c session.txt \\`,
    `  -H 'X-Requested-With: slimmer-werken' -H 'Origin: ${origin}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"email": "naam@bedrijf.example", "password": "..."}'`,
    '',
    `curl '${origin}/v1/companies' -b session.txt`,
  ].join('\n');
  return (
    <section aria-labelledby="eerste-aanroep">
      <h2 id="eerste-aanroep" className="text-xl">
        <Trans>Uw eerste aanroep</Trans>
      </h2>
      <p className="soft mt-2 mb-4">
        <Trans>
          Wat openbaar is, vraagt u zonder account. Voor het overige meldt u zich eerst aan en stuurt u de
          sessie mee.
        </Trans>
      </p>
      <div className="grid gap-4">
        <CodeBlock label={t`Zonder account`} text={open} />
        <CodeBlock label={t`Met uw account`} text={signedIn} />
      </div>
    </section>
  );
}

/** What holds for every operation. */
export function HouseRules() {
  const { t } = useLingui();
  return (
    <section className="mt-14" aria-labelledby="regels">
      <h2 id="regels">
        <Trans>Wat overal geldt</Trans>
      </h2>
      <dl className="rules">
        <div>
          <dt>
            <Trans>Namen en vormen</Trans>
          </dt>
          <dd>
            <p>
              <Trans>
                Namen zijn Engels, met een <AppLink to="/begrippen">begrippenlijst</AppLink>. Bedragen zijn
                hele eurocenten. Momenten zijn UTC; u mag elke tijdzone sturen. Dagen zijn gewone datums.
              </Trans>
            </p>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Rechten</Trans>
          </dt>
          <dd>
            <p>
              <Trans>
                Bij elke aanroep staat welk recht u nodig hebt. Een recht opent de aanroep. Of u bij dit ene
                bedrijf of deze ene voucher mag, hangt af van uw rol daar. Wat u niet mag zien, geeft 404.
              </Trans>
            </p>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Fouten</Trans>
          </dt>
          <dd>
            <p>
              <Trans>
                Elke weigering is een probleemdocument (RFC 9457), in het Nederlands of Engels naar{' '}
                <code>Accept-Language</code>. Bij verkeerde invoer staan alle fouten tegelijk in{' '}
                <code>errors</code>, elk met zijn plaats.
              </Trans>
            </p>
            <JsonBlock
              label={t`Een weigering`}
              value={{
                type: '/v1/problems/invalid-input',
                title: 'Your input is not valid.',
                status: 400,
                detail: 'Your input is not valid.',
                instance: '/v1/companies',
                errors: [
                  { in: 'body', location: '#/kvkNumber', code: 'string_pattern_mismatch', detail: '...' },
                ],
              }}
            />
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Wijzigen</Trans>
          </dt>
          <dd>
            <p>
              <Trans>
                Wat kan veranderen, heeft een <code>ETag</code>. Stuur die bij een wijziging terug als{' '}
                <code>If-Match</code>. Was iemand u voor, dan krijgt u 412 en verandert er niets. Zonder
                versie krijgt u 428.
              </Trans>
            </p>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Opnieuw proberen</Trans>
          </dt>
          <dd>
            <p>
              <Trans>
                Geef een <code>Idempotency-Key</code> mee wanneer u iets maakt. Komt er geen antwoord, stuur
                dan hetzelfde nog eens: het gebeurt één keer. Waar geld beweegt, is de sleutel verplicht.
              </Trans>
            </p>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Lijsten</Trans>
          </dt>
          <dd>
            <p>
              <Trans>
                Lijsten komen in pagina's: <code>page</code> en <code>pageSize</code>, met <code>Link</code>{' '}
                in de kop voor de volgende en de vorige.
              </Trans>
            </p>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Versies</Trans>
          </dt>
          <dd>
            <p>
              <Trans>
                <code>/v1</code> blijft werken zoals het werkt. De volle versie staat in{' '}
                <code>API-Version</code> van elk antwoord. Lees over velden heen die u niet kent: er komen er
                bij.
              </Trans>
            </p>
          </dd>
        </div>
      </dl>
    </section>
  );
}
