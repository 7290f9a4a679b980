"""Asking for a link by mail, and following one, on the wire."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Schema
from backend.identity.schemas.accounts import CurrentPassword, Email, MailLanguage, Password, PersonName

LinkToken = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, pattern=r"^[^\u0000]*$"),
    Field(description="The part of the link behind `#`."),
]
Language = Annotated[MailLanguage, Field(description="Language of mails to you.")]


class MailOnItsWay(Schema):
    """A mail was queued. It says no more than that, whoever the address belongs to."""

    valid_minutes: int = Field(description="How long a link in it works.")


class SignUpCreate(Schema):
    """Ask for an account for yourself."""

    name: PersonName = Field(description="Your name, as colleagues and advisers see it.")
    email: Email
    password: Password
    language: Language = "nl"


class SignUpUse(Schema):
    """Confirm a sign-up: with the link from the mail, and the password you chose."""

    token: LinkToken
    password: CurrentPassword


class LinkCreate(Schema):
    """Ask for a link at this address."""

    email: Email
    language: Language = "nl"


class LinkUse(Schema):
    """Follow a link."""

    token: LinkToken


class PasswordResetUse(Schema):
    """Choose a new password with the link from the mail."""

    token: LinkToken
    password: Password


class EmailChangeCreate(Schema):
    """Ask for another e-mail address on your account."""

    email: Email
    password: CurrentPassword = Field(description="Your current password.")


class PasswordUpdate(Schema):
    """Choose another password."""

    current: CurrentPassword = Field(description="Your current password.")
    password: Password
