import { msg } from '@lingui/core/macro';
import type { Hearing, ObjectedDecision, ObjectionStatus } from '@/api/types.gen.ts';

/** The word and tone of each status of an objection, as an officer reads it. */
export const OBJECTION_STATUS = {
  filed: { word: msg`Horen`, tone: 'warn' },
  heard: { word: msg`Beslissen`, tone: 'info' },
  upheld: { word: msg`Gegrond`, tone: 'ok' },
  dismissed: { word: msg`Ongegrond`, tone: 'calm' },
  withdrawn: { word: msg`Ingetrokken`, tone: 'calm' },
} as const satisfies Record<ObjectionStatus, unknown>;

/** The decision that an objection is against. */
export const AGAINST = {
  rejected: msg`Afwijzing`,
  not_considered: msg`Niet behandelen`,
  granted: msg`Toekenning`,
  revoked: msg`Intrekking`,
  settled: msg`Vaststelling`,
} as const satisfies Record<ObjectedDecision, unknown>;

/** How the company was heard. */
export const HEARING = {
  held: msg`Gehoord`,
  waived: msg`Het bedrijf zag ervan af`,
  not_needed: msg`Niet nodig (artikel 7:3 Awb)`,
} as const satisfies Record<Hearing, unknown>;
