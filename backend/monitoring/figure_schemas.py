"""Own results, published figures and progress, on the wire. Every figure carries its evidence label."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import LocalizedText, Schema
from backend.monitoring.models import ComparisonCell
from backend.monitoring.places import Place


class EvidenceLabel(Schema):
    """How sure a figure is, on the Maryland scale of 0 to 5."""

    level: int = Field(description="0 description, 1 association, 2 adjusted, 3 plausible, 4 strong, 5 proven.")
    name: LocalizedText


class SeriesPoint(Schema):
    """A value at a moment."""

    measured_on: date
    value: float


class ComparisonBand(Schema):
    """Changes of comparable firms: a quarter lies below p25, half below p50, a quarter above p75.

    Frozen each quarter; amounts in three digits, percents and points in whole ones. Small groups are drawn to the mean
    of their sector.
    """

    firms: int = Field(description="Rounded to five.")
    p25: float
    p50: float
    p75: float


class ResultLine(Schema):
    """One indicator of the own result, in its own unit."""

    indicator: str = Field(description="Code, see /indicators.")
    baseline: float | None
    latest: float | None
    change: float | None = Field(description="From baseline to latest: percent, points or the unit, see the indicator.")
    is_better: bool | None = Field(description="Whether it went the way one hopes; absent when no way is better.")
    series: list[SeriesPoint] = Field(description="Every completed measurement, oldest first.")
    comparison: ComparisonBand | None
    comparison_absent: LocalizedText | None = Field(description="Why there is no comparison yet.")
    place: Place | None = Field(
        description="Where the change lies among comparable firms, as a band: lowest quarter, middle half or highest "
        "quarter of `comparison`. Benchmarking, no effect."
    )


class ResultAudience(StrEnum):
    """For whom a document of the result is."""

    COMPANY = "company"
    EMPLOYEES = "employees"


class ResultDocumentCreate(Schema):
    """The own result on paper."""

    language: Literal["nl", "en"] = "nl"
    audience: ResultAudience = Field(
        default=ResultAudience.COMPANY,
        description="`employees`: for the works council or staff: changes in percents and points, never an amount.",
    )
    indicators: list[Annotated[str, Field(pattern=r"^[a-z_]{1,40}$")]] | None = Field(
        default=None, min_length=1, max_length=30, description="Only these, by code; all that changed when left out."
    )


class MeasurementResult(Schema):
    """What changed at one company. A description; it does not say what caused the change."""

    company_id: UUID
    baseline_id: UUID | None
    baseline_on: date | None
    latest_id: UUID | None = Field(description="The newest completed follow-up.")
    latest_on: date | None
    next_due_on: date | None
    evidence: EvidenceLabel
    compared_with: ComparisonCell | None
    lines: list[ResultLine]


class PublishedValue(Schema):
    """One number of a published figure."""

    value: float
    of: LocalizedText | None = Field(description="What it is of, when the figure holds several.")


class PublishedFigure(Schema):
    """A figure that was published, with what it does and does not say."""

    code: str
    label: LocalizedText
    values: list[PublishedValue]
    unit: Literal["percent", "percentage_points", "companies", "projects", "euros", "employees", "hours", "count"]
    precision: Literal["exact", "about", "at_least"]
    year: int
    explanation: LocalizedText
    source: LocalizedText
    evidence: EvidenceLabel


class PublishedFigureList(Schema):
    """The published figures, in the order of the advice."""

    items: list[PublishedFigure]
