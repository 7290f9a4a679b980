"""Signing in, and who is signed in, on the wire."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Moment, Schema
from backend.identity.schemas.accounts import CurrentPassword, Email
from backend.identity.scopes import OrganisationKind, Role


class SessionCreate(Schema):
    """Sign in with e-mail address and password."""

    email: Email
    password: CurrentPassword


class SessionUpdate(Schema):
    """Act for another of your organisations."""

    organisation_id: UUID


class SessionAccount(Schema):
    """The person who is signed in."""

    id: UUID
    name: str
    email: str
    language: Literal["nl", "en"]


class SessionOrganisation(Schema):
    """The organisation the person acts for now."""

    id: UUID
    name: str
    kind: OrganisationKind


class SessionMembership(Schema):
    """An organisation the person can act for, with the roles there."""

    organisation_id: UUID
    organisation_name: str
    kind: OrganisationKind
    roles: list[Role]
    mandated_through: str | None = Field(
        description="The organisation of yours that this company gave a mandate; null where you belong yourself."
    )


class SessionRead(Schema):
    """Who is signed in. Also answers a visitor, with `authenticated` false."""

    authenticated: bool
    account: SessionAccount | None
    organisation: SessionOrganisation | None
    roles: list[Role]
    scopes: list[str]
    memberships: list[SessionMembership]


class OwnSession(Schema):
    """One browser in which you are signed in."""

    id: UUID
    browser: str | None = Field(description="Name of the browser, when it told.")
    system: str | None = Field(description="What it runs on, when it told.")
    created_at: Moment = Field(description="When you signed in.")
    last_seen_at: Moment = Field(description="When it was last used, give or take five minutes.")
    expires_at: Moment = Field(description="When it ends, used or not.")
    is_current: bool = Field(description="This is the browser that asks.")


class OwnSessionList(Schema):
    """Every browser in which you are signed in, at most 100: this one first, then the last used."""

    items: list[OwnSession]
