let arrived = false;

/** Remembers that the person navigated to another page, until its heading takes the focus. */
export function noteArrival(): void {
  arrived = true;
}

/** Whether the person just navigated here; true once. */
export function takeArrival(): boolean {
  const was = arrived;
  arrived = false;
  return was;
}
