"""What is asked to be set on paper."""

from typing import Annotated, Literal

from pydantic import Field

from backend.core.schemas import Schema
from backend.scans.models import InvitationKind, Respondent
from backend.scans.schemas.quick_scan import QuickScanCreate
from backend.scans.schemas.responses import TOKEN_FORM

Language = Literal["nl", "en"]
Token = Annotated[str, Field(pattern=TOKEN_FORM)]


class ScanSheetCreate(Schema):
    """A poster with the shared link, or slips with links that each work once."""

    audience: Respondent
    kind: InvitationKind
    tokens: list[Token] = Field(min_length=1, max_length=250, description="The parts of the links after the #.")
    language: Language = "nl"


class ScanStaffSlipsCreate(Schema):
    """Slips with the single-use links that a staff representative made."""

    tokens: list[Token] = Field(min_length=1, max_length=250, description="The parts of the links after the #.")
    language: Language = "nl"


class QuickScanDocumentCreate(QuickScanCreate):
    """The answers of a visitor, for the result on paper. They are not kept."""

    language: Language = "nl"
