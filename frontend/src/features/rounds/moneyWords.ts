import { msg } from '@lingui/core/macro';
import type {
  AccountKind,
  CorrectionKind,
  CorrectionStatus,
  LedgerAct,
  LedgerTransactionRead,
  TrialBalance,
} from '@/api/types.gen.ts';
import type { Tone } from '@/ui/Pill.tsx';

/** What each account of the ledger is called on screen. */
export const ACCOUNT = {
  funder: msg`Inleg`,
  available: msg`Nog te verdelen`,
  objection_reserve: msg`Apart voor bezwaren`,
  reserved: msg`Vastgehouden voor aanvragen`,
  committed: msg`Toegekend`,
  payable: msg`Uit te betalen`,
  paid: msg`Betaald`,
  reclaimable: msg`Terug te krijgen`,
  written_off: msg`Afgeschreven`,
} as const satisfies Record<AccountKind, unknown>;

/** Where a euro can be, in the order in which it travels. */
export const PLACES = [
  'available',
  'objection_reserve',
  'reserved',
  'committed',
  'payable',
  'paid',
  'reclaimable',
  'written_off',
] as const satisfies readonly AccountKind[];
export type Place = (typeof PLACES)[number];

/** Why money moved. */
export const ACT = {
  fund: msg`Inleg van een financier`,
  set_aside: msg`Apart gezet voor bezwaren`,
  reserve: msg`Vastgehouden voor een aanvraag`,
  release: msg`Weer vrij`,
  commit: msg`Toegekend`,
  settle: msg`Vastgesteld`,
  pay: msg`Betaald`,
  cancel: msg`Teruggedraaid`,
  fail: msg`Betaling kwam terug`,
  reclaim: msg`Teruggevraagd`,
  receive: msg`Terugbetaald`,
  write_off: msg`Afgeschreven`,
  correct: msg`Correctie`,
} as const satisfies Record<LedgerAct, unknown>;

/** What a correction puts right, and between which accounts the money then moves. */
export const CORRECTION = {
  reduce: { word: msg`Minder inleg`, from: 'available', to: 'funder' },
  raise_reserve: { word: msg`Meer apart voor bezwaren`, from: 'available', to: 'objection_reserve' },
  lower_reserve: { word: msg`Minder apart voor bezwaren`, from: 'objection_reserve', to: 'available' },
  recover: { word: msg`Afgeschreven geld kwam toch binnen`, from: 'written_off', to: 'available' },
} as const satisfies Record<CorrectionKind, { word: unknown; from: Place; to: AccountKind }>;

/** Where a correction stands. */
export const CORRECTION_STATUS = {
  proposed: { word: msg`Wacht op een collega`, tone: 'warn' },
  posted: { word: msg`Geboekt`, tone: 'ok' },
  refused: { word: msg`Niet geboekt`, tone: 'calm' },
} as const satisfies Record<CorrectionStatus, { word: unknown; tone: Tone }>;

export interface Holding {
  shareId: string;
  name: string;
  cents: Readonly<Record<Place, number>>;
}

/** Per funder what is in each place, in the order of the accounts. */
export function holdingsOf(balance: TrialBalance): Holding[] {
  const found = new Map<string, Holding>();
  for (const { fundingShareId, organisationName, kind, balanceCents } of balance.items) {
    const before = found.get(fundingShareId) ?? {
      shareId: fundingShareId,
      name: organisationName,
      cents: Object.fromEntries(PLACES.map((place) => [place, 0])) as Record<Place, number>,
    };
    found.set(
      fundingShareId,
      kind === 'funder' ? before : { ...before, cents: { ...before.cents, [kind]: balanceCents } },
    );
  }
  return [...found.values()];
}

/** What all funders together have in one place. */
export function totalIn(holdings: readonly Holding[], place: Place): number {
  return holdings.reduce((sum, holding) => sum + holding.cents[place], 0);
}

export interface Shift {
  shareId: string;
  name: string;
  from: AccountKind[];
  to: AccountKind[];
  cents: number;
}

/** A posting per funder: out of which accounts, into which, and how much came in. */
export function shiftsOf(posting: LedgerTransactionRead): Shift[] {
  const found = new Map<string, Shift>();
  for (const { fundingShareId, organisationName, kind, amountCents } of posting.entries) {
    const shift = found.get(fundingShareId) ?? {
      shareId: fundingShareId,
      name: organisationName,
      from: [],
      to: [],
      cents: 0,
    };
    if (amountCents < 0) shift.from.push(kind);
    else {
      shift.to.push(kind);
      shift.cents += amountCents;
    }
    found.set(fundingShareId, shift);
  }
  return [...found.values()];
}
