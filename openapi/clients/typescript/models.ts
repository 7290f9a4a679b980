// Made from openapi/openapi.json by `make openapi`; do not edit.

export type FeedKind = "moved" | "erased";

export type Oddity = "same_amount" | "number_used_before" | "shared_people" | "mandate";

export type Party = "company" | "adviser" | "syntens" | "platform";

/** One move of a voucher. */
export interface StatusChangeRead {
  id: number;
  voucherId: string;
  fromStatus: VoucherStatus;
  toStatus: VoucherStatus;
  source: Party;
  actorName: string | null;
  reason: string | null;
  occurredAt: string;
}

/** Ask for missing information; the decision term stands still. */
export interface VoucherAsk {
  sourceEventId?: string | null;
  occurredAt?: string | null;
  decidedByAccountId?: string | null;
  toStatus: "information_requested";
  question: string;
  respondBefore?: string | null;
}

/** One change; all but the first four and the last are null once the voucher was erased. */
export interface VoucherChange {
  kind: FeedKind;
  voucherId: string;
  recordedAt: string;
  code: string | null;
  version: number | null;
  fromStatus: VoucherStatus | null;
  toStatus: VoucherStatus | null;
  source: Party | null;
  sourceClientId: string | null;
  sourceEventId: string | null;
  occurredAt: string | null;
  sourceOccurredAt: string | null;
  isDemonstration: boolean;
}

/** Changes in the order in which they were committed, of one voucher by version; each comes at least once. */
export interface VoucherChangePage {
  items: Array<VoucherChange>;
  cursor: string;
  hasMore: boolean;
}

/** Grant; or, by the company while in use: change the adviser, who is then asked to accept. */
export interface VoucherGrant {
  sourceEventId?: string | null;
  occurredAt?: string | null;
  decidedByAccountId?: string | null;
  toStatus: "granted";
  grantedCents?: number | null;
  reason?: string | null;
  adviserId?: string | null;
}

export type VoucherMove = VoucherSubmit | VoucherWithdraw | VoucherReview | VoucherAsk | VoucherGrant | VoucherReject | VoucherNotConsidered | VoucherStart | VoucherReturnClaim | VoucherSettle | VoucherRevoke;

/** Leave out of consideration: what was missing did not come in time. */
export interface VoucherNotConsidered {
  sourceEventId?: string | null;
  occurredAt?: string | null;
  decidedByAccountId?: string | null;
  toStatus: "not_considered";
  reason: string;
}

/** Reject, with the reason that stands in the letter. */
export interface VoucherReject {
  sourceEventId?: string | null;
  occurredAt?: string | null;
  decidedByAccountId?: string | null;
  toStatus: "rejected";
  reason: string;
}

/** Send the claim back to the adviser. */
export interface VoucherReturnClaim {
  sourceEventId?: string | null;
  occurredAt?: string | null;
  decidedByAccountId?: string | null;
  toStatus: "claim_returned";
  reason: string;
}

/** Take in review; supply the information that was asked; or reopen after an objection. */
export interface VoucherReview {
  sourceEventId?: string | null;
  occurredAt?: string | null;
  decidedByAccountId?: string | null;
  toStatus: "in_review";
  answer?: string | null;
  fileIds?: Array<string>;
  reason?: string | null;
}

/** Take the right back. */
export interface VoucherRevoke {
  sourceEventId?: string | null;
  occurredAt?: string | null;
  decidedByAccountId?: string | null;
  toStatus: "revoked";
  reason: string;
}

/** Settle on the confirmed claim. */
export interface VoucherSettle {
  sourceEventId?: string | null;
  occurredAt?: string | null;
  decidedByAccountId?: string | null;
  toStatus: "settled";
  settledCents?: number | null;
  reason: string;
  answers?: Array<WarningAnswer>;
}

/** How one voucher stands. Amounts are euro cents without VAT. */
export interface VoucherSnapshot {
  id: string;
  code: string;
  status: VoucherStatus;
  version: number;
  roundId: string;
  companyId: string;
  adviserId: string | null;
  subsidyCents: number | null;
  grantedCents: number | null;
  settledCents: number | null;
  paidCents: number;
  submittedAt: string;
  decisionDueOn: string | null;
  validUntil: string | null;
  updatedAt: string;
  isDemonstration: boolean;
}

/** All submitted vouchers as they stand, page by page. */
export interface VoucherSnapshotPage {
  items: Array<VoucherSnapshot>;
  nextCursor: string | null;
  changesCursor: string;
}

/** The adviser accepts the work. */
export interface VoucherStart {
  sourceEventId?: string | null;
  occurredAt?: string | null;
  decidedByAccountId?: string | null;
  toStatus: "in_use";
}

export type VoucherStatus = "draft" | "submitted" | "waitlisted" | "in_review" | "information_requested" | "granted" | "rejected" | "not_considered" | "withdrawn" | "in_use" | "claimed" | "claim_returned" | "settled" | "expired" | "revoked";

/** Submit the application. */
export interface VoucherSubmit {
  sourceEventId?: string | null;
  occurredAt?: string | null;
  decidedByAccountId?: string | null;
  toStatus: "submitted";
}

/** Take the application or the voucher back. */
export interface VoucherWithdraw {
  sourceEventId?: string | null;
  occurredAt?: string | null;
  decidedByAccountId?: string | null;
  toStatus: "withdrawn";
  reason?: string | null;
}

/** Why a claim is right, though something about it looks odd. */
export interface WarningAnswer {
  code: Oddity;
  reason: string;
}
