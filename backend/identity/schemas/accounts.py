"""Accounts on the wire."""

import re
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from backend.core.schemas import Line, Moment, Schema

EMAIL_FORM = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$"


def _like_an_address(text: str) -> str:
    if not re.fullmatch(EMAIL_FORM, text):
        raise ValueError(
            "Geef een e-mailadres, zoals naam@bedrijf.nl. | Give an e-mail address, such as name@company.nl."
        )
    return text


Email = Annotated[
    str,
    AfterValidator(_like_an_address),
    Field(
        max_length=254,
        description="An e-mail address.",
        examples=["anna@voorbeeldbakkerij.example"],
        json_schema_extra={"pattern": EMAIL_FORM},
    ),
]
Password = Annotated[str, StringConstraints(min_length=12, max_length=200, pattern=r"^[^\u0000]*$")]


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


class AccountCreate(Schema):
    """Make an account for yourself."""

    name: Line = Field(description="Your name, as colleagues and advisers see it.")
    email: Email
    password: Password = Field(description="At least 12 characters; a common or guessable one is refused.")
    language: Literal["nl", "en"] = Field(default="nl", description="Language of mails to you.")


class AccountUpdate(Schema):
    """Change your account; what is left out stays."""

    name: Line | None = Field(default=None, description="Your name; cannot be emptied.")
    language: Literal["nl", "en"] | None = Field(default=None, description="Language of mails to you.")


class AccountRead(Schema):
    """Your own account."""

    id: UUID
    name: str
    email: str
    language: Literal["nl", "en"]
    created_at: Moment
    is_demonstration: bool = Field(description="Invented, on a demonstration server.")
