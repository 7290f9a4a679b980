interface ShownToast {
  id: number;
  text: string;
}

const STAYS_MS = 8_000;
let shown: readonly ShownToast[] = [];
let next = 1;
const listeners = new Set<() => void>();

function change(to: readonly ShownToast[]): void {
  shown = to;
  for (const listener of listeners) listener();
}

/** Says briefly that something happened: "Opgeslagen." Never for something one must read or act on. */
export function toast(text: string): void {
  const id = next++;
  change([...shown, { id, text }]);
  setTimeout(() => dismissToast(id), STAYS_MS);
}

export function dismissToast(id: number): void {
  change(shown.filter((one) => one.id !== id));
}

export function toastsOnScreen(): readonly ShownToast[] {
  return shown;
}

export function subscribeToToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
