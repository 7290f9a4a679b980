const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** What the clock in Amsterdam shows at a moment, as if it were UTC, in milliseconds. */
function shownAt(moment: number): number {
  const part = Object.fromEntries(
    CLOCK.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute);
}

/**
 * The moment (ISO 8601, UTC) at which the clock in Amsterdam shows `2026-12-01T09:00`; null when it is no such text.
 * Rounds open and close in Dutch time, wherever the officer's device thinks it is.
 */
export function momentInAmsterdam(local: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local)) return null;
  const wanted = Date.parse(`${local}:00Z`);
  if (Number.isNaN(wanted)) return null;
  // Twice, because the first guess may lie on the other side of a change of the clock.
  let moment = wanted;
  for (let turn = 0; turn < 2; turn++) moment += wanted - shownAt(moment);
  return new Date(moment).toISOString();
}

/** What the clock in Amsterdam shows at a moment, as `2026-12-01T09:00`: for a field of a day and a time. */
export function clockInAmsterdam(moment: string | Date): string {
  return new Date(shownAt(new Date(moment).getTime())).toISOString().slice(0, 16);
}

/** The day in the Netherlands (`2026-11-25`) at a moment, wherever the device thinks it is. */
export function dayInAmsterdam(moment: string | Date): string {
  return new Date(shownAt(new Date(moment).getTime())).toISOString().slice(0, 10);
}

/** The day it is in the Netherlands now. */
export function todayInAmsterdam(): string {
  return dayInAmsterdam(new Date());
}

/** The day that lies so many days after a day. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
