"""Planned measurements and the response to them, on the wire."""

from datetime import date
from uuid import UUID

from pydantic import Field, model_validator

from backend.core.schemas import Line, Moment, Paged, PageQuery, Prose, Schema
from backend.measurement_moments.models import DeclineReason, MomentState, ReminderStep
from backend.monitoring.models import EnrolmentKind

WAVE = "0 is the measurement at the start, 1 a year later, and so on."


class ReminderRead(Schema):
    """A reminder that went out."""

    step: ReminderStep
    sent_at: Moment


class RefusalRead(Schema):
    """That no answer comes, and why."""

    reason: DeclineReason
    words: str | None = Field(description="In the company's own words.")
    declined_at: Moment


class MeasurementMomentRead(Schema):
    """A planned measurement of a company."""

    id: UUID
    number: int = Field(description=WAVE)
    opens_on: date = Field(description="From this day we ask for it.")
    due_on: date = Field(description="The day it is about; later is better than never.")
    state: MomentState
    measurement_id: UUID | None = Field(description="The completed measurement that answers it.")
    draft_id: UUID | None = Field(description="A measurement that was begun and can be gone on with.")
    can_answer: bool = Field(description="The company is still followed; only then can a refusal be taken back.")
    refusal: RefusalRead | None
    reminders: list[ReminderRead] = Field(description="Oldest first.")
    version: int = Field(description="Send it as If-Match.")


class MeasurementMomentList(Schema):
    """The planned measurements of a company, oldest first."""

    items: list[MeasurementMomentRead]


class RefusalWrite(Schema):
    """Say that no answer comes."""

    reason: DeclineReason
    words: Prose | None = Field(default=None, max_length=500, description="Needed with `other`.")

    @model_validator(mode="after")
    def other_says_why(self) -> "RefusalWrite":
        """Refuse `other` without words."""
        if self.reason is DeclineReason.OTHER and self.words is None:
            raise ValueError("Schrijf kort waarom. | Say briefly why.")
        return self


class ArmCounts(Schema):
    """Firms in one group at one measurement, each counted once."""

    arm: EnrolmentKind
    expected: int = Field(description="Firms that were asked: all of the following together.")
    answered: int
    open: int = Field(description="Asked, and the day has not passed.")
    overdue: int = Field(description="The day has passed; still asked.")
    lapsed: int = Field(description="No longer asked.")
    declined: dict[DeclineReason, int] = Field(description="Firms that said they will not answer, by reason.")
    response_percent: int | None = Field(
        description="Answered of those whose day has passed or who answered or declined; null when there are none."
    )


class WaveResponse(Schema):
    """The response to one measurement, by group."""

    number: int = Field(description=WAVE)
    arms: list[ArmCounts]
    gap_points: int | None = Field(description="Largest difference in response between groups, in points.")
    is_uneven: bool = Field(description="More than 5 points apart: an effect would be told with a warning.")


class ResponseBoard(Schema):
    """Who answered, by measurement and group: numbers of firms, never their figures."""

    as_of: date
    is_demonstration: bool = Field(description="Counted over invented firms.")
    waves: list[WaveResponse]


class BoardQuery(Schema):
    """Over which firms."""

    demonstration: bool = Field(default=False, description="Invented firms instead of real ones; never both together.")


class MomentFilter(BoardQuery):
    """Which planned measurements; without a choice those that wait for an answer."""

    q: Line | None = Field(default=None, description="A part of the name, or the beginning of a KVK number.")
    number: int | None = Field(default=None, ge=0, le=60, description=WAVE)
    arm: EnrolmentKind | None = Field(default=None, description="Only of this group.")
    state: list[MomentState] = Field(
        default=[MomentState.OPEN, MomentState.OVERDUE], max_length=7, description="Where they stand."
    )
    reason: DeclineReason | None = Field(default=None, description="Only those declined for this reason.")


class MomentPageQuery(MomentFilter, PageQuery):
    """One page of them."""


class AskedMoment(Schema):
    """A firm that was asked for a measurement: whether it answered, never what."""

    id: UUID
    company_id: UUID
    company_name: str
    kvk_number: str
    arm: EnrolmentKind
    number: int = Field(description=WAVE)
    due_on: date
    state: MomentState
    reason: DeclineReason | None = Field(description="Why it declined.")
    reminders: int = Field(description="How many went out.")
    last_reminded_at: Moment | None
    has_people: bool = Field(description="Somebody of the firm has an account to write to.")
    is_demonstration: bool


class AskedMomentPage(Paged[AskedMoment]):
    """One page of firms that were asked, those that wait longest first."""


class ReminderSent(Schema):
    """A reminder that an officer sent."""

    sent_at: Moment
    people: int = Field(description="How many people of the company were written to.")
