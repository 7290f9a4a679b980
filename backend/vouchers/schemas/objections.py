"""Objections against decisions on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Cents, Day, Flag, LocalizedText, Moment, Paged, PageQuery, Prose, Schema
from backend.vouchers.models import Hearing, ObjectedDecision
from backend.vouchers.states import ObjectionStatus


class ObjectionCreate(Schema):
    """Object to the newest decision on a voucher."""

    grounds: Prose = Field(description="Why the company does not agree (Awb 6:5).")
    late_reason: Prose | None = Field(
        default=None, description="Required after the term: why it comes late. An officer judges it (Awb 6:11)."
    )


class ObjectionHear(Schema):
    """Write down how the company was heard, or why that was not needed."""

    to_status: Literal["heard"]
    hearing: Hearing = Field(description="`waived` by the company; `not_needed` under Awb 7:3.")
    heard_on: Day | None = Field(default=None, description="Today when left out; never a day to come.")
    report: Prose = Field(description="What was said (Awb 7:7), or why there was no hearing.")


class ObjectionUphold(Schema):
    """Uphold: the file is opened again, or the amount becomes higher."""

    to_status: Literal["upheld"]
    reason: Prose = Field(description="Stands in the letter.")
    amount_cents: Cents | None = Field(
        default=None, description="Against a grant or a settlement, required while there is room: the new amount."
    )
    lateness_excused: Flag | None = Field(default=None, description="Required for a late objection, and then true.")


class ObjectionDismiss(Schema):
    """Dismiss: the decision stays as it was."""

    to_status: Literal["dismissed"]
    reason: Prose = Field(description="Stands in the letter.")
    lateness_excused: Flag | None = Field(
        default=None, description="Required for a late objection; false is inadmissible (Awb 6:11)."
    )


class ObjectionWithdraw(Schema):
    """Take the objection back."""

    to_status: Literal["withdrawn"]
    reason: Prose | None = None


ObjectionMove = Annotated[
    ObjectionHear | ObjectionUphold | ObjectionDismiss | ObjectionWithdraw, Field(discriminator="to_status")
]


class TermExtensionCreate(Schema):
    """Take more time, once, with the reason that is told to the company."""

    reason: Prose


class ObjectionMoveRead(Schema):
    """A move somebody may make now."""

    to_status: ObjectionStatus
    blocked: LocalizedText | None = Field(description="Why not, when something stands in the way.")


class ObjectionSummary(Schema):
    """An objection in the list of officers."""

    id: UUID
    voucher_id: UUID
    voucher_code: str
    company_name: str
    against: ObjectedDecision
    status: ObjectionStatus
    filed_at: Moment
    is_late: bool
    decision_due_on: Day
    first_decided_by_you: bool = Field(description="You took the decision: a colleague handles the objection.")


class ObjectionRead(Schema):
    """An objection with its terms, the hearing and the decision."""

    id: UUID
    version: int
    voucher_id: UUID
    voucher_code: str
    company_name: str
    against: ObjectedDecision
    status: ObjectionStatus
    announced_on: Day = Field(description="When the decision it is against was sent.")
    objection_due_on: Day = Field(description="Last day for objecting (Awb 6:7).")
    filed_at: Moment
    is_late: bool
    grounds: str
    late_reason: str | None
    lateness_excused: bool | None
    decision_due_on: Day = Field(description="Last day for the decision (Awb 7:10).")
    extension_reason: str | None = Field(description="Null while the term was not extended.")
    hearing: Hearing | None
    hearing_report: str | None
    heard_on: Day | None
    decided_at: Moment | None
    decision_reason: str | None
    appeal_due_on: Day | None = Field(description="Last day to appeal to the court; null until there is a decision.")
    amount_cents: int | None = Field(description="What was granted or settled, where the objection is about an amount.")
    most_cents: int | None = Field(description="What it can become at most.")
    allowed_moves: list[ObjectionMoveRead]
    may_extend: bool


class ObjectionDecision(Schema):
    """The newest decision on a voucher, and whether an objection can be made."""

    against: ObjectedDecision
    announced_on: Day
    objection_due_on: Day
    is_late: bool = Field(description="The term has passed: an objection needs the reason why it is late.")
    may_object: bool


class ObjectionList(Schema):
    """Objections of one voucher, newest first, and the decision that can be objected to."""

    items: list[ObjectionRead]
    decision: ObjectionDecision | None = Field(description="Null when there is no decision to object to.")


class ObjectionFilter(PageQuery):
    """Which objections, what is due first on top."""

    status: list[ObjectionStatus] = Field(default=[], max_length=5, description="Only these statuses.")


class ObjectionPage(Paged[ObjectionSummary]):
    """One page of objections."""
