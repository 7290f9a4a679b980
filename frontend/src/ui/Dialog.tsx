import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  /** Buttons; the act first, then the way back. */
  actions?: ReactNode;
  /** What stands here is shown once: only a button inside closes it, not Escape, a click beside it or the cross. */
  locked?: boolean;
  children: ReactNode;
}

/** A question in front of the page, with the browser's own modal dialog: focus stays inside and returns afterwards. */
export function Dialog({ open, onClose, title, actions, locked = false, children }: DialogProps) {
  const { t } = useLingui();
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={box}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        if (locked) event.preventDefault();
      }}
      onClose={() => {
        // A browser lets nobody be locked in: a second Escape closes after all, and what is shown once would be gone.
        if (locked && open) box.current?.showModal();
        else onClose();
      }}
    >
      {open && (
        <>
          <div className="flex items-start justify-between gap-4">
            <h2 id={id} className="text-xl">
              {title}
            </h2>
            {!locked && (
              <button
                type="button"
                className="icon-btn -mt-2 -mr-2"
                aria-label={t`Sluiten`}
                onClick={onClose}
              >
                <X aria-hidden="true" className="size-5" />
              </button>
            )}
          </div>
          <div className="mt-3 grid gap-4">{children}</div>
          {actions && <div className="mt-6 flex flex-wrap gap-3">{actions}</div>}
        </>
      )}
    </dialog>
  );
}
