import { msg } from '@lingui/core/macro';
import type { AgreementKind, BranchStatus } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

/** The steps of joining, in order; how a branch leaves comes after them. */
export const JOINING = [
  'invited',
  'agreement_signed',
  'processing_agreed',
  'members_entered',
  'go_live_asked',
] as const satisfies readonly BranchStatus[];

/** Where a branch stands, in words. */
export const BRANCH_STATUS = {
  invited: { word: msg`Uitgenodigd`, tone: 'calm' },
  agreement_signed: { word: msg`Samenwerking getekend`, tone: 'info' },
  processing_agreed: { word: msg`Verwerking getekend`, tone: 'info' },
  members_entered: { word: msg`Leden staan erin`, tone: 'info' },
  go_live_asked: { word: msg`Wil live`, tone: 'warn' },
  live: { word: msg`Live`, tone: 'ok' },
  leaving: { word: msg`Stopt`, tone: 'warn' },
  ended: { word: msg`Gestopt`, tone: 'calm' },
} as const satisfies Record<BranchStatus, { word: unknown; tone: Tone }>;

/** The agreements, in the words of their titles. */
export const AGREEMENT = {
  cooperation: msg`Samenwerkingsovereenkomst`,
  data_processing: msg`Verwerkersovereenkomst`,
} as const satisfies Record<AgreementKind, unknown>;

/** Addresses of the agreements, in Dutch as all addresses are. */
export const SLUG_OF_KIND = {
  cooperation: 'samenwerking',
  data_processing: 'verwerking',
} as const satisfies Record<AgreementKind, string>;
