import { msg } from '@lingui/core/macro';
import type { ObjectedDecision, ObjectionStatus } from '@/api/types.gen.ts';

/** The word and tone of each status of an objection, as the company reads it. */
export const OBJECTION_STATUS = {
  filed: { word: msg`Ingediend`, tone: 'info' },
  heard: { word: msg`Toegelicht`, tone: 'info' },
  upheld: { word: msg`U krijgt gelijk`, tone: 'ok' },
  dismissed: { word: msg`U krijgt geen gelijk`, tone: 'err' },
  withdrawn: { word: msg`Door u ingetrokken`, tone: 'calm' },
} as const satisfies Record<ObjectionStatus, unknown>;

/** What was decided, as it stands in a sentence. */
export const DECISION = {
  rejected: msg`de afwijzing`,
  not_considered: msg`het niet behandelen van uw aanvraag`,
  granted: msg`de toekenning`,
  revoked: msg`het intrekken door Syntens`,
  settled: msg`de vaststelling`,
} as const satisfies Record<ObjectedDecision, unknown>;
