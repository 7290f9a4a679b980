"""Signing in through an identity provider, on the wire."""

import re
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from backend.core.schemas import Moment, Schema
from backend.identity.assurance import Assurance
from backend.identity.schemas.sessions import SessionRead

RETURN_FORM = r"^/([^/\\\u0000-\u0020\u007f][^\\\u0000-\u0020\u007f]*)?$"


def _own_page(text: str) -> str:
    """A page of this site. Whatever a browser could read as another site is refused."""
    path = re.split(r"[?#]", text, maxsplit=1)[0]
    if not re.fullmatch(RETURN_FORM, text) or "//" in path or {".", ".."} & set(path.split("/")):
        raise ValueError("Geef een pagina van deze site, zoals /bedrijf. | Give a page of this site, such as /bedrijf.")
    return text


OwnPage = Annotated[
    str,
    AfterValidator(_own_page),
    Field(
        max_length=1000,
        description="Page of this app to go on at afterwards.",
        examples=["/bedrijf/vouchers"],
        json_schema_extra={"pattern": RETURN_FORM},
    ),
]
Opaque = Annotated[str, StringConstraints(min_length=1, max_length=4000, pattern=r"^[\u0021-\u007e]+$")]


class OpenidProviderRead(Schema):
    """An identity provider people can sign in through."""

    label: str = Field(description="Its name, as people know it.", examples=["eHerkenning"])
    assurances: list[Assurance] = Field(description="The levels of assurance it can vouch for, lowest first.")
    company_assurance: Assurance | None = Field(
        description="The level from which it verifies somebody's company; null when it gives no KVK number."
    )


class OpenidProviderList(Schema):
    """The identity providers of this deployment: none or one."""

    items: list[OpenidProviderRead]


class OpenidSignInCreate(Schema):
    """Begin signing in through the identity provider; or, signed in, confirm who you are at a level of assurance."""

    return_to: OwnPage = "/"
    assurance: Assurance | None = Field(default=None, description="The level that is needed; nothing asks none.")


class OpenidSignInRead(Schema):
    """A sign-in that has begun."""

    address: str = Field(description="Where the browser goes now.")
    expires_at: Moment = Field(description="Until when its answer is taken.")


class OpenidAnswerCreate(Schema):
    """What the provider sent back along with the browser: `code`, or `error`."""

    state: Opaque
    code: Opaque | None = None
    issuer: Opaque | None = Field(default=None, description="`iss` of the answer (RFC 9207).")
    error: Opaque | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "OpenidAnswerCreate":
        if (self.code is None) == (self.error is None):
            raise ValueError("Stuur code of error. | Send code or error.")
        return self


class OpenidOutcomeRead(Schema):
    """Who is signed in now, and where to go on."""

    outcome: Literal["signed_in", "account_made", "linked", "confirmed"] = Field(
        description="Signed in; signed in with a new account; identity linked to your account; confirmed who you are."
    )
    return_to: str
    verified_company_id: UUID | None = Field(description="Your company that the provider vouched for just now.")
    session: SessionRead


class OpenidIdentityRead(Schema):
    """You, at an identity provider."""

    id: UUID
    label: str
    created_at: Moment
    last_used_at: Moment


class OpenidIdentityList(Schema):
    """Your identities at identity providers."""

    items: list[OpenidIdentityRead]
