"""Questions as they cross the wire."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from backend.advisers.schemas import ProvinceCode
from backend.core.schemas import Line, Prose, Schema
from backend.core.themes import Theme
from backend.questions.models import AnsweredHow, AnswerRole, QuestionStatus, StepStage
from backend.search.schemas import Segment
from backend.toolbox.schemas import SectorCode

Title = Annotated[Line, StringConstraints(min_length=8, max_length=160)]
Body = Annotated[
    Prose,
    StringConstraints(max_length=5_000),
    Field(description="Text with simple Markdown, never HTML. At most three links, of a new account none."),
]
Themes = Annotated[list[Theme], Field(min_length=1, max_length=3, description="What it is about.")]
Sectors = Annotated[list[SectorCode], Field(max_length=3, description="For which sectors; empty means any.")]


def _of_this_site(page: str) -> str:
    if "//" in page:  # at the front it would lead to another site
        raise ValueError("Geef een pagina van deze site. | Give a page of this site.")
    return page


SitePage = Annotated[
    str,
    StringConstraints(pattern=r"^/[a-z0-9/_-]{1,199}$"),
    AfterValidator(_of_this_site),
    Field(description="A page of this site, from its root.", examples=["/toolbox/taakroulatie"]),
]


class AskerShown(StrEnum):
    """What everybody reads of whoever asks: nothing, the name, or the name with the organisation."""

    ANONYMOUS = "anonymous"
    NAME = "name"
    NAME_AND_ORGANISATION = "name_and_organisation"


class QuestionCreate(Schema):
    """A question to everybody."""

    title: Title = Field(description="The question in one line.")
    body: Body
    language: Literal["nl", "en"] = "nl"
    themes: Themes
    sectors: Sectors = Field(default_factory=list)
    province: ProvinceCode | None = Field(default=None, description="Where, to find an adviser who comes there.")
    shown: AskerShown = Field(
        description="Fixed once asked. Anonymous: only Syntens can look up who asked, with a reason that you read."
    )


class QuestionWrite(Schema):
    """Other words for a question; what it said before stays with it."""

    title: Title
    body: Body
    themes: Themes
    sectors: Sectors = Field(default_factory=list)


class QuestionFilter(Schema):
    """Which questions; the newest first."""

    theme: Theme | None = Field(default=None, description="Only about this theme.")
    sector: SectorCode | None = Field(default=None, description="Only for this sector.")
    status: Literal["open", "answered", "closed"] | None = Field(default=None, description="Only with this status.")
    mine: bool = Field(default=False, description="Only your own, those that nobody else reads too.")
    after: str | None = Field(default=None, max_length=120, description="`nextCursor` of the page before this one.")
    limit: int = Field(default=20, ge=1, le=50, description="At most so many.")


class QuestionSummary(Schema):
    """A question in a list."""

    id: UUID
    title: str
    excerpt: str = Field(description="How it begins, as plain text with Markdown.")
    language: str
    themes: list[Theme]
    sectors: list[str]
    is_anonymous: bool
    asked_by: str | None = Field(description="The name, unless anonymous or erased.")
    organisation: str | None = Field(description="Of whoever asks, when they want that shown.")
    asked_at: datetime
    edited_at: datetime | None = Field(description="When its words were changed, but for the first quarter of an hour.")
    status: QuestionStatus
    answers_count: int
    is_promoted: bool = Field(description="Its answer stands in the knowledge base.")
    is_mine: bool = Field(description="You asked it; only you are told.")
    is_demonstration: bool


class QuestionPage(Schema):
    """Some questions, and where the next begin."""

    items: list[QuestionSummary]
    next_cursor: str | None = Field(description="Where the next page begins; null at the end.")


class QuestionLook(Schema):
    """Who looks at a question now, and until when."""

    stage: StepStage
    due_on: date = Field(description="After this day it is passed on.")
    accepted_at: datetime | None = Field(description="When the adviser took it up.")
    adviser: str | None = Field(description="Of an adviser: told to whoever asked and to Syntens only.")


class KnowledgeRead(Schema):
    """A question and answer of the knowledge base, as Syntens edited it."""

    number: int = Field(description="The edition; goes up.")
    title: str
    question: str
    answer: str
    answered_by: str | None = Field(description="Whose answer it was, as long as they want to be named.")
    organisation: str | None
    role: AnswerRole | None = Field(description="As whom they answered.")
    published_at: datetime


class KnowledgeList(Schema):
    """Every edition, the newest first."""

    items: list[KnowledgeRead]


class LookedUp(Schema):
    """That Syntens looked up who asked, and why."""

    reason: str
    looked_at: datetime


QuestionAct = Literal[
    "answer", "edit", "accept", "close", "withdraw", "report", "follow", "look_up_asker", "promote", "take_out"
]


class QuestionRead(QuestionSummary):
    """A question as everybody reads it; the last fields only say something to whoever asked and to Syntens."""

    body: str
    province: str | None
    accepted_answer_id: UUID | None
    answered_how: AnsweredHow | None = Field(description="Where the answer came from that helped.")
    answered_page: str | None = Field(description="The page of this site that helped.")
    looking: QuestionLook | None = Field(description="Null once it was answered or closed.")
    knowledge: KnowledgeRead | None
    follow_id: UUID | None = Field(description="How you follow it; null when you do not.")
    lookups: list[LookedUp] = Field(description="To whoever asked: that Syntens looked up who it was.")
    allowed_acts: list[QuestionAct] = Field(description="What you can do here now.")
    version: int = Field(description="Goes up at each change; the ETag.")


class QuestionWithdrawn(Schema):
    """Whoever asked takes it back."""

    to_status: Literal["withdrawn"]


class QuestionClosedBy(Schema):
    """No more answers, perhaps because a page of this site helped."""

    to_status: Literal["closed"]
    page: SitePage | None = Field(default=None, description="The page that helped.")


QuestionMove = Annotated[QuestionWithdrawn | QuestionClosedBy, Field(discriminator="to_status")]


class QuestionAcceptance(Schema):
    """The answer that helped."""

    answer_id: UUID


class QuestionEditRead(Schema):
    """What a question or an answer said before."""

    answer_id: UUID | None = Field(description="Null for the question itself.")
    title: str | None
    body: str
    replaced_at: datetime


class QuestionEditList(Schema):
    """Earlier words, the newest first; at most a hundred."""

    items: list[QuestionEditRead]


class SuggestedQuery(Schema):
    """What was typed so far."""

    q: str = Field(default="", max_length=200, description="The question as far as it is typed.")
    language: Literal["nl", "en"] = Field(default="nl", description="The language it is typed in.")


class SuggestedPage(Schema):
    """Something that may answer the question already."""

    subject: str = Field(description="`knowledge`, `questions`, or another kind of thing.", examples=["knowledge"])
    address: str = Field(description="The page, within this site.")
    title: list[Segment]
    is_demonstration: bool


class QuestionSuggestionList(Schema):
    """At most eight: the knowledge base first, then questions, then tools, practices and schemes."""

    items: list[SuggestedPage]


class AskerLookupCreate(Schema):
    """Why Syntens must know who asked."""

    reason: Annotated[Prose, StringConstraints(min_length=10, max_length=500)] = Field(
        description="Whoever asked reads it."
    )


class AskerRead(Schema):
    """Who asked. That you looked is kept with your reason."""

    name: str | None = Field(description="Null once the account was erased.")
    email: str | None
    organisation: str | None
    looked_at: datetime


class KnowledgeWrite(Schema):
    """A question and its chosen answer, edited for the knowledge base."""

    title: Title
    question: Body
    answer: Annotated[Prose, StringConstraints(max_length=10_000)]


class QuestionCounts(Schema):
    """How many questions there are and how they were helped; invented ones do not count."""

    open: int
    answered: int
    closed: int
    by_peers: int = Field(description="Helped by another entrepreneur.")
    by_desk: int = Field(description="Helped by Syntens.")
    by_advisers: int = Field(description="Helped by an accredited adviser.")
    by_pages: int = Field(description="Helped by a page of this site.")
