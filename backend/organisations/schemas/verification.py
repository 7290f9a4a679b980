"""Letters with a code, on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Line, LocalizedText, Moment, Schema
from backend.organisations.models import LetterStatus, Verification


class VerificationLetterRead(Schema):
    """A letter with a code, as its company sees it. The code itself stands on paper only."""

    id: UUID
    company_id: UUID
    status: LetterStatus
    asked_at: Moment
    printed_at: Moment | None
    expires_at: Moment | None
    attempts_left: int = Field(description="How many wrong codes are still allowed.")


class CompanyVerificationRead(Schema):
    """Whether a company stands verified, and the letter that can make it so."""

    verification: Verification
    verified_at: Moment | None
    letter: VerificationLetterRead | None = Field(description="The newest that was not used or replaced.")


class QueuedLetter(Schema):
    """A letter that waits to be printed."""

    id: UUID
    company_id: UUID
    company_name: str
    kvk_number: str
    place: str | None
    asked_at: Moment


class LetterQueue(Schema):
    """The print queue, oldest first."""

    items: list[QueuedLetter]


class LetterPrintCreate(Schema):
    """Print a letter. Look up the address in the trade register: never take it from who asked."""

    address: list[Line] = Field(
        min_length=1, max_length=5, description="Lines of the address in the trade register. It is not kept."
    )


class LetterPrint(Schema):
    """The letter, once: its code is shown in no other place and at no other time."""

    address: list[str]
    code: str
    subject: LocalizedText
    body: LocalizedText
    expires_at: Moment
    pdf: str = Field(
        description="The letter for the printer: a PDF (PDF/UA-1), in Base64.",
    )


class CodeEntryCreate(Schema):
    """The code of the letter, with or without its hyphen."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9 -]{1,20}$")]


class CodeEntryRead(Schema):
    """Whether the code was right."""

    verified: bool
    attempts_left: int
