"""Indicators, measurements and what follows from them, on the wire."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, Strict, model_validator

from backend.core.schemas import Day, Flag, LocalizedText, Moment, Prose, Schema
from backend.monitoring.models import (
    Direction,
    EnrolmentKind,
    MeasurementKind,
    MissingReason,
    Source,
    Transformation,
    Unit,
)

Value = Annotated[
    float,
    Strict(),
    Field(
        ge=-1e14,
        le=1e14,
        allow_inf_nan=False,
        description="In the unit of the indicator: amounts in whole euro cents, others with at most two decimals.",
    ),
]
IndicatorCode = Annotated[str, Field(description="The indicator, see /indicators.", examples=["revenue"])]


class IndicatorRead(Schema):
    """A figure about a company and how it is measured."""

    code: str
    name: LocalizedText
    definition: LocalizedText = Field(description="What counts and what does not.")
    hint: LocalizedText = Field(description="Where to find it, or how to count.")
    unit: Unit
    decimals: int = Field(description="Decimals that are kept.")
    direction: Direction = Field(description="Which way is better.")
    transformation: Transformation = Field(
        description="How a change is told: `log` in percent, `points` as a difference, `level` in the unit itself."
    )
    is_required: bool = Field(description="Every completed measurement has it.")
    is_derived: bool = Field(description="Computed from others, never entered.")
    minimum: float = Field(description="Lower values are refused.")
    maximum: float = Field(description="Higher values are refused.")
    jump_ratio: float | None = Field(description="From this ratio to the value before, we ask whether it is right.")
    jump_points: float | None = Field(description="From this difference with the value before, we ask.")
    numerator: str | None = Field(description="Of a derived indicator: what is divided.")
    denominator: str | None = Field(description="Of a derived indicator: what it is divided by.")


class IndicatorList(Schema):
    """The dictionary of indicators, in order of the measurement."""

    items: list[IndicatorRead]


class MeasurementSummary(Schema):
    """One moment at which a company is measured."""

    id: UUID
    company_id: UUID
    kind: MeasurementKind = Field(description="Before the start, or later.")
    measured_on: date
    period_starts_on: date = Field(description="First day the figures are about.")
    period_ends_on: date = Field(description="Last day the figures are about.")
    completed_at: Moment | None = Field(description="Absent while it is a draft.")


class EnrolmentRead(Schema):
    """In which group a company is followed."""

    kind: EnrolmentKind
    started_on: date


class MeasurementList(Schema):
    """The measurements of a company, oldest first, and when the next is due."""

    items: list[MeasurementSummary]
    has_baseline: bool = Field(description="Whether the baseline is complete.")
    next_due_on: date | None = Field(description="Absent while the company has not started.")
    enrolment: EnrolmentRead | None


class MeasurementCreate(Schema):
    """Begin a measurement."""

    kind: MeasurementKind
    measured_on: Day | None = Field(default=None, description="The day of measuring; today when left out.")
    period_starts_on: Day = Field(description="First day the figures are about.")
    period_ends_on: Day = Field(description="Last day the figures are about; four weeks to a year in all.")


class MeasurementUpdate(Schema):
    """Change the days of a draft; what is left out stays."""

    measured_on: Day | None = Field(default=None, description="The day of measuring.")
    period_starts_on: Day | None = Field(default=None, description="First day the figures are about.")
    period_ends_on: Day | None = Field(default=None, description="Last day the figures are about.")


class PreviousValue(Schema):
    """The value of the measurement before, to start from."""

    value: float
    measured_on: date


class ValueRead(Schema):
    """A value of a measurement as it stands."""

    indicator: IndicatorCode
    revision: int = Field(description='Goes up at each change; 0 when nothing was entered. Its ETag is `"revision"`.')
    value: float | None
    missing_reason: MissingReason | None = Field(description="Why no value is given.")
    source: Source | None = Field(description="Who brought it.")
    recorded_at: Moment | None
    previous: PreviousValue | None


class ValueRevision(Schema):
    """One of the values that stood here, newest first."""

    revision: int
    value: float | None
    missing_reason: MissingReason | None
    source: Source
    correction_reason: str | None
    recorded_at: Moment
    recorded_by: str | None = Field(description="Name of the person, when known.")


class ValueHistory(ValueRead):
    """A value with everything that stood here before."""

    history: list[ValueRevision]


class ValueWrite(Schema):
    """Enter or correct a value: either the value, or why there is none."""

    value: Value | None = None
    missing_reason: MissingReason | None = Field(default=None, description="Why there is no value.")
    confirmed: Flag = Field(default=False, description="You looked at it again: an unusual value is right.")
    correction_reason: Prose | None = Field(
        default=None, max_length=500, description="Why a completed measurement is corrected; needed there."
    )

    @model_validator(mode="after")
    def either_or(self) -> "ValueWrite":
        """Refuse both or neither of value and reason."""
        if (self.value is None) == (self.missing_reason is None):
            raise ValueError("Geef een getal, of de reden dat het er niet is. | Give a value, or why there is none.")
        return self


class MeasurementRead(MeasurementSummary):
    """A measurement with the values that were entered and those that follow from them."""

    values: list[ValueRead] = Field(description="One for each indicator that is entered, in order.")
    derived: dict[str, float] = Field(description="Indicators that follow from the values, by code.")
    missing: list[str] = Field(description="Required indicators without a value, by code.")
