"""Steps of the clock, reports, decisions and what one follows, as they cross the wire."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator

from backend.core.schemas import Paged, PageQuery, Prose, Schema
from backend.core.themes import Theme
from backend.questions.models import AppealOutcome, DigestRhythm, ReportReason, StepStage, Verdict
from backend.toolbox.schemas import SectorCode

Reason = Annotated[Prose, StringConstraints(max_length=2_000)]


class QuestionStepFilter(PageQuery):
    """Which questions that somebody looks at."""

    stage: StepStage | None = Field(default=None, description="Only at this stage.")


class QuestionStepRead(Schema):
    """A question that somebody was asked to look at."""

    id: UUID
    question_id: UUID
    title: str
    themes: list[Theme]
    sectors: list[str]
    asked_at: datetime
    stage: StepStage
    started_at: datetime
    due_on: date
    is_late: bool
    accepted_at: datetime | None
    adviser: str | None
    is_demonstration: bool
    allowed_acts: list[Literal["accept", "pass_on"]]
    version: int = Field(description="Goes up at each change; the ETag.")


class QuestionStepPage(Paged[QuestionStepRead]):
    """One page, what is due first on top."""


class QuestionStepMove(Schema):
    """An adviser takes it up or passes it on; Syntens passes it on to an adviser."""

    to_status: Literal["accepted", "passed_on"]


class QuestionReportCreate(Schema):
    """Something is wrong with a question, or with one of its answers."""

    answer_id: UUID | None = Field(default=None, description="The answer; null for the question itself.")
    reason: ReportReason
    words: Reason | None = Field(default=None, description="What is wrong; only Syntens reads it.")


class QuestionReportReceived(Schema):
    """It is with Syntens."""

    id: UUID


class QuestionReportRead(Schema):
    """A report in the queue, with the words it is about. Who reported and who wrote is not told."""

    id: UUID
    question_id: UUID
    answer_id: UUID | None
    title: str
    body: str
    reason: ReportReason
    words: str | None
    reported_at: datetime
    reports: int = Field(description="How many readers reported it and wait.")
    is_mine: bool = Field(description="You wrote it: a colleague decides.")
    is_demonstration: bool
    version: int = Field(description="Goes up at each change; the ETag.")


class QuestionReportPage(Paged[QuestionReportRead]):
    """One page of reports that wait, the oldest first."""


class QuestionReportFilter(PageQuery):
    """Which reports."""


class PostVerdict(Schema):
    """What becomes of what was reported; it holds for every report of the same."""

    verdict: Verdict
    reason: Reason = Field(description="Whoever wrote it reads it when it is hidden.")


class QuestionDecisionFilter(PageQuery):
    """Which decisions."""

    appealed: bool = Field(default=False, description="For Syntens: only with an objection that waits.")


class QuestionDecisionRead(Schema):
    """A decision on a question or an answer, with an objection to it."""

    id: UUID
    question_id: UUID
    answer_id: UUID | None
    title: str
    body: str
    verdict: Verdict
    reason: str
    decided_at: datetime
    appeal: str | None
    appealed_at: datetime | None
    appeal_outcome: AppealOutcome | None
    appeal_reason: str | None
    is_mine: bool
    is_demonstration: bool
    allowed_acts: list[Literal["appeal", "decide_appeal"]]
    version: int = Field(description="Goes up at each change; the ETag.")


class QuestionDecisionPage(Paged[QuestionDecisionRead]):
    """One page of decisions, the newest first."""


class AppealCreate(Schema):
    """Why you do not agree; once."""

    words: Reason


class AppealDecision(Schema):
    """What another officer decides on it."""

    outcome: AppealOutcome
    reason: Reason = Field(description="Whoever wrote it reads it.")


class QuestionFollowCreate(Schema):
    """Follow one question, one theme or one sector."""

    question_id: UUID | None = None
    theme: Theme | None = None
    sector: SectorCode | None = None

    @model_validator(mode="after")
    def one_thing(self) -> "QuestionFollowCreate":
        """Refuse none and more than one."""
        if sum(each is not None for each in (self.question_id, self.theme, self.sector)) != 1:
            raise ValueError("Geef één vraag, thema of sector. | Give one question, theme or sector.")
        return self


class QuestionFollowRead(Schema):
    """Something you follow."""

    id: UUID
    question_id: UUID | None
    title: str | None = Field(description="Of the question.")
    theme: Theme | None
    sector: str | None


class QuestionFollowList(Schema):
    """All that you follow, and how often you get mail about it."""

    items: list[QuestionFollowRead]
    rhythm: DigestRhythm


class QuestionDigestWrite(Schema):
    """How often you want mail about what you follow."""

    rhythm: DigestRhythm


class QuestionDigestRead(Schema):
    """How often you get mail about what you follow."""

    rhythm: DigestRhythm


class DigestStop(Schema):
    """The key from the link in the mail."""

    key: Annotated[str, StringConstraints(max_length=120)]
