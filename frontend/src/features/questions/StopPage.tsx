import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { createQuestionDigestStop } from '@/api/sdk.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';

/** Stops the mails from a link in one of them, without signing in. A click does it: programs open links too. */
export function StopPage({ sleutel }: { sleutel: string | undefined }) {
  const { t } = useLingui();
  const { busy, fault, run } = useAct();
  const [stopped, setStopped] = useState(false);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Stop de mails over de vraagbaak`}
        crumbs={[{ label: t`Vraagbaak`, to: '/vragen' }, { label: t`Afmelden` }]}
      />
      {stopped ? (
        <Notice tone="ok" live title={<Trans>U krijgt deze mails niet meer</Trans>}>
          <p>
            <Trans>Wat u volgt, blijft staan. Ingelogd kunt u de mails weer aanzetten.</Trans>
          </p>
        </Notice>
      ) : (
        <div className="grid max-w-2xl justify-items-start gap-4">
          <p>
            {sleutel ? (
              <Trans>Daarna krijgt u geen mail meer over wat u volgt.</Trans>
            ) : (
              <Trans>Open deze pagina met de link uit de mail.</Trans>
            )}
          </p>
          {sleutel && (
            <Button
              busy={busy}
              onClick={() =>
                void run(async () => {
                  await createQuestionDigestStop({ body: { key: sleutel }, throwOnError: true });
                  setStopped(true);
                })
              }
            >
              <Trans>Stop de mails</Trans>
            </Button>
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
