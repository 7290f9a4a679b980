"""The voucher: the application and what becomes of it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    Sequence,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.core.models import Base, Identified, Timestamped, Versioned
from backend.core.themes import Theme
from backend.vouchers.errors import MoveImpossible, VoucherNoLongerValid
from backend.vouchers.models.entries import ENTRY_RULES, Entered
from backend.vouchers.models.shares import SETTLED_AT_MOST_GRANTED
from backend.vouchers.refusals import ExtendedBefore, ExtensionImpossible, TermPassed
from backend.vouchers.states import EXTENDABLE_IN, NEXT, TERM_RUNS_IN, VoucherStatus
from backend.vouchers.terms import decision_due, suspended_days

# One number for each draft (from which its code follows), and one for each submission: the order of arrival.
voucher_numbers = Sequence("voucher_numbers", metadata=Base.metadata)
submission_numbers = Sequence("submission_numbers", metadata=Base.metadata)

NO_SUM_YET = "status IN ('draft', 'withdrawn')"
AFTER_GRANT = "status IN ('granted', 'in_use', 'claimed', 'claim_returned', 'settled')"


class Voucher(Entered, Identified, Timestamped, Versioned, Base):
    """An application of one company in one round. Amounts are euro cents without VAT."""

    __tablename__ = "vouchers"
    __table_args__ = (
        CheckConstraint("0 <= rules_met AND rules_met <= rules_total", name="rules_counted"),
        CheckConstraint("advice_cents >= 0", name="advice_not_negative"),
        CheckConstraint("other_aid_cents >= 0", name="other_aid_not_negative"),
        # A CHECK passes when it cannot tell, so what must be there is named.
        CheckConstraint(
            f"{NO_SUM_YET} OR (subsidy_cents IS NOT NULL AND subsidy_cents > 0 AND submitted_at IS NOT NULL)",
            name="submitted_whole",
        ),
        CheckConstraint(
            f"NOT {AFTER_GRANT} OR (granted_cents IS NOT NULL AND granted_by IS NOT NULL AND valid_until IS NOT NULL)",
            name="granted_whole",
        ),
        CheckConstraint(
            f"NOT {AFTER_GRANT} OR (adviser_name IS NOT NULL AND adviser_accredited_until IS NOT NULL)",
            name="adviser_pinned",
        ),
        CheckConstraint(
            "granted_cents IS NULL "
            "OR (subsidy_cents IS NOT NULL AND 0 < granted_cents AND granted_cents <= subsidy_cents)",
            name="granted_at_most_asked",
        ),
        CheckConstraint("(validity_extensions > 0) = (validity_extended_at IS NOT NULL)", name="extensions_counted"),
        CheckConstraint(SETTLED_AT_MOST_GRANTED, name="settled_at_most_granted"),
        CheckConstraint(
            "paid_cents = 0 OR (settled_cents IS NOT NULL AND 0 < paid_cents AND paid_cents <= settled_cents)",
            name="paid_at_most",
        ),
        CheckConstraint(
            "status <> 'settled' OR (settled_cents IS NOT NULL AND settled_by IS NOT NULL)", name="settled_whole"
        ),
        CheckConstraint("granted_by IS NULL OR settled_by IS NULL OR granted_by <> settled_by", name="four_eyes"),
        CheckConstraint("raised_by IS NULL OR settled_by IS NULL OR raised_by <> settled_by", name="raised_settled"),
        CheckConstraint("granted_by IS NULL OR proposed_by IS NULL OR granted_by <> proposed_by", name="two_granted"),
        *ENTRY_RULES,
        Index(None, "company_id", "status"),
        Index(None, "round_id", "status", "submission_number"),
        Index(None, "adviser_id"),
        Index(None, "status", "decision_due_on"),
        Index(None, "status", "valid_until"),
    )

    code: Mapped[str] = mapped_column(unique=True)
    round_id: Mapped[UUID] = mapped_column(ForeignKey("rounds.id"))
    company_id: Mapped[UUID] = mapped_column(ForeignKey("companies.id"))
    status: Mapped[VoucherStatus] = mapped_column(default=VoucherStatus.DRAFT)
    is_demonstration: Mapped[bool] = mapped_column(default=False)

    # What the company asks.
    adviser_id: Mapped[UUID | None] = mapped_column(ForeignKey("advisers.id"))
    theme: Mapped[Theme | None]
    goal: Mapped[str | None]
    hours: Mapped[int | None]
    advice_cents: Mapped[int | None]
    other_aid_cents: Mapped[int | None]
    monitoring_consent: Mapped[bool | None]
    subsidy_cents: Mapped[int | None]
    submitted_at: Mapped[datetime | None]
    submitted_by: Mapped[UUID | None]
    submission_number: Mapped[int | None]
    rules_met: Mapped[int | None]
    rules_total: Mapped[int | None]

    # What is decided. A decision names its officer; a pinned recognition outlives the adviser's profile.
    reviewer_id: Mapped[UUID | None]
    decision_due_on: Mapped[date | None]
    decision_extended_at: Mapped[datetime | None]
    suspended_on: Mapped[date | None]
    suspended_days: Mapped[int] = mapped_column(default=0)
    decided_at: Mapped[datetime | None]
    proposed_by: Mapped[UUID | None]  # the officer whose proposal the grant followed
    granted_by: Mapped[UUID | None]
    raised_by: Mapped[UUID | None]  # the officer who raised the grant after an objection
    granted_at: Mapped[datetime | None]
    granted_cents: Mapped[int | None]
    valid_until: Mapped[date | None]
    validity_extended_at: Mapped[datetime | None]
    validity_extensions: Mapped[int] = mapped_column(default=0, server_default="0")
    adviser_name: Mapped[str | None]
    adviser_firm: Mapped[str | None]
    adviser_organisation_id: Mapped[UUID | None]
    adviser_accredited_from: Mapped[date | None]
    adviser_accredited_until: Mapped[date | None]
    pinned_at: Mapped[datetime | None]
    settled_by: Mapped[UUID | None]
    settled_at: Mapped[datetime | None]
    settled_cents: Mapped[int | None]
    paid_cents: Mapped[int] = mapped_column(default=0)

    def require_move(self, to: VoucherStatus) -> None:
        """Refuse an impossible move. Raises MoveImpossible (409) with what is possible."""
        if to not in NEXT[self.status]:
            raise MoveImpossible(currentStatus=self.status, allowedStatuses=sorted(NEXT[self.status]))

    def _move(self, to: VoucherStatus) -> None:
        self.require_move(to)
        self.status = to

    def require_valid(self, on: date) -> None:
        """Refuse work on a voucher whose last day has passed, also before the platform writes that down."""
        if self.has_ended(on):
            raise VoucherNoLongerValid(validUntil=str(self.valid_until))

    def has_ended(self, on: date) -> bool:
        """Whether the last day has passed."""
        return self.valid_until is not None and self.valid_until < on

    def submit(self, *, subsidy_cents: int, at: datetime, on: date, by: UUID, weeks: int) -> None:
        """The company asks, and the decision term starts. Its place in the order follows (`submission_number`)."""
        self._move(VoucherStatus.SUBMITTED)
        self.subsidy_cents, self.submitted_at, self.submitted_by = subsidy_cents, at, by
        self.decision_due_on = decision_due(on, weeks, 0)

    def wait(self) -> None:
        """The budget is full: a place on the waiting list. The decision term goes on."""
        self._move(VoucherStatus.WAITLISTED)

    def move_up(self) -> None:
        """Money came free."""
        self._move(VoucherStatus.SUBMITTED)

    def withdraw(self) -> None:
        """The company takes it back."""
        self._move(VoucherStatus.WITHDRAWN)

    def review(self, officer_id: UUID) -> None:
        """An officer takes it in hand."""
        self._move(VoucherStatus.IN_REVIEW)
        self.reviewer_id = officer_id

    def ask(self, on: date) -> None:
        """Something is missing: the decision term stands still from today."""
        self._move(VoucherStatus.INFORMATION_REQUESTED)
        self.suspended_on = on

    def supply(self, on: date) -> None:
        """The company answers: the decision term goes on."""
        self._move(VoucherStatus.IN_REVIEW)
        self._resume(on)

    def grant(self, *, cents: int, by: UUID, at: datetime, valid_until: date, proposed_by: UUID | None = None) -> None:
        """A right to at most this much, for work done up to and including the day."""
        self._move(VoucherStatus.GRANTED)
        self.proposed_by = proposed_by
        self.granted_cents, self.granted_by, self.granted_at, self.decided_at = cents, by, at, at
        self.valid_until = valid_until

    def raise_grant(self, cents: int, by: UUID) -> None:
        """More than was granted, after an objection; who raises it does not settle it."""
        self.granted_cents, self.raised_by = cents, by

    def pin(self, recognised: Any, at: datetime) -> None:
        """Copy the adviser's recognition: what counts for this voucher from now on, whatever happens later."""
        self.adviser_name, self.adviser_firm = recognised.name, recognised.firm
        self.adviser_organisation_id = recognised.organisation_id
        self.adviser_accredited_from, self.adviser_accredited_until = (
            recognised.accredited_from,
            recognised.accredited_until,
        )
        self.pinned_at = at

    def reject(self, at: datetime) -> None:
        """No."""
        self._move(VoucherStatus.REJECTED)
        self.decided_at = at

    def leave(self, on: date, at: datetime) -> None:
        """Not considered: what was missing did not come in time (Awb 4:5)."""
        self._move(VoucherStatus.NOT_CONSIDERED)
        self._resume(on)
        self.decided_at = at

    def start(self) -> None:
        """The adviser accepts."""
        self._move(VoucherStatus.IN_USE)

    def change_adviser(self, adviser_id: UUID) -> None:
        """Another adviser is asked to accept; recognition is pinned anew."""
        self._move(VoucherStatus.GRANTED)
        self.adviser_id = adviser_id

    def claim(self) -> None:
        """The adviser asks to be paid."""
        self._move(VoucherStatus.CLAIMED)

    def return_claim(self) -> None:
        """The claim is not right yet."""
        self._move(VoucherStatus.CLAIM_RETURNED)

    def settle(self, *, cents: int, by: UUID, at: datetime) -> None:
        """What it comes down to in the end."""
        self._move(VoucherStatus.SETTLED)
        self.settled_cents, self.settled_by, self.settled_at = cents, by, at

    def expire(self) -> None:
        """Not used in time."""
        self._move(VoucherStatus.EXPIRED)

    def revoke(self, at: datetime) -> None:
        """The right is taken back. The amounts stay on record in the history and the ledger."""
        self._move(VoucherStatus.REVOKED)
        self.decided_at = at

    def reopen(self, officer_id: UUID, on: date, weeks: int) -> None:
        """An objection was upheld, or an officer looks again: a new decision term, nothing granted."""
        self._move(VoucherStatus.IN_REVIEW)
        self.reviewer_id = officer_id
        self.granted_cents = self.granted_by = self.granted_at = self.decided_at = self.valid_until = None
        self.settled_cents = self.settled_by = self.settled_at = self.proposed_by = self.raised_by = None
        self.decision_extended_at = self.validity_extended_at = None
        self.suspended_days = self.validity_extensions = 0
        self.decision_due_on = decision_due(on, weeks, 0)

    def require_extendable(self, on: date, times: int) -> None:
        """Refuse more time for a voucher that is over, or not running. Raises ExtensionImpossible, ExtendedBefore."""
        if self.status is VoucherStatus.EXPIRED or self.has_ended(on):
            raise VoucherNoLongerValid(validUntil=str(self.valid_until))
        if self.status not in EXTENDABLE_IN:
            raise ExtensionImpossible(currentStatus=self.status)
        if self.validity_extensions >= times:
            raise ExtendedBefore(validUntil=str(self.valid_until))

    def extend_validity(self, until: date, at: datetime) -> None:
        """More time to finish the work and claim."""
        self.valid_until, self.validity_extended_at = until, at
        self.validity_extensions += 1

    def require_decision_extendable(self, on: date) -> None:
        """Refuse more time for a decision. Raises ExtensionImpossible, ExtendedBefore and TermPassed (409)."""
        if not self.term_runs or self.decision_due_on is None:
            raise ExtensionImpossible(currentStatus=self.status)
        if self.decision_extended_at is not None:
            raise ExtendedBefore(decisionDueOn=str(self.decision_due_on))
        if on > self.decision_due_on:
            raise TermPassed(decisionDueOn=str(self.decision_due_on))

    def extend_decision(self, due_on: date, at: datetime) -> None:
        """More time to decide, told to the company (Awb 4:14)."""
        self.decision_due_on, self.decision_extended_at = due_on, at

    def _resume(self, on: date) -> None:
        assert self.suspended_on
        assert self.decision_due_on
        days = suspended_days(self.suspended_on, on)
        self.suspended_days += days
        self.decision_due_on = decision_due(self.decision_due_on, 0, days)
        self.suspended_on = None

    @property
    def term_runs(self) -> bool:
        """Whether the decision term runs now."""
        return self.status in TERM_RUNS_IN
