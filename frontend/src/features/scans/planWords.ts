import { msg } from '@lingui/core/macro';
import type { PlanStatus, ProposalKind, ProposalStatus } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

export const PLAN_STATUS = {
  draft: { word: msg`Concept`, tone: 'calm' as Tone },
  proposed: { word: msg`Voorgelegd`, tone: 'info' as Tone },
  agreed: { word: msg`Medewerkers akkoord`, tone: 'ok' as Tone },
  disagreed: { word: msg`Medewerkers niet akkoord`, tone: 'warn' as Tone },
} as const satisfies Record<PlanStatus, unknown>;

export const PROPOSAL_STATUS = {
  open: { word: msg`Wacht op antwoord`, tone: 'info' as Tone },
  accepted: { word: msg`Overgenomen`, tone: 'ok' as Tone },
  declined: { word: msg`Niet overgenomen`, tone: 'warn' as Tone },
} as const satisfies Record<ProposalStatus, unknown>;

export const PROPOSAL_KIND = {
  change: msg`Wijziging van een maatregel`,
  add: msg`Een maatregel erbij`,
  remove: msg`Een maatregel eruit`,
} as const satisfies Record<ProposalKind, unknown>;
