"""Applications and vouchers on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Cents, Day, Flag, LocalizedText, Moment, Paged, PageQuery, Prose, Schema
from backend.core.themes import Theme
from backend.files.schemas import DocumentRead
from backend.vouchers.schemas.claims import ClaimRead, PaymentRead
from backend.vouchers.schemas.eligibility import CalculationRead, RuleRead
from backend.vouchers.schemas.extensions import UpcomingRead
from backend.vouchers.schemas.fields import Hours, Section
from backend.vouchers.schemas.moves import VoucherMoveRead
from backend.vouchers.schemas.proposals import DecidingRead
from backend.vouchers.states import VoucherStatus


class AdviceDraft(Schema):
    """What the advice is about and what it costs. Everything may still be empty: a draft saves as it is."""

    adviser_id: UUID | None = Field(default=None, description="The accredited adviser.")
    theme: Theme | None = Field(default=None, description="What the advice is about.")
    goal: Prose | None = Field(default=None, description="What the company wants to reach.")
    hours: Hours | None = Field(default=None, description="Hours of advice.")
    advice_cents: Cents | None = Field(default=None, description="Cost of the advice without VAT, in euro cents.")


class VoucherDraft(AdviceDraft):
    """What a company fills in: the advice, and what it declares itself."""

    other_aid_cents: Cents | None = Field(
        default=None, description="De minimis aid from others in the past three years, in euro cents."
    )
    monitoring_consent: Flag | None = Field(
        default=None, description="Whether the company may be followed in the monitor, also when it is rejected."
    )


class VoucherCreate(VoucherDraft):
    """Start an application in a round."""

    round_id: UUID


class VoucherUpdate(VoucherDraft):
    """Change a draft: only the fields that are sent."""

    file_ids: list[UUID] = Field(default=[], max_length=20, description="Documents to add, such as the quotation.")


class AidRead(Schema):
    """State aid in the past three years, and the ceiling."""

    ceiling_cents: int
    declared_cents: int = Field(description="From others, as the company declared.")
    granted_cents: int = Field(description="Granted through this platform, other vouchers.")
    this_voucher_cents: int


class DeadlinesRead(Schema):
    """The dates that count. Null when a date does not apply."""

    decision_due_on: Day | None
    decision_term_suspended: bool
    objection_due_on: Day | None
    valid_until: Day | None
    respond_before: Day | None


class AdviserPinned(Schema):
    """The adviser of a voucher; recognition as it was recorded at the grant."""

    id: UUID
    name: str
    firm: str
    is_pinned: bool
    accredited_until: Day | None


class InformationRequestRead(Schema):
    """What was asked, and what was answered."""

    id: UUID
    question: str
    asked_at: Moment
    respond_before: Day
    answer: str | None
    closed_at: Moment | None


class LetterSummary(Schema):
    """A letter that was sent."""

    id: UUID
    kind: str
    subject: LocalizedText
    sent_at: Moment


class LetterRead(LetterSummary):
    """A letter as it was sent."""

    body: LocalizedText


class LetterList(Schema):
    """Letters of a voucher, newest first."""

    items: list[LetterRead]


class VoucherCompany(Schema):
    """The company that applies."""

    id: UUID
    name: str
    kvk_number: str
    section: str
    sector_name: LocalizedText
    employees: int
    place: str | None


class VoucherSummary(Schema):
    """A voucher in a list."""

    id: UUID
    code: str
    status: VoucherStatus
    version: int
    round_id: UUID
    round_name: LocalizedText
    scheme_name: LocalizedText
    company_id: UUID
    company_name: str
    section: str
    sector_name: LocalizedText
    employees: int
    adviser_name: str | None
    theme: Theme | None
    advice_cents: int | None
    subsidy_cents: int | None
    granted_cents: int | None
    settled_cents: int | None
    submitted_at: Moment | None
    decision_due_on: Day | None
    decision_term_suspended: bool
    valid_until: Day | None
    reviewer_id: UUID | None
    reviewer_name: str | None
    rules_met: int | None = Field(description="Rules met at the last check; null before submission.")
    rules_total: int | None
    claim_confirmed: bool | None = Field(description="Whether the open claim was confirmed; null without one.")
    has_proposal: bool = Field(description="A decision waits for a second officer; false for who is none.")
    updated_at: Moment
    is_demonstration: bool


class VoucherPage(Paged[VoucherSummary]):
    """One page of vouchers."""


class VoucherFilter(PageQuery):
    """Which vouchers, of those that concern you."""

    status: list[VoucherStatus] = Field(default=[], max_length=15, description="Only these statuses.")
    round_id: UUID | None = Field(default=None, description="Only this round.")
    section: Section | None = Field(default=None, description="Only companies of this section.")
    mine: bool = Field(default=False, description="Only those that you review, or take over.")
    due_within_days: int | None = Field(default=None, ge=0, le=365, description="Decision due within so many days.")
    q: str | None = Field(
        default=None, max_length=100, pattern=r"^[^\u0000]*$", description="Company, trade register number or code."
    )
    sort: Literal["decisionDueOn", "-submittedAt", "-updatedAt", "-subsidyCents"] = Field(
        default="-updatedAt", description="Order; a minus is descending."
    )


class AllocationReason(Schema):
    """One published criterion, and what the application earned by it."""

    name: LocalizedText
    points: int = Field(description="What it can earn.")
    earned: int


class AllocationOutcome(Schema):
    """What a ranking or draw made of this application. Only its company and the officers see it."""

    code: str | None = Field(description="Of a draw: the code on the public list.")
    salt: str | None = Field(description="Of a draw: the code is the start of SHA-256(salt:voucher code).")
    points: int | None = Field(description="Of a ranking, once the money was divided.")
    reasons: list[AllocationReason] | None
    position: int | None = Field(description="Place in the order of the round, from 1; null until it was divided.")
    has_place: bool | None = Field(description="Whether money was set aside at the division.")


class EntryRead(Schema):
    """That Syntens entered the application, after a call."""

    entered_by: str | None = Field(description="The officer; null when that account is gone.")
    entered_by_you: bool = Field(description="Then a colleague decides.")
    entered_at: Moment
    caller_name: str = Field(description="Who called, as that was told on the phone.")
    handed_over_at: Moment | None = Field(description="From when the company has it; null while Syntens fills it in.")
    company_can_submit: bool = Field(description="Whether somebody who may submit has an account at the company.")


class VoucherRead(Schema):
    """A voucher with all that belongs to it."""

    id: UUID
    code: str
    status: VoucherStatus
    version: int
    round_id: UUID
    round_name: LocalizedText
    scheme_id: UUID
    scheme_name: LocalizedText
    company: VoucherCompany
    adviser: AdviserPinned | None
    theme: Theme | None
    goal: str | None
    hours: int | None
    advice_cents: int | None
    other_aid_cents: int | None
    monitoring_consent: bool | None
    subsidy_cents: int | None
    granted_cents: int | None
    settled_cents: int | None
    paid_cents: int
    submitted_at: Moment | None
    decided_at: Moment | None
    reviewer_name: str | None
    allocation: AllocationOutcome | None = Field(description="Null in a round by arrival.")
    entry: EntryRead | None = Field(description="Null when the company began it itself, and for the adviser.")
    place_in_line: int | None = Field(description="Place on the waiting list.")
    baseline_required: bool
    has_baseline: bool
    calculation: CalculationRead | None
    aid: AidRead | None
    rules: list[RuleRead]
    deadlines: DeadlinesRead
    upcoming: list[UpcomingRead] = Field(description="Every date that counts now, the nearest first.")
    has_file: bool = Field(description="You are the officer who has the file.")
    may_hand_over: bool = Field(description="You may take the file over from a colleague, or hand it on.")
    may_extend_validity: bool = Field(description="You may let it be valid for longer.")
    extension_days: int = Field(description="Days that one extension of its validity gives, by its scheme.")
    extensions_left: int = Field(description="How often its validity can still be extended, by its scheme.")
    may_extend_decision: bool = Field(description="You may take more time for the decision, once.")
    deciding: DecidingRead | None = Field(description="What limits the officer who asks; null for everybody else.")
    allowed_moves: list[VoucherMoveRead] = Field(description="What the person who asks may do now.")
    information_requests: list[InformationRequestRead]
    claims: list[ClaimRead]
    settlement_proposal_cents: int | None = Field(description="What the open claim justifies.")
    payments: list[PaymentRead]
    documents: list[DocumentRead]
    letters: list[LetterSummary]
    created_at: Moment
    updated_at: Moment
    is_demonstration: bool
