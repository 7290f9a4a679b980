import { msg } from '@lingui/core/macro';
import type { PlanStatus, StepKind, TrajectoryStatus } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

/** In whose room the page stands. */
export type Room = 'bedrijf' | 'adviseur';

export const TRAJECTORY_STATUS = {
  planned: { word: msg`Gepland`, tone: 'calm' as Tone },
  running: { word: msg`Loopt`, tone: 'info' as Tone },
  completed: { word: msg`Klaar`, tone: 'ok' as Tone },
  stopped: { word: msg`Gestopt`, tone: 'warn' as Tone },
} as const satisfies Record<TrajectoryStatus, unknown>;

/** Where the plan stands that a trajectory carries out. */
export const PLAN_STATUS = {
  draft: { word: msg`Concept`, tone: 'calm' as Tone },
  proposed: { word: msg`Ligt bij de medewerkers`, tone: 'info' as Tone },
  agreed: { word: msg`Medewerkers akkoord`, tone: 'ok' as Tone },
  disagreed: { word: msg`Medewerkers niet akkoord`, tone: 'warn' as Tone },
} as const satisfies Record<PlanStatus, unknown>;

/** The four steps, as North Rhine-Westphalia took them. */
export const STEPS = {
  analysis: {
    name: msg`Kijken hoe het nu gaat`,
    about: msg`Waar loopt het werk vast, volgens leiding en medewerkers?`,
  },
  vision: {
    name: msg`Bepalen waar u heen wilt`,
    about: msg`Hoe ziet het werk er over een jaar of twee uit?`,
  },
  plan: { name: msg`Een plan maken`, about: msg`Wie doet wat, wanneer, en wat kost het?` },
  practice: { name: msg`Het doen`, about: msg`Uitproberen, bijstellen, en houden wat werkt.` },
} as const satisfies Record<StepKind, unknown>;
