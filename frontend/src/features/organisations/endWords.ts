import { msg } from '@lingui/core/macro';
import type { CompanyStatus } from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

export type EndKind = Exclude<CompanyStatus, 'active'>;

/** Each way in which a company ends: as a status, and as what an officer records. */
export const ENDS = {
  merged: {
    word: msg`Gefuseerd`,
    tone: 'calm' as Tone,
    choice: msg`Gefuseerd: het gaat verder in een ander bedrijf`,
    act: msg`Ja, leg de fusie vast`,
  },
  stopped: {
    word: msg`Gestopt`,
    tone: 'calm' as Tone,
    choice: msg`Gestopt: uitgeschreven uit het handelsregister`,
    act: msg`Ja, leg vast dat het bedrijf stopte`,
  },
  bankrupt: {
    word: msg`Failliet`,
    tone: 'err' as Tone,
    choice: msg`Failliet verklaard`,
    act: msg`Ja, leg het faillissement vast`,
  },
} as const satisfies Record<EndKind, unknown>;

export const END_KINDS = Object.keys(ENDS) as EndKind[];
