"""A published result on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.advisers.models import AdviserKind
from backend.core.matching import MatchReason
from backend.core.schemas import Cents, LocalizedText, Schema
from backend.core.themes import Theme
from backend.scans.models import NormBand, NormLevel, PotentialBand, SpreadBand
from backend.scans.schemas.questionnaires import Outcome
from backend.scans.schemas.scans import StaffInformed

Score = Annotated[int, Field(ge=0, le=100)]
REASONS = "How each criterion of the public method turned out, in the order in which they weigh."
SHOWN = "0-100; null when it may not be shown or was not answered enough."


class ScanRouteStop(Schema):
    """One stop on the route that fits the firm."""

    kind: Literal[
        "practices", "figures", "participatory_scan", "toolbox", "advisers", "comparison", "share", "next_theme"
    ]
    title: LocalizedText
    reason: LocalizedText
    theme: Theme | None = Field(description="The theme that this stop is about, to filter by.")


class ScanNextStep(Schema):
    """Where to begin, and why."""

    theme: Theme
    action: LocalizedText
    reason: LocalizedText
    meaning: LocalizedText = Field(description="What such a score usually means.")


class ScanBenchmark(Schema):
    """Where a score lies among comparable firms. It belongs to evidence level 0: a comparison, no effect."""

    band: NormBand = Field(description="Under, in or above the middle half of the firms.")
    level: NormLevel = Field(description="With which firms: the nearest of whom there are ten or more.")
    firms: int = Field(description="How many firms, to the nearest five.")
    p25: Score = Field(description="A quarter of the firms score lower than this.")
    p75: Score = Field(description="A quarter of the firms score higher than this.")
    period_from: date = Field(description="The first day on which one of these scans closed.")
    period_to: date = Field(description="The last day on which one of these scans closed.")


class ScanResultTheme(Schema):
    """The published figures of one theme."""

    theme: Theme
    name: LocalizedText
    management_score: Score | None = Field(description=SHOWN)
    employee_score: Score | None = Field(description=SHOWN)
    employee_count: int | None = Field(description="How many employees the score stands on; five or more.")
    spread_band: SpreadBand | None = Field(description="How far employees lie apart.")
    combined_score: Score | None = Field(description="The mean of both sides, or of the one that is shown.")
    gap: int | None = Field(description="Employees minus management, in points; negative when employees see less.")
    potential: int | None = Field(
        description="Points from the combined score up to the p75 of the benchmark, or to 75 without one."
    )
    potential_band: PotentialBand | None
    benchmark: ScanBenchmark | None = Field(description="Null as long as there are too few comparable firms.")


class ScanResultOutcome(Schema):
    """The published figures of an outcome."""

    outcome: Outcome
    name: LocalizedText
    management_score: Score | None = Field(description=SHOWN)
    employee_score: Score | None = Field(description=SHOWN)
    employee_count: int | None
    spread_band: SpreadBand | None
    gap: int | None


class ScanResultGroupScore(Schema):
    """What employees of one group say on one theme."""

    theme: Theme | Outcome
    employee_score: Score
    employee_count: int


class ScanResultGroupRead(Schema):
    """A group with what may be shown of it."""

    id: UUID
    name: str
    scores: list[ScanResultGroupScore] = Field(description="Empty when nothing may be shown.")


class RecommendedTool(Schema):
    """A tool that fits the theme to begin with."""

    id: UUID
    slug: str
    title: LocalizedText
    summary: LocalizedText
    effort_hours: int
    reason: LocalizedText
    reasons: list[MatchReason] = Field(description=REASONS)


class RecommendedAdviser(Schema):
    """An adviser who works on the theme to begin with."""

    id: UUID
    name: str
    firm: str
    kind: AdviserKind
    rate_cents: Cents | None
    free_hours: int | None
    is_demonstration: bool
    reason: LocalizedText
    reasons: list[MatchReason] = Field(description=REASONS)


class RecommendedPractice(Schema):
    """How another firm went about the theme to begin with."""

    id: UUID
    slug: str
    title: LocalizedText
    summary: LocalizedText
    company_name: str
    is_fictitious: bool = Field(description="Invented, as an example; say so wherever it is shown.")
    employees: int | None
    year: int
    reason: LocalizedText


class RecommendedFrom(Schema):
    """The filters of the full list from which was chosen."""

    theme: Theme
    sector: str = Field(description="SBI section.")
    size_class: str | None = Field(description="Null where size is no filter.")


class ScanRecommendations(Schema):
    """Help that fits the theme to begin with, each with its reason."""

    theme: Theme | None
    tools: list[RecommendedTool]
    advisers: list[RecommendedAdviser]
    practices: list[RecommendedPractice] = Field(description="The one that helps most first; empty when none is known.")
    tools_total: int = Field(description="From how many tools that fit was chosen.")
    advisers_total: int = Field(description="From how many advisers that fit was chosen.")
    all_tools: RecommendedFrom | None = Field(description="To see all of them in the toolbox; null without a theme.")
    all_advisers: RecommendedFrom | None = Field(description="To see all of them in the list; null without a theme.")


class ScanResultRead(Schema):
    """The published result of a scan. Its figures were computed once and never change."""

    scan_id: UUID
    company_name: str
    title: str
    questionnaire_number: str
    opened_on: date
    closed_on: date
    published_at: datetime
    management_count: int
    employee_count: int | None = Field(description="Null when no figures of employees are shown.")
    target_group: Annotated[int, Field(ge=1, le=3)] | None
    headline: LocalizedText
    summary: LocalizedText
    themes: list[ScanResultTheme]
    outcomes: list[ScanResultOutcome]
    groups: list[ScanResultGroupRead]
    strongest: list[Theme]
    weakest: list[Theme]
    total_potential: int | None
    potential_band: PotentialBand | None
    benchmark: LocalizedText = Field(description="What can be said of comparable firms.")
    route: list[ScanRouteStop]
    next_step: ScanNextStep | None


class FullScanResultRead(StaffInformed, ScanResultRead):
    """The published result, with recommendations for the people of the firm who decide, and how the staff was told."""

    recommendations: ScanRecommendations
    shared_with_employees: bool
    link_works_until: date | None = Field(
        description="The last day of the link with which everybody in the firm reads it; null when no link works."
    )


class EarlierResult(Schema):
    """The result that this one is laid beside."""

    scan_id: UUID
    title: str
    closed_on: date
    published_at: datetime


class ComparedScore(Schema):
    """What one side gave then and now."""

    earlier: Score | None = Field(description="Null when it was not shown, or may not be compared.")
    now: Score | None = Field(description=SHOWN)
    change: int | None = Field(description="Now minus then, in points; null unless both are shown.")


class ComparedTheme(Schema):
    """One theme then and now."""

    theme: Theme
    name: LocalizedText
    comparable: bool = Field(description="False when its statements changed too much between the two questionnaires.")
    management: ComparedScore
    employees: ComparedScore


class ScanComparisonRead(Schema):
    """A published result beside the company's one before it: figures that were frozen, and their differences."""

    scan_id: UUID
    earlier: EarlierResult | None = Field(description="Null for a first result; there are no themes then.")
    close_together: bool = Field(
        description="Published within half a year of one that told of employees: this one shows less, and no groups."
    )
    themes: list[ComparedTheme]
