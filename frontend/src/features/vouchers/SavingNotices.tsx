import { Trans } from '@lingui/react/macro';
import { Notice } from '@/ui/Notice.tsx';
import { SaveIndicator } from '@/ui/SaveIndicator.tsx';
import type { useAutosave } from './useAutosave.ts';

/** Whether what was typed is kept, and why not. */
export function SavingNotices({ saving }: { saving: ReturnType<typeof useAutosave> }) {
  return (
    <>
      <div className="sticky-save">
        <SaveIndicator state={saving.state} />
      </div>
      {saving.stale && (
        <Notice tone="warn" live title={<Trans>Iemand anders heeft deze aanvraag gewijzigd</Trans>}>
          <p>
            <Trans>
              Laad de pagina opnieuw en vul daarna verder in. Wat u net typte, is nog niet bewaard.
            </Trans>
          </p>
        </Notice>
      )}
      {saving.refused && (
        <Notice tone="err" live title={<Trans>Dit bewaren wij zo nog niet</Trans>}>
          <p>{saving.refused}</p>
        </Notice>
      )}
    </>
  );
}
