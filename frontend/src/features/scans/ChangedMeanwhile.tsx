import { Trans } from '@lingui/react/macro';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';

/** Somebody else changed the plan (412); what one wrote stays in the form and can be sent again. */
export function ChangedMeanwhile({ onReread }: { onReread: () => Promise<unknown> }) {
  return (
    <Notice tone="warn" live title={<Trans>Iemand anders heeft het plan intussen gewijzigd</Trans>}>
      <p>
        <Trans>
          Wat u schreef staat er nog. Lees het plan opnieuw, kijk of uw woorden nog passen, en stuur ze dan
          nog eens.
        </Trans>
      </p>
      <Button kind="secondary" small onClick={() => void onReread()}>
        <Trans>Lees het plan opnieuw</Trans>
      </Button>
    </Notice>
  );
}
