"""What visitors tell the guidance, the route they get, and the question they can put to us, as they cross the wire."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.advisers.schemas import ProvinceCode
from backend.core.schemas import LocalizedText, Paged, PageQuery, Prose, Schema
from backend.core.themes import Theme
from backend.guidance.models import RequestStatus, Want
from backend.identity.schemas.accounts import Email, MailLanguage, PersonName
from backend.organisations.models import SizeClass
from backend.toolbox.schemas import SectorCode


class Stage(StrEnum):
    """How somebody looks at working smarter: target group 1, 2 or 3 of the advice."""

    NOT_CONVINCED = "not_convinced"
    OPEN = "open"
    ALREADY = "already"


class HowFar(StrEnum):
    """What a firm did already."""

    NOTHING = "nothing"
    SCAN = "scan"
    PLAN = "plan"
    ADVISER = "adviser"


class GuidanceFacts(Schema):
    """What somebody told; what is left out was passed over."""

    stage: Stage | None = None
    want: Want | None = None
    theme: Theme | None = None
    progress: HowFar | None = None
    size: SizeClass | None = None
    sector: SectorCode | None = None
    province: ProvinceCode | None = None


class GuidanceFactsRead(Schema):
    """What somebody told; null was passed over."""

    stage: Stage | None
    want: Want | None
    theme: Theme | None
    progress: HowFar | None
    size: SizeClass | None
    sector: SectorCode | None
    province: ProvinceCode | None


class GuidanceAnswer(Schema):
    """One answer to choose."""

    value: str
    label: LocalizedText
    hint: LocalizedText | None


class GuidanceQuestion(Schema):
    """One question: the fact it asks for, and its answers in order."""

    fact: str
    text: LocalizedText
    why: LocalizedText = Field(description="Why it is asked.")
    answers: list[GuidanceAnswer]
    unless: dict[str, list[str]] = Field(description="Not asked of whoever gave one of these answers, by fact.")


class GuidanceQuestionList(Schema):
    """The questions in order; each may be passed over."""

    version: str = Field(description="Of questions and rules together.")
    items: list[GuidanceQuestion]


class RouteItem(Schema):
    """Something a step names: a story, a tool, an adviser, a round or an instrument."""

    title: LocalizedText
    address: str = Field(description="Where to read on, on this site.")
    reasons: list[LocalizedText] = Field(description="Why this one.")
    as_of: str | None = Field(description="Of an instrument: when what is said was so.")
    outdated: bool = Field(description="Of an instrument or a tool: past the day to look at it again.")


class RouteStep(Schema):
    """One step of the route, with every reason why it stands there."""

    code: str
    title: LocalizedText
    reasons: list[LocalizedText]
    address: str = Field(description="Where it leads, on this site, with filters in the query.")
    act: LocalizedText = Field(description="What one does there.")
    items: list[RouteItem]


class GuidanceRoute(Schema):
    """The way through what there is, best first, and what does not fit and why. Nothing of it is kept."""

    version: str = Field(description="Of the questions and rules that made it.")
    target_group: int | None = Field(description="1 not yet convinced, 2 open, 3 at it already; null when not told.")
    order: list[LocalizedText] = Field(description="What decides the order. Nothing else does.")
    steps: list[RouteStep]
    not_fitting: list[RouteItem] = Field(description="What was looked at and does not fit, each with why.")
    nothing_fits: bool = Field(description="No step gives what was looked for: ask us.")
    ask: LocalizedText = Field(description="When to ask us, in words.")


class GuidanceRequestCreate(Schema):
    """A question to us, in your own words."""

    name: PersonName
    email: Email
    language: MailLanguage = "nl"
    question: Annotated[Prose, StringConstraints(max_length=2_000)]
    facts: GuidanceFacts = Field(default_factory=GuidanceFacts, description="What you told before.")


class GuidanceRequestReceived(Schema):
    """It is with us."""

    answer_within_days: int = Field(description="Within how many working days we answer by mail.")


class GuidanceRequestSummary(Schema):
    """A question in the queue of Syntens."""

    id: UUID
    status: RequestStatus
    name: str
    email: str
    language: MailLanguage
    question: str
    facts: GuidanceFactsRead
    created_at: datetime
    answer_by: date = Field(description="The day on which an answer was promised.")
    answer: str | None
    answered_at: datetime | None
    version: int = Field(description="Goes up at each change; the ETag.")


class GuidanceRequestPage(Paged[GuidanceRequestSummary]):
    """One page of questions: the oldest open one first, or the last answered."""


class GuidanceRequestFilter(PageQuery):
    """Which questions."""

    status: RequestStatus = Field(default=RequestStatus.OPEN, description="Open or answered.")


class GuidanceRequestAnswer(Schema):
    """The answer, which goes to the one who asked by mail."""

    to_status: Literal["answered"]
    answer: Annotated[Prose, StringConstraints(max_length=4_000)]
