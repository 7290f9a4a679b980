"""Sharing a published result, on the wire: for who shares it, and for whoever has the link."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from backend.core.schemas import Day, Flag, LocalizedText, Schema
from backend.core.themes import Theme
from backend.scans.schemas.printing import Token
from backend.scans.schemas.results import ScanResultOutcome, ScanResultTheme

EndsOn = Annotated[Day, Field(description="The last day on which the link works; at most a year from now.")]
WITH_PLAN = "Whether the plan is shown too, once the staff representative agreed: what, who and when, without budget."


class ScanShareCreate(Schema):
    """Share the result by a link."""

    ends_on: EndsOn
    with_plan: Flag = Field(default=True, description=WITH_PLAN)


class ScanShareUpdate(Schema):
    """Change what is named here; the link stays the same."""

    ends_on: EndsOn | None = None
    with_plan: Flag | None = Field(default=None, description=WITH_PLAN)


class ScanShareRead(Schema):
    """How a result is shared. The link itself is told once, when it is made."""

    created_at: datetime
    ends_on: date
    with_plan: bool
    works: bool = Field(description="Whether the last day has not passed.")


class ScanShareCreated(ScanShareRead):
    """The link, this once: only a hash of it is kept."""

    url: str = Field(description="Address of the app; the secret stands in the fragment and reaches no server log.")
    qr_svg: str = Field(description="The same address as a QR code, an SVG document.")


class ScanSharePosterCreate(Schema):
    """A poster with the link that was made."""

    token: Token = Field(description="The part of the link after the #.")
    language: Literal["nl", "en"] = "nl"


class SharedPlanLine(Schema):
    """A measure that was agreed."""

    theme: Theme | None
    measure: str
    why: str | None
    who: str | None
    due_on: date | None


class SharedPlan(Schema):
    """The plan that the staff representative agreed with."""

    agreed_on: date
    lines: list[SharedPlanLine]


class SharedScanResultRead(Schema):
    """What everybody in the company may know: the published figures of the whole company, and the agreed plan."""

    company_name: str
    opened_on: date
    closed_on: date
    published_at: datetime
    management_count: int
    employee_count: int | None = Field(description="Null when no figures of employees are shown.")
    headline: LocalizedText
    themes: list[ScanResultTheme]
    outcomes: list[ScanResultOutcome]
    strongest: list[Theme]
    weakest: list[Theme]
    benchmark: LocalizedText = Field(description="What can be said of comparable firms.")
    plan: SharedPlan | None = Field(description="Null when there is none, or it is not shared.")
    ends_on: date = Field(description="The last day on which this link works.")
