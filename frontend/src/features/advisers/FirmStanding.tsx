import { Trans, useLingui } from '@lingui/react/macro';
import type { FirmStanding as Standing } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { AppLink } from '@/ui/AppLink.tsx';
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

/** Whether the firm can do something about its accreditation now, and did not. */
export function isFirmsTurn(firm: Standing): boolean {
  if (firm.hasDeclared || firm.status === 'suspended') return false;
  return firm.renewableFrom === null || firm.renewableFrom <= todayInAmsterdam();
}

/** Told to an adviser whose firm is not accredited, or not for long: nobody is offered without it. */
export function FirmNotice({ firm, name }: { firm: Standing; name: string }) {
  const { t } = useLingui();
  const { dayLong } = useFormats();
  const turn = isFirmsTurn(firm);
  if (firm.isValid && !turn) return null;
  return (
    <Notice
      tone="warn"
      title={
        firm.isValid && firm.accreditedUntil
          ? t`De erkenning van ${name} loopt tot en met ${dayLong(firm.accreditedUntil)}`
          : t`Uw bureau is nu niet erkend`
      }
    >
      {!firm.isValid && (
        <p>
          <Trans>
            Bedrijven vinden u pas als {name} ook erkend is. Lopende vouchers en opdrachten gaan door.
          </Trans>
        </p>
      )}
      {!firm.isValid && firm.status === 'accredited' && firm.accreditedUntil && (
        <p>
          <Trans>De laatste periode liep tot en met {dayLong(firm.accreditedUntil)}.</Trans>
        </p>
      )}
      <FirmTurn firm={firm} />
    </Notice>
  );
}

function FirmTurn({ firm }: { firm: Standing }) {
  if (firm.status === 'suspended')
    return (
      <p>
        <Trans>Het bureau is geschorst. Bel Syntens over wat er nodig is.</Trans>
      </p>
    );
  if (firm.hasDeclared)
    return (
      <p>
        <Trans>De aanvraag van het bureau ligt bij Syntens.</Trans>
      </p>
    );
  return (
    <p>
      <AppLink to="/adviseur/erkenning" search={{ show: 'bureau' }}>
        {firm.status === 'accredited' ? (
          <Trans>Vraag een nieuwe periode voor het bureau</Trans>
        ) : (
          <Trans>Vraag de erkenning van het bureau aan</Trans>
        )}
      </AppLink>
    </p>
  );
}
