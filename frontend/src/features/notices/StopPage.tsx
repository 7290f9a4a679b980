import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { createDigestUnsubscription } from '@/api/sdk.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';

/** The way out of the digest, without signing in: opening the page changes nothing, the button does. */
export function StopPage() {
  const { t } = useLingui();
  const { busy, fault, run } = useAct();
  const [stopped, setStopped] = useState(false);
  const [code] = useState(() => window.location.hash.slice(1) || null);
  useEffect(() => {
    // The code leaves the address bar and the history.
    if (code) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [code]);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Geen overzicht meer per mail?`}
        crumbs={[{ label: t`Meldingen`, to: '/meldingen' }, { label: t`Afmelden` }]}
      />
      {stopped ? (
        <Notice tone="ok" live title={<Trans>U krijgt geen overzicht meer per mail</Trans>}>
          <p>
            <Trans>
              Uw meldingen staan nog wel op de site. Mail die u meteen krijgt, zoals over besluiten, blijft
              komen.
            </Trans>
          </p>
          <LinkButton to="/account/meldingen" kind="secondary" small>
            <Trans>Kies hoe u bericht krijgt</Trans>
          </LinkButton>
        </Notice>
      ) : (
        <div className="grid max-w-2xl justify-items-start gap-4">
          <p>
            {code ? (
              <Trans>
                Eén klik is genoeg. U hoeft niet in te loggen. U leest uw meldingen daarna alleen op de site.
              </Trans>
            ) : (
              <Trans>Open deze pagina met de link uit de mail, of log in en kies hoe u bericht krijgt.</Trans>
            )}
          </p>
          {code ? (
            <Button
              busy={busy}
              onClick={() =>
                void run(async () => {
                  await createDigestUnsubscription({
                    path: { unsubscribeCode: code },
                    body: { 'List-Unsubscribe': 'One-Click' },
                    throwOnError: true,
                  });
                  setStopped(true);
                })
              }
            >
              <Trans>Stop het overzicht</Trans>
            </Button>
          ) : (
            <LinkButton to="/account/meldingen" kind="secondary">
              <Trans>Kies hoe u bericht krijgt</Trans>
            </LinkButton>
          )}
          {fault && (
            <p className="field-error" role="status">
              {fault}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
