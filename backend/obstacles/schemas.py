"""Obstacles and reports of them as they cross the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.advisers.schemas import SectionCode
from backend.core.bilingual import ProseText, TitleText
from backend.core.schemas import Flag, LocalizedText, Paged, PageQuery, Prose, Schema
from backend.core.themes import Theme
from backend.obstacles.models import ObstacleStatus, Reporter, RuleKind

Words = Annotated[Prose, StringConstraints(max_length=4_000)]
Rule = Annotated[Prose, StringConstraints(max_length=400)]
FIRMS = Field(
    description="How many verified companies reported it, counted by the month, to the nearest five; null for fewer "
    "than ten, and where it would tell of another number. It changes only when ten or more came or went. Invented "
    "firms never count."
)


class ObstacleReportWrite(Schema):
    """A report as far as it is written. What is left out is empty; sending asks for all but the suggestion."""

    theme: Theme | None = Field(default=None, description="What the company wanted to work on.")
    section: SectionCode | None = Field(default=None, description="The sector of the company that ran into it.")
    rule_kind: RuleKind | None = Field(default=None, description="What kind of rule it is.")
    rule: Rule | None = Field(default=None, description="Which rule, in words.")
    stopped: Words | None = Field(default=None, description="What it stopped. Leave out names of people.")
    suggestion: Words | None = Field(default=None, description="What would help.")


class ObstacleReportSend(Schema):
    """Hand it to the programme office."""

    to_status: Literal["new"]


class ObstacleReportWithdraw(Schema):
    """Take it back; also after it was sent."""

    to_status: Literal["withdrawn"]


ObstacleReportMove = Annotated[ObstacleReportSend | ObstacleReportWithdraw, Field(discriminator="to_status")]
ToldStatus = Literal["draft", "new", "grouped", "passed_on", "answered", "withdrawn"]


class ObstacleReportFilter(PageQuery):
    """Which reports."""

    status: Literal["draft", "new", "grouped", "withdrawn"] | None = Field(default=None, description="Only these.")
    obstacle_id: UUID | None = Field(default=None, description="Only those under this obstacle.")


class ReportedUnder(Schema):
    """The obstacle that a report was laid under."""

    id: UUID
    title: LocalizedText
    is_public: bool
    passed_to: LocalizedText | None
    passed_on_on: date | None
    answer: LocalizedText | None
    answered_on: date | None


class ObstacleReporter(Schema):
    """Who reported it: for the programme office alone."""

    organisation: str
    person: str | None = Field(description="Null when the account was erased.")


class ObstacleReportRead(Schema):
    """A report, as whoever wrote it and the programme office see it."""

    id: UUID
    reporter: Reporter
    theme: Theme | None
    section: str | None
    rule_kind: RuleKind | None
    rule: str | None
    stopped: str | None
    suggestion: str | None
    status: ToldStatus
    submitted_on: date | None
    obstacle: ReportedUnder | None
    reported_by: ObstacleReporter | None = Field(description="Null for all but the programme office.")
    is_demonstration: bool = Field(description="Of an invented company or adviser.")
    allowed_acts: list[Literal["edit", "send", "withdraw"]]
    version: int = Field(description="Goes up at each change; the ETag.")


class ObstacleReportPage(Paged[ObstacleReportRead]):
    """One page of reports."""


class ObstacleWrite(Schema):
    """What everybody reads of an obstacle, in words of the programme office."""

    title: TitleText
    description: ProseText = Field(description="Which rule, and what it stops. Never the words of who reported it.")
    rule_kind: RuleKind
    themes: Annotated[list[Theme], Field(min_length=1, max_length=8)]
    is_public: Flag = Field(description="Whether everybody sees it.")


ReportIds = Annotated[
    list[UUID], Field(min_length=1, max_length=100, description="Reports that are new, or under another obstacle.")
]


class ObstacleCreate(ObstacleWrite):
    """A new obstacle, with the first reports under it."""

    report_ids: Annotated[list[UUID], Field(max_length=100)] = Field(default_factory=list)


class ObstacleGrouping(Schema):
    """Lay these reports under the obstacle."""

    report_ids: ReportIds


class ObstacleSplit(ObstacleWrite):
    """A new obstacle out of some of the reports of this one."""

    report_ids: ReportIds


class ObstacleMerge(Schema):
    """Into which obstacle, and which version of that was seen."""

    into_id: UUID
    into_version: int = Field(ge=1, le=2**62, description="The version of the obstacle that stays, as it was read.")


class ObstaclePassOn(Schema):
    """It was handed to whoever can change the rule."""

    to_status: Literal["passed_on"]
    passed_to: TitleText = Field(description="To whom.")


class ObstacleReply(Schema):
    """What was answered; everybody who reported it is told."""

    to_status: Literal["answered"]
    answer: ProseText


ObstacleMove = Annotated[ObstaclePassOn | ObstacleReply, Field(discriminator="to_status")]


class ObstacleFilter(PageQuery):
    """Which obstacles."""

    theme: Theme | None = Field(default=None, description="Only on this theme.")
    rule_kind: RuleKind | None = Field(default=None, description="Only of this kind of rule.")
    status: Literal["grouped", "passed_on", "answered"] | None = Field(default=None, description="Only these.")


class ObstacleRead(Schema):
    """An obstacle as everybody reads it."""

    id: UUID
    title: LocalizedText
    description: LocalizedText
    rule_kind: RuleKind
    themes: list[Theme]
    status: ObstacleStatus
    passed_to: LocalizedText | None
    passed_on_on: date | None
    answer: LocalizedText | None
    answered_on: date | None
    firms: int | None = FIRMS
    is_demonstration: bool = Field(description="Invented, as an example.")


class ObstaclePage(Paged[ObstacleRead]):
    """One page of obstacles."""


class ObstacleFileRead(ObstacleRead):
    """An obstacle as the programme office keeps it."""

    is_public: bool
    reports: int = Field(description="How many reports lie under it now, invented ones too.")
    merged_into_id: UUID | None
    allowed_statuses: list[Literal["passed_on", "answered"]]
    version: int = Field(description="Goes up at each change; the ETag.")


class ObstacleFilePage(Paged[ObstacleFileRead]):
    """One page of obstacles as the programme office keeps them."""


class ObstacleCount(Schema):
    """From how many firms reports came, of one theme, sector and kind of rule."""

    theme: Theme
    section: str
    rule_kind: RuleKind
    firms: int = Field(description="To the nearest five; ten or more.")


class ObstacleCounts(Schema):
    """What may be told in numbers. There are no totals, as from those a hidden number could be found."""

    before: date = Field(description="The month that was counted last: reports of before this day count.")
    items: list[ObstacleCount]


class ObstacleReportQuery(Schema):
    """How to have the report to policy."""

    language: Literal["nl", "en"] | None = Field(default=None, description="Else that of Accept-Language.")
    format: Literal["pdf", "csv"] = Field(default="pdf", description="To read, or to reckon with.")
