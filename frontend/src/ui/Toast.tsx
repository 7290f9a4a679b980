import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useSyncExternalStore } from 'react';

interface Shown {
  id: number;
  text: string;
}

const STAYS_MS = 8_000;
let shown: readonly Shown[] = [];
let next = 1;
const listeners = new Set<() => void>();

function change(to: readonly Shown[]): void {
  shown = to;
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  change(shown.filter((one) => one.id !== id));
}

/** Says briefly that something happened: "Opgeslagen." Never for something one must read or act on. */
export function toast(text: string): void {
  const id = next++;
  change([...shown, { id, text }]);
  setTimeout(() => dismiss(id), STAYS_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear, and are read out. Rendered once, by the layout. */
export function Toasts() {
  const { t } = useLingui();
  const all = useSyncExternalStore(subscribe, () => shown);
  return (
    <div className="toasts" role="status">
      {all.map((one) => (
        <div key={one.id} className="toast">
          {one.text}
          <button type="button" aria-label={t`Sluit deze melding`} onClick={() => dismiss(one.id)}>
            <X aria-hidden="true" className="size-5" />
          </button>
        </div>
      ))}
    </div>
  );
}
