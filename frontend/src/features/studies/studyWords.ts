import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ComparisonGroup, EstimateRead, Transform } from '@/api/types.gen.ts';

export const TRANSFORM_WORDS: Readonly<Record<Transform, MessageDescriptor>> = {
  log: msg`Logaritme: verandering in procenten`,
  level: msg`Het getal zelf`,
  points: msg`Punten, voor aandelen en scores`,
};

export const COMPARISON_WORDS: Readonly<Record<ComparisonGroup, MessageDescriptor>> = {
  never: msg`bedrijven die nooit starten`,
  not_yet: msg`bedrijven die nog niet zijn gestart`,
};

export const ESTIMAND_WORDS: Readonly<Record<EstimateRead['estimand'], MessageDescriptor>> = {
  att: msg`Effect over alle deelnemers`,
  att_event: msg`Effect per moment sinds de start`,
  att_cohort: msg`Effect per startmoment`,
  twfe: msg`Bedrijfs- en jaareffecten`,
  twfe_event: msg`Bedrijfs- en jaareffecten, per moment`,
  itt: msg`Effect van de loting`,
};
