import { useLingui } from '@lingui/react/macro';
import { useSyncExternalStore } from 'react';
import { dismissToast, subscribeToToasts, toastsOnScreen } from '@/ui/toast.ts';

/** Where toasts appear, and are read out. */
export function Toasts() {
  const { t } = useLingui();
  const all = useSyncExternalStore(subscribeToToasts, toastsOnScreen);
  return (
    <div className="toasts" role="status">
      {all.map((one) => (
        <div key={one.id} className="toast">
          {one.text}
          <button type="button" aria-label={t`Sluit deze melding`} onClick={() => dismissToast(one.id)}>
            <span aria-hidden="true">✕</span>
          </button>
        </div>
      ))}
    </div>
  );
}
