import { useLingui } from '@lingui/react/macro';
import type { AccessParty, AccessStatus, ContestGround } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

/** Where a request stands, in a word. */
export function useStatusWords(): Record<AccessStatus, { word: string; tone: Tone }> {
  const { t } = useLingui();
  return {
    asked: { word: t`Wacht op de eigenaar`, tone: 'info' },
    admitted: { word: t`Toegelaten`, tone: 'ok' },
    contested: { word: t`Bestreden: Syntens beslist`, tone: 'warn' },
    unanswered: { word: t`Geen antwoord: Syntens beslist`, tone: 'warn' },
    granted: { word: t`Toegang gegeven door Syntens`, tone: 'ok' },
    rejected: { word: t`Afgewezen door Syntens`, tone: 'err' },
    withdrawn: { word: t`Ingetrokken`, tone: 'calm' },
  };
}

/** Who made a move, never by name. */
export function usePartyWords(): Record<AccessParty, string> {
  const { t } = useLingui();
  return {
    claimant: t`Wie toegang vraagt`,
    owner: t`De eigenaar`,
    syntens: t`Syntens`,
    platform: t`Het systeem`,
  };
}

/** Why an owner does not let somebody in. */
export function useGroundWords(): Record<ContestGround, string> {
  const { t } = useLingui();
  return {
    unknown_person: t`Deze persoon is niet bekend bij het bedrijf`,
    not_authorised: t`Deze persoon werkt er wel, maar mag dit niet`,
    no_longer_there: t`Deze persoon werkt er niet meer`,
    other: t`Een andere reden`,
  };
}
