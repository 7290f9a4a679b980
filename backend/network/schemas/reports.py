"""Reports, decisions and objections as they cross the wire."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Flag, Paged, PageQuery, Prose, Schema
from backend.network.models import NetworkVerdict
from backend.questions.models import AppealOutcome, ReportReason

Reason = Annotated[Prose, StringConstraints(max_length=2_000)]


class NetworkReportCreate(Schema):
    """What the other wrote that Syntens should look at. Nothing else of the conversation is read."""

    reason: ReportReason
    words: Reason | None = Field(default=None, description="What you want to say about it. Only Syntens reads it.")
    message_ids: list[UUID] = Field(default_factory=list, max_length=20, description="Messages of the other.")
    includes_introduction: Flag = Field(default=False, description="Also what the other wrote to ask for contact.")


class NetworkReportReceived(Schema):
    """It is with Syntens."""

    id: UUID


class NetworkReportFilter(PageQuery):
    """Which reports."""

    waiting: bool = Field(default=False, description="For Syntens: only what waits for a decision.")


class NetworkReportRead(Schema):
    """A report. Syntens reads no names; whoever it is about never reads who reported, why, or in which words."""

    id: UUID
    reason: ReportReason | None
    words: str | None
    reported_words: list[str] = Field(description="What was written, as it was when it was reported.")
    reported_at: datetime
    verdict: NetworkVerdict | None
    decision: str | None
    decided_at: datetime | None
    appeal: str | None
    appealed_at: datetime | None
    appeal_outcome: AppealOutcome | None
    appeal_reason: str | None
    is_about_me: bool
    allowed_acts: list[Literal["decide", "appeal", "decide_appeal"]]
    version: int = Field(description="Goes up at each change; the ETag.")


class NetworkReportPage(Paged[NetworkReportRead]):
    """One page of reports."""


class NetworkReportDecision(Schema):
    """What becomes of whoever was reported."""

    verdict: NetworkVerdict = Field(description="Excluded: no longer found, and writes to nobody in the network.")
    reason: Reason = Field(description="Whoever it is about reads it when excluded.")


class NetworkAppealCreate(Schema):
    """Why whoever was excluded does not agree."""

    words: Reason


class NetworkAppealDecision(Schema):
    """What another officer decides."""

    outcome: AppealOutcome
    reason: Reason = Field(description="Whoever objected reads it.")
