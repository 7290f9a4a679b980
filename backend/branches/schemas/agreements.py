"""The agreements between a branch and the programme, on the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.branches.models import AgreementKind, AgreementStatus
from backend.core.schemas import Line, LocalizedText, Moment, Prose, Schema, Yes

Edition = Annotated[str, Field(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$", examples=["2026-11"])]
Reason = Annotated[Prose, Field(max_length=2000)]


class AgreementArticle(Schema):
    """A part of an agreement."""

    heading: LocalizedText
    text: LocalizedText = Field(description="Plain text; a blank line begins a new paragraph.")


class AgreementTextRead(Schema):
    """The text of an agreement that is signed today."""

    kind: AgreementKind
    edition: str = Field(description="Year and month of this text.")
    published_on: date
    title: LocalizedText
    summary: LocalizedText
    articles: list[AgreementArticle]


class AgreementTextList(Schema):
    """The texts, in the order in which they are signed."""

    items: list[AgreementTextRead]


class BranchAgreementRead(Schema):
    """A signature of a branch, and how the programme answered it."""

    id: UUID
    kind: AgreementKind
    edition: str = Field(description="Year and month of the text that was signed.")
    language: Literal["nl", "en"] = Field(description="In which language it was signed.")
    status: AgreementStatus
    signer_name: str
    signer_function: str
    signed_at: Moment
    countersigner_name: str | None
    countersigner_function: str | None
    countersigned_at: Moment | None
    returned_at: Moment | None
    return_reason: str | None


class BranchAgreementList(Schema):
    """What was signed for a branch, newest first."""

    items: list[BranchAgreementRead]


class BranchAgreementCreate(Schema):
    """Sign an agreement for your branch."""

    kind: AgreementKind
    edition: Edition = Field(description="The text you read; refused when there is a newer one.")
    language: Literal["nl", "en"] = Field(description="The language you read it in; the document is in that language.")
    signer_name: Line = Field(description="Your name, as it stands under the agreement.")
    signer_function: Line = Field(description="What you are at the branch.")
    may_represent: Yes = Field(description="That you may sign for this organisation.")


class AgreementCountersign(Schema):
    """Sign for the programme too; from now on the agreement holds."""

    to_status: Literal["countersigned"]
    signer_function: Line = Field(description="What you are at the programme office.")


class AgreementReturn(Schema):
    """Send the signature back; the branch can sign again."""

    to_status: Literal["returned"]
    reason: Reason = Field(description="Why, for the branch to read.")


AgreementMove = Annotated[AgreementCountersign | AgreementReturn, Field(discriminator="to_status")]
