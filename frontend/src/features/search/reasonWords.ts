import { useLingui } from '@lingui/react/macro';
import type { Reason } from '@/api/types.gen.ts';

/** Gives `reasons(list)`: why a result is there, in one line. */
export function useReasons(): (reasons: readonly Reason[]) => string {
  const { t } = useLingui();
  const where = { title: t`in de titel`, summary: t`in de samenvatting`, text: t`in de tekst` };
  const one = (reason: Reason): string => {
    const place = where[reason.where];
    switch (reason.how) {
      case 'exact':
        return t`“${reason.word}” ${place}`;
      case 'synonym':
        return t`een ander woord voor “${reason.word}” ${place}`;
      case 'compound':
        return t`“${reason.word}” als deel van een woord, ${place}`;
      case 'part':
        return t`een deel van “${reason.word}” ${place}`;
      default:
        return t`de titel lijkt op “${reason.word}”`;
    }
  };
  return (reasons) => {
    const told = reasons.map(one).join('; ');
    return told && t`Gevonden: ${told}.`;
  };
}
