import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';

/** What a system can be allowed, in words, by the scope of the API. */
const SCOPES: Record<string, MessageDescriptor> = {
  'advisers:accredit': msg`Adviseurs erkennen, schorsen en de erkenning intrekken`,
  'audit:read': msg`Zien wie wat deed`,
  'companies:read': msg`De bedrijven zien waarmee uw organisatie werkt`,
  'companies:verify': msg`Bevestigen dat iemand voor een bedrijf mag handelen`,
  'ledger:read': msg`Het grootboek van rondes en potten zien`,
  'campaigns:read': msg`Scancampagnes van uw branche zien, en hoe het gaat`,
  'campaigns:write': msg`Scancampagnes van uw branche beginnen, openen en sluiten`,
  'members:read': msg`De ledenlijst van uw branche zien`,
  'members:write': msg`De ledenlijst van uw branche bijhouden`,
  'measurement-response:follow': msg`Zien wie niet op een meting antwoordde, en herinneren`,
  'monitor:manage': msg`Een uitgave van de monitor bestellen; zien wie cijfers opvroeg`,
  'monitoring:read': msg`De monitor zien, alleen totalen`,
  'studies:write': msg`Onderzoeken laten doorrekenen, lezen en verwijderen`,
  'practices:publish': msg`Praktijkvoorbeelden beoordelen en publiceren`,
  'rounds:manage': msg`Regelingen en rondes maken, en geld toevoegen`,
  'toolbox:publish': msg`Instrumenten beoordelen en publiceren`,
  'delivery-reports:write': msg`Melden welke mails niet aankwamen of ongewenst waren`,
  'toolbox:write': msg`Instrumenten schrijven voor uw organisatie`,
  'trajectories:read': msg`De trajecten zien die uw organisatie aangaan`,
  'vouchers:sync': msg`Overbrengen wat een medewerker in het eigen systeem besloot; een collega van wie dit geeft, maakt de sleutel`,
  'vouchers:decide': msg`Aanvragen in beoordeling nemen, toekennen, afwijzen en intrekken`,
  'vouchers:read': msg`De vouchers zien die uw organisatie aangaan`,
  'vouchers:settle': msg`Declaraties vaststellen en betalingen vastleggen`,
  'webhooks:manage': msg`Kiezen naar welke adressen wij veranderingen van vouchers sturen`,
};

/** A scope in words; one this list does not know keeps its code, so that nothing is hidden. */
export function useScopeWords(): (scope: string) => string {
  const { i18n } = useLingui();
  return (scope) => {
    const words = SCOPES[scope];
    return words ? i18n._(words) : scope;
  };
}
