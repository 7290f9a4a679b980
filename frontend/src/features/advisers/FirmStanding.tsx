import { Trans, useLingui } from '@lingui/react/macro';
import type { FirmStanding as Standing } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Notice } from '@/ui/Notice.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { FIRM_TONES, FIRM_WORDS } from './words.ts';

/** How the accreditation of a firm stands; one whose period has passed is called so. */
export function FirmPill({ firm }: { firm: Standing }) {
  const { i18n } = useLingui();
  if (firm.status === 'accredited' && !firm.isValid)
    return (
      <Pill tone="warn">
        <Trans>Buiten de periode</Trans>
      </Pill>
    );
  return <Pill tone={FIRM_TONES[firm.status]}>{i18n._(FIRM_WORDS[firm.status])}</Pill>;
}

/** Told to an adviser whose firm is not accredited: nobody is offered without it. */
export function FirmNotice({ firm, name }: { firm: Standing; name: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  if (firm.isValid) return null;
  return (
    <Notice tone="warn" title={t`Uw bureau is nu niet erkend`}>
      <p>
        <Trans>
          Bedrijven vinden u pas als {name} ook erkend is. Lopende vouchers gaan door. Neem contact op met
          Syntens.
        </Trans>
      </p>
      {firm.status === 'accredited' && firm.accreditedUntil && (
        <p>
          <Trans>De laatste periode liep tot en met {day(firm.accreditedUntil)}.</Trans>
        </p>
      )}
    </Notice>
  );
}
