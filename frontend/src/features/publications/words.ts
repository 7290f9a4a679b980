import { msg } from '@lingui/core/macro';
import type { PublicationKind, VersionStatus } from '@/api/types.gen.ts';

export const KIND_WORDS = {
  article: msg`Artikel`,
  news: msg`Nieuws`,
} as const satisfies Record<PublicationKind, unknown>;

export const STATUS_WORDS = {
  draft: msg`Concept`,
  in_review: msg`In beoordeling`,
  published: msg`Gepubliceerd`,
  archived: msg`Van de site`,
} as const satisfies Record<VersionStatus, unknown>;
