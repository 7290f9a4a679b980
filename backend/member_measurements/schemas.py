"""Measurements of members, on the wire."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import Field, model_validator

from backend.core.schemas import Day, Flag, Integer, KvkNumber, Line, LocalizedText, Moment, Paged, PageQuery, Prose
from backend.core.schemas import Schema as Shape
from backend.members.models import MismatchKind
from backend.monitoring.models import EnrolmentKind, MeasurementKind, MissingReason, Source
from backend.monitoring.schemas import IndicatorCode, Value

AT_ONCE = 500


class MemberValue(Shape):
    """One figure of a member: either the value, or why there is none."""

    indicator: IndicatorCode = Field(max_length=40)
    value: Value | None = None
    missing_reason: MissingReason | None = Field(default=None, description="Why there is no value.")
    confirmed: Flag = Field(default=False, description="Somebody looked again: an unusual value is right.")
    reason: Prose | None = Field(
        default=None,
        max_length=500,
        description="Why an unusual value is right, or why a completed measurement is corrected; the company reads it.",
    )

    @model_validator(mode="after")
    def either_or(self) -> "MemberValue":
        """Refuse both or neither of value and reason, and a confirmation without its reason."""
        if (self.value is None) == (self.missing_reason is None):
            raise ValueError("Geef een getal, of de reden dat het er niet is. | Give a value, or why there is none.")
        if self.confirmed and self.reason is None:
            raise ValueError("Schrijf waarom dit getal klopt. | Say why this figure is right.")
        return self


class MemberMeasurementPut(Shape):
    """A measurement of a member. Figures that are left out stay as they are."""

    kind: MeasurementKind
    period_starts_on: Day = Field(description="First day the figures are about.")
    period_ends_on: Day = Field(description="Last day the figures are about; four weeks to a year in all.")
    values: list[MemberValue] = Field(max_length=30)
    complete: Flag = Field(default=False, description="Call it whole as well: all required figures are there.")
    as_comparison: Flag = Field(
        default=False,
        description="The company is not followed yet: follow it in the comparison group, which its permission covers.",
    )


class MemberMeasurementItem(MemberMeasurementPut):
    """One of many measurements."""

    kvk_number: KvkNumber
    measured_on: Day
    if_version: Integer | None = Field(
        default=None, ge=1, le=2**53 - 1, description="The version that you change; not needed for a new one."
    )


class MemberMeasurementCreate(Shape):
    """Measurements in the order in which they are to be taken in."""

    items: list[MemberMeasurementItem] = Field(min_length=1, max_length=AT_ONCE)


class EntryOutcome(StrEnum):
    """What became of one measurement."""

    ENTERED = "entered"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class MemberMeasurementResult(Shape):
    """What became of one measurement. Its neighbours do not matter to it."""

    index: int = Field(description="Its place among the items, from 0.")
    kvk_number: KvkNumber
    measured_on: date
    outcome: EntryOutcome
    status: int = Field(description="The HTTP status that it would have got on its own.")
    etag: str | None = Field(description="Of the measurement as it stands now.")
    problem: dict[str, Any] | None = Field(description="A problem document (RFC 9457) for what was refused.")


class MemberMeasurementResults(Shape):
    """One result per measurement, in the order in which they came."""

    entered: int
    unchanged: int
    refused: int
    items: list[MemberMeasurementResult]


class MemberValueRead(Shape):
    """A figure of a member as it stands."""

    indicator: IndicatorCode
    value: float | None
    missing_reason: MissingReason | None = Field(description="Why no value is given.")
    source: Source | None = Field(description="Who brought it; what the company gave itself, only the company changes.")
    proposed: bool = Field(description="Your branch proposed another figure, and the company has not decided yet.")


class MemberMeasurementRead(Shape):
    """A measurement of a member."""

    kvk_number: KvkNumber
    measured_on: date
    kind: MeasurementKind
    period_starts_on: date
    period_ends_on: date
    completed_at: Moment | None = Field(description="Absent while it is a draft.")
    values: list[MemberValueRead] = Field(description="One for each indicator that is entered, in order.")
    missing: list[str] = Field(description="Required indicators without a value, by code.")
    version: int = Field(description="Goes up at each change; the ETag.")


class MemberMeasurementEntered(MemberMeasurementRead):
    """A measurement of a member, and what became of what was sent."""

    proposed: list[str] = Field(
        description="Figures that this request proposed, by code: the company gave its own, and decides."
    )


class OpenMemberFilter(PageQuery):
    """Which members."""

    q: Line | None = Field(default=None, description="A part of the name, or the beginning of a KVK number.")


class OpenMember(Shape):
    """A member that lets your branch enter its measurements."""

    kvk_number: KvkNumber
    name: str
    permission_ends_on: date = Field(description="The last day of the company's permission.")
    enrolment: EnrolmentKind | None = Field(description="In which group it is followed; absent when in none.")
    has_baseline: bool = Field(description="Whether the baseline is complete.")
    days: list[date] = Field(description="Days on which it was measured, the newest first.")
    next_due_on: date | None = Field(description="Absent while the company has not started.")
    is_due: bool = Field(description="Whether that day has come.")


class OpenMemberPage(Paged[OpenMember]):
    """One page of members that gave the permission, by name."""


class FileQuery(Shape):
    """What is to be done with a file."""

    dry_run: bool = Field(default=True, description="Only tell what would happen; nothing changes.")


class FileColumn(Shape):
    """A column of the file, and what we take from it."""

    heading: str
    field: str | None = Field(description="`kvk_number`, `measured_on`, the code of an indicator; null: not read.")


class FileMismatch(Shape):
    """What does not fit in a row."""

    row: int = Field(description="As a spreadsheet numbers it, from 1.")
    column: str = Field(description="The heading; empty when it is about the whole row.")
    value: str
    kind: MismatchKind
    reason: LocalizedText


class MemberMeasurementFileResult(Shape):
    """What a file did, or would do."""

    dry_run: bool
    rows: int
    entered: int
    unchanged: int
    refused: int = Field(description="Rows that were passed over.")
    proposed: int = Field(description="Figures that the company gave itself: it decides on yours.")
    columns: list[FileColumn]
    mismatches: list[FileMismatch] = Field(description="The first 1,000.")


class OwnFigure(Shape):
    """The figure that stands now, beside one that is proposed."""

    value: float | None
    missing_reason: MissingReason | None = Field(description="Why no value is given.")
    source: Source = Field(description="Who brought it.")
    recorded_at: Moment
    recorded_by: str | None = Field(description="Who entered it; absent when nobody knows any more.")


class ProposalRead(Shape):
    """Another figure, from your branch."""

    id: UUID
    measurement_id: UUID
    measured_on: date
    indicator: IndicatorCode
    value: float | None
    missing_reason: MissingReason | None = Field(description="Why there would be no value.")
    reason: str | None = Field(description="Why, in the words of the branch.")
    branch: str = Field(description="Name of the branch organisation.")
    proposed_at: Moment
    current: OwnFigure = Field(description="The figure that stands now.")
    version: int = Field(description="Send it as If-Match when you decide.")


class ProposalList(Shape):
    """Figures that wait for the company, the oldest first."""

    items: list[ProposalRead]


class ProposalDecide(Shape):
    """Take the figure over, or keep your own."""

    accepted: Flag
