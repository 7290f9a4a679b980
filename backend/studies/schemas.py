"""Studies as they cross the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Line, Paged, PageQuery, Schema
from backend.studies.models import ComparisonGroup, StudySource, Transform

Name = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\u0000-\u001f,]+$")]


class StudyCreate(Schema):
    """What is asked. The same fields as the form that carries the files."""

    source: StudySource = Field(
        default=StudySource.UPLOAD, description="Your own two files, or the firms that the programme follows."
    )
    title: Line | None = Field(default=None, description="A name to find it by.")
    outcome: Name = Field(description="The indicator, as it stands in the column `indicator`.", examples=["scrap_rate"])
    transform: Transform = Field(
        description="The scale: `log` for figures above zero, `level`, or `points` for shares."
    )
    comparison: list[ComparisonGroup] = Field(
        default_factory=lambda: list(ComparisonGroup),
        min_length=1,
        max_length=2,
        description="With which firms participants are compared; may stand in the form twice. Both when left out.",
    )
    adjust: list[Name] = Field(
        default_factory=list,
        max_length=10,
        description="Attributes of firms to adjust for beside the level before the start: several fields, or commas.",
    )
    winsorise: bool = Field(
        default=False, description="Draw in the outer 1 % on both sides. Enrolled firms always are."
    )


class StudyFilter(PageQuery):
    """Which studies."""

    source: StudySource | None = Field(default=None, description="Only over these firms.")


class EstimateRead(Schema):
    """One figure on the transformed scale, with a standard error clustered by firm and a 95 % interval."""

    estimand: Literal["att", "att_event", "att_cohort", "twfe", "twfe_event", "itt"] = Field(
        description="Callaway-Sant'Anna overall (`att`), by moment since the start (`att_event`) or by moment of start "
        "(`att_cohort`); two-way fixed effects likewise (`twfe`, `twfe_event`); intention to treat (`itt`)."
    )
    comparison: ComparisonGroup | None
    adjusted: bool = Field(description="Whether it is adjusted for the level before the start and the attributes.")
    event_time: int | None = Field(description="Moments since the start: 0 is the first one under treatment.")
    cohort: str | None = Field(description="The moment of start.")
    value: float
    standard_error: float
    low: float
    high: float
    band_low: float | None = Field(
        description="Of a figure by moment, not two-way: the band (sup-t) that holds all moments at once with 95 %."
    )
    band_high: float | None
    treated: int = Field(description="Participating firms that the figure rests on.")
    comparison_firms: int = Field(description="Firms beside them.")
    classical_error: float | None = Field(description="Of a two-way figure: the standard error without clustering.")


class PreTrendRead(Schema):
    """Whether the groups drifted apart before the start: a joint Wald test of the leads; empty when it cannot be."""

    statistic: float | None
    degrees: int | None
    p_value: float | None
    reason: str | None = Field(description="Why it cannot be tested.")


class BalanceRead(Schema):
    """How far the groups differ before the start, in standard deviations."""

    attribute: str
    difference: float
    adjusted_difference: float | None


class ResponseRead(Schema):
    """Who was measured, in one arm at one moment."""

    arm: str
    moment: str
    expected: int
    measured: int


class AttritionRead(Schema):
    """What it means for the headline that not every firm was measured again."""

    gap: float = Field(description="The largest difference in response between the arms at one moment, in points.")
    weighted: EstimateRead | None = Field(
        description="The effect with those measured standing in for those who were not."
    )
    low: float | None = Field(
        description="What it could be at worst, if participation decides who answers (Lee, 2009)."
    )
    high: float | None = Field(description="And at best.")


class StudyRelease(Schema):
    """What comes out: estimates with how far they may be believed, or the reason why there are none."""

    evidence_level: int = Field(description="0 to 5 on the Maryland scale; 3 and more is called an effect.")
    refusal: str | None = Field(description="Why there are no estimates.")
    refusal_code: str | None
    warnings: list[str]
    warning_codes: list[str]
    estimates: list[EstimateRead]
    headline: int | None = Field(description="The place in `estimates`, from 0, of the figure to show.")
    pre_trend: PreTrendRead | None
    adjusted_pre_trend: PreTrendRead | None = Field(description="The same after adjustment.")
    balance: list[BalanceRead]
    response: list[ResponseRead]
    attrition: AttritionRead | None
    smallest_detectable: float | None = Field(description="2.80 times the standard error of the headline.")
    firms: int
    moments: list[str]
    method: str = Field(description="Name and version: the same panel and method give the same release.")


class IndicatorFound(Schema):
    """One indicator in a panel."""

    indicator: str
    measurements: int
    firms: int
    moments: int = Field(description="Different days on which it was measured.")
    first_on: date
    last_on: date


class PanelRead(Schema):
    """What was understood of a panel."""

    firms: int | None = Field(description="Of enrolled firms rounded to five, and empty when they are too few to tell.")
    treated: int | None = Field(description="Firms with a start date; not told of enrolled firms.")
    measurements: int | None
    empty_values: int | None = Field(description="Rows without a value: not measured.")
    attributes: list[str]
    indicators: list[IndicatorFound] = Field(description="The one measured most often first.")


class StudyListed(Schema):
    """A study, in a list."""

    id: UUID
    title: str | None
    source: StudySource
    outcome: str
    transform: Transform
    created_at: datetime
    evidence_level: int
    refusal: str | None


class StudyPage(Paged[StudyListed]):
    """One page of studies."""


class StudyRead(Schema):
    """A study: what was asked, what was understood, and the release."""

    id: UUID
    title: str | None
    source: StudySource
    outcome: str
    transform: Transform
    comparison: list[ComparisonGroup]
    adjust: list[str]
    winsorise: bool
    firms_sha256: str | None = Field(alias="firmsSha256", description="Fingerprint of the file; the file is not kept.")
    measurements_sha256: str | None = Field(alias="measurementsSha256", description="Fingerprint of the other file.")
    as_of: date | None = Field(description="Of enrolled firms: only what was known before this day counts.")
    created_at: datetime
    panel: PanelRead
    release: StudyRelease
    version: int = Field(description="The ETag.")
