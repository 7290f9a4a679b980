import { daysAfter, momentInAmsterdam } from '@/lib/amsterdam.ts';

/** The moments between which a message of these days was made; a day begins and ends in Dutch time. */
export function spanOf({ from, until }: { from?: string | undefined; until?: string | undefined }): {
  createdFrom?: string;
  createdUntil?: string;
} {
  const start = from && momentInAmsterdam(`${from}T00:00`);
  const end = until && momentInAmsterdam(`${daysAfter(until, 1)}T00:00`);
  return { ...(start && { createdFrom: start }), ...(end && { createdUntil: end }) };
}
