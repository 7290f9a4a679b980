"""Accounts on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from backend.core.schemas import Line, Moment, Schema
from backend.identity.addresses import EMAIL_FORM, LONGEST, normal_address
from backend.identity.names import clean_name

Email = Annotated[
    str,
    AfterValidator(normal_address),
    Field(
        max_length=LONGEST,
        description="An e-mail address.",
        examples=["anna@voorbeeldbakkerij.example"],
        json_schema_extra={"pattern": EMAIL_FORM},
    ),
]
Password = Annotated[
    str,
    StringConstraints(min_length=12, max_length=200, pattern=r"^[^\u0000]*$"),
    Field(description="At least 12 characters; a common or guessable one is refused."),
]
CurrentPassword = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\u0000]*$")]
PersonName = Annotated[Line, AfterValidator(clean_name)]
MailLanguage = Literal["nl", "en"]


class DemonstrationAccount(Schema):
    """A sign-in of the demonstration world: fictitious, and only on a demonstration server."""

    email: Line
    password: Line
    name: Line
    label_nl: Line
    label_en: Line


class DemonstrationAccountList(Schema):
    """The sign-ins to look around with; empty on a server for real use."""

    items: list[DemonstrationAccount]


class AccountUpdate(Schema):
    """Change your account; what is left out stays."""

    name: PersonName | None = Field(default=None, description="Your name; cannot be emptied.")
    language: MailLanguage | None = Field(default=None, description="Language of mails to you.")


class AccountRead(Schema):
    """Your own account."""

    id: UUID
    name: str
    email: str
    language: MailLanguage
    created_at: Moment
    is_demonstration: bool = Field(description="Invented, on a demonstration server.")
