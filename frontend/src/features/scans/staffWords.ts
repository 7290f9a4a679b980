import { useLingui } from '@lingui/react/macro';
import type { Representation, ScanRead } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';

/** What a company says of it, on the scan and to whoever answers. */
type StaffInformed = Pick<
  ScanRead,
  'representation' | 'staffInformedOn' | 'staffInformedHow' | 'staffAgreed'
>;

/** Only who was elected can agree for the others. */
export function canAgree(representation: Representation | '' | null): boolean {
  return representation === 'works_council' || representation === 'staff_representation';
}

/** Who speaks for the staff and when they were told, in one sentence; null while it is not complete. */
export function useStaffSentence(): (scan: StaffInformed) => string | null {
  const { t } = useLingui();
  const formats = useFormats();
  return ({ representation, staffInformedOn, staffInformedHow, staffAgreed }) => {
    if (representation === 'not_recorded')
      return t`Het personeel, of wie het vertegenwoordigt, is vooraf geïnformeerd.`;
    if (!representation || !staffInformedOn || !staffInformedHow) return null;
    const thisYear = staffInformedOn.slice(0, 4) === todayInAmsterdam().slice(0, 4);
    const day = thisYear ? formats.dayShort(staffInformedOn) : formats.day(staffInformedOn);
    const how = {
      meeting: representation === 'staff_meeting' ? t`in de personeelsvergadering` : t`in een overleg`,
      writing: t`schriftelijk`,
      conversation: t`in een gesprek`,
    }[staffInformedHow];
    switch (representation) {
      case 'works_council':
        return staffAgreed
          ? t`De ondernemingsraad heeft op ${day} ${how} met de scan ingestemd.`
          : t`De ondernemingsraad is op ${day} ${how} geïnformeerd.`;
      case 'staff_representation':
        return staffAgreed
          ? t`De personeelsvertegenwoordiging heeft op ${day} ${how} met de scan ingestemd.`
          : t`De personeelsvertegenwoordiging is op ${day} ${how} geïnformeerd.`;
      case 'staff_meeting':
        return t`Het personeel is op ${day} ${how} geïnformeerd.`;
      case 'none':
        return t`Alle medewerkers zijn op ${day} ${how} geïnformeerd.`;
    }
  };
}
