import { Trans } from '@lingui/react/macro';
import { Check, CircleAlert } from 'lucide-react';
import { useFormats } from '@/lib/format.ts';

export type SaveState =
  | { status: 'untouched' }
  | { status: 'saving' }
  | { status: 'saved'; at: Date }
  | { status: 'waiting' }
  | { status: 'failed' };

/** Whether the draft is kept: "Opgeslagen om 14:03". */
export function SaveIndicator({ state }: { state: SaveState }) {
  const { time } = useFormats();
  return (
    <p role="status" className="inline-flex min-h-6 items-center gap-2 text-sm">
      {state.status === 'saving' && (
        <span className="quiet">
          <Trans>Opslaan</Trans>
        </span>
      )}
      {state.status === 'saved' && (
        <span className="inline-flex items-center gap-1.5 text-ok">
          <Check aria-hidden="true" className="size-4" />
          <Trans>Opgeslagen om {time(state.at)}</Trans>
        </span>
      )}
      {state.status === 'waiting' && (
        <span className="text-warn">
          <Trans>Staat op dit apparaat; wij versturen het zodra er verbinding is</Trans>
        </span>
      )}
      {state.status === 'failed' && (
        <span className="inline-flex items-center gap-1.5 text-err">
          <CircleAlert aria-hidden="true" className="size-4" />
          <Trans>Nog niet opgeslagen; wij proberen het opnieuw</Trans>
        </span>
      )}
    </p>
  );
}
