import { ChevronDown } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, type ButtonKind } from './Button.tsx';

export interface MenuAct {
  key: string;
  label: ReactNode;
  onChoose: () => void;
}

/** A few more acts behind one button. Escape closes it and returns the focus. */
export function Menu({
  label,
  acts,
  kind = 'secondary',
}: {
  label: ReactNode;
  acts: readonly MenuAct[];
  kind?: ButtonKind;
}) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      box.current?.querySelector('button')?.focus();
    };
    const onPointer = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPointer);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPointer);
    };
  }, [open]);
  return (
    <div ref={box} className="relative inline-block">
      <Button kind={kind} small aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
        <ChevronDown aria-hidden="true" />
      </Button>
      {open && (
        <div className="menu absolute right-0 z-30 mt-1 grid">
          {acts.map((act) => (
            <button
              key={act.key}
              type="button"
              className="menu-item text-left"
              onClick={() => {
                setOpen(false);
                act.onChoose();
              }}
            >
              {act.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
