import { msg } from '@lingui/core/macro';
import type { ObstacleReportRead, RuleKind } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

export const RULE_WORDS = {
  law: msg`Wet`,
  regulation: msg`Regeling of besluit`,
  collective_agreement: msg`Cao`,
  funding_rule: msg`Subsidieregel`,
  other: msg`Anders`,
} as const satisfies Record<RuleKind, unknown>;

type Status = ObstacleReportRead['status'] | 'merged';

export const STATUS_WORDS = {
  draft: msg`Concept`,
  new: msg`Verstuurd`,
  grouped: msg`Verzameld`,
  passed_on: msg`Doorgegeven`,
  answered: msg`Beantwoord`,
  withdrawn: msg`Ingetrokken`,
  merged: msg`Samengevoegd`,
} as const satisfies Record<Status, unknown>;

export const STATUS_TONES: Record<Status, Tone> = {
  draft: 'calm',
  new: 'info',
  grouped: 'info',
  passed_on: 'warn',
  answered: 'ok',
  withdrawn: 'calm',
  merged: 'calm',
};
