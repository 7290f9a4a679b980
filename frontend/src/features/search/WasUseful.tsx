import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { createSearchOpinion } from '@/api/sdk.gen.ts';
import { activeLanguage } from '@/lib/i18n.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';

/** Asks once per question whether the results were of use. Who answers is not kept. */
export function WasUseful({ q }: { q: string }) {
  const { t } = useLingui();
  const { busy, fault, run } = useAct();
  const [told, setTold] = useState(false);
  const tell = (useful: boolean) =>
    run(async () => {
      await createSearchOpinion({ body: { q, language: activeLanguage(), useful }, throwOnError: true });
      setTold(true);
    });
  return (
    <section className="mt-8 grid gap-2" aria-label={t`Uw mening over deze resultaten`}>
      <p role="status">{told && <Trans>Dank u. Wij tellen alleen uw antwoord, niet wie u bent.</Trans>}</p>
      {!told && (
        <div className="flex flex-wrap items-center gap-3">
          <p>
            <Trans>Was dit nuttig?</Trans>
          </p>
          <Button kind="secondary" small busy={busy} onClick={() => void tell(true)}>
            <Trans>Ja</Trans>
          </Button>
          <Button kind="secondary" small busy={busy} onClick={() => void tell(false)}>
            <Trans>Nee</Trans>
          </Button>
        </div>
      )}
      {fault && (
        <p role="alert" className="soft">
          {fault}
        </p>
      )}
    </section>
  );
}
