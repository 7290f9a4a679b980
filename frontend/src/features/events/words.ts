import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { EventKind, EventRead, RegistrationStatus } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

export const KIND_WORDS: Record<EventKind, MessageDescriptor> = {
  meeting: msg`Bijeenkomst`,
  workshop: msg`Workshop`,
  webinar: msg`Webinar`,
};

export const STATUS_WORDS: Record<EventRead['status'], MessageDescriptor> = {
  draft: msg`Concept`,
  published: msg`Gepubliceerd`,
  cancelled: msg`Afgelast`,
  held: msg`Geweest`,
};

export const STATUS_TONES: Record<EventRead['status'], Tone> = {
  draft: 'calm',
  published: 'ok',
  cancelled: 'err',
  held: 'info',
};

export const REGISTRATION_WORDS: Record<RegistrationStatus, MessageDescriptor> = {
  unconfirmed: msg`Niet bevestigd`,
  registered: msg`Aangemeld`,
  waiting: msg`Wachtlijst`,
  cancelled: msg`Afgezegd`,
  lapsed: msg`Verlopen`,
};
