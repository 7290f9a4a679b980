"""Answering a scan, on the wire. Nothing here names a person."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Integer, LocalizedText, Prose, Schema
from backend.scans.models import LinksFrom, Respondent, ScanStatus
from backend.scans.schemas.questionnaires import ANSWER, QuestionnaireItemRead, QuestionnaireScale, QuestionnaireTheme
from backend.scans.schemas.scans import LINKS_FROM, ScanGroupRead, StaffInformed

TOKEN_FORM = r"^[A-Za-z0-9_-]{16,64}$"  # noqa: S105 - a form, not a secret
Remark = Annotated[Prose, Field(max_length=500)]


class ScanResponseCreate(Schema):
    """Exchange an invitation for a key of one's own."""

    invitation_token: Annotated[str, Field(pattern=TOKEN_FORM, description="The part of the link after the #.")]
    key: Annotated[str, Field(min_length=20, max_length=40)] | None = Field(
        default=None,
        description="A key that you drew yourself and kept, so that you can ask again; else you are given one.",
    )


class ScanResponseUpdate(Schema):
    """Say to which group one belongs, or take that back."""

    group_id: UUID | None


class ScanAnswerWrite(Schema):
    """The answer to one item."""

    value: Annotated[Integer, Field(ge=0, le=5)] | None = Field(description=ANSWER)


class ScanRemarkWrite(Schema):
    """What somebody says in their own words; null takes it back."""

    remark: Remark | None


class ScanAnswerRead(Schema):
    """An item that was answered."""

    item_code: str
    value: int | None = Field(description=ANSWER)


class ScanRemarkRead(Schema):
    """An open question that was answered."""

    item_code: str
    remark: str


class ResponseScan(StaffInformed):
    """What somebody who answers is told of the scan."""

    title: str
    company_name: str
    status: ScanStatus
    closes_on: date
    takes_answers: bool = Field(description="Whether answers can be given or changed now.")
    shared_with_employees: bool = Field(description="Whether employees may read the result.")
    links_from: LinksFrom = Field(description=LINKS_FROM)
    groups: list[ScanGroupRead]
    fewest_shown: int = Field(description="From how many employees a figure is shown.")


class ResponseQuestionnaire(Schema):
    """The questionnaire in the wording of this audience."""

    version_id: UUID
    number: str
    scale: QuestionnaireScale
    themes: list[QuestionnaireTheme]
    items: list[QuestionnaireItemRead]


class ScanResponseRead(Schema):
    """Somebody's own answers."""

    audience: Respondent
    submitted: bool
    group_id: UUID | None
    answers: list[ScanAnswerRead]
    remarks: list[ScanRemarkRead]
    scan: ResponseScan
    questionnaire: ResponseQuestionnaire
    privacy: LocalizedText = Field(description="Who will see what.")


class ScanResponseCreated(ScanResponseRead):
    """One's own key with the questionnaire. The key is shown once; whoever holds it can read and change the answers."""

    key: str = Field(description="Response key and receipt code.", examples=["K7QM2-XR9TA-4BNCD-EFGHJ"])
