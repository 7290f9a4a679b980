"""More time for a voucher or a decision, on the wire."""

from pydantic import Field

from backend.core.schemas import Day, Prose, Schema
from backend.vouchers.models import TermKind
from backend.vouchers.states import Party


class ValidityExtensionCreate(Schema):
    """Let the voucher be valid for longer."""

    valid_until: Day | None = Field(
        default=None,
        description="The new last day, at most `extensionMaxDays` of its scheme later; `extensionDays` when left out.",
    )
    reason: Prose = Field(description="Stands in the letter.")


class DecisionExtensionCreate(Schema):
    """Take more time for the decision (Awb 4:14)."""

    decision_due_on: Day | None = Field(
        default=None, description="The new last day, at most eight weeks later; eight weeks when left out."
    )
    reason: Prose = Field(description="Stands in the letter.")


class UpcomingRead(Schema):
    """A date that counts."""

    kind: TermKind
    due_on: Day = Field(description="The last day on which it can be done.")
    whose: Party = Field(description="Who has to do something, or decides.")
    days_left: int = Field(description="Below zero when the day has passed.")
