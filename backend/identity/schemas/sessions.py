"""Signing in, and who is signed in, on the wire."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Schema
from backend.identity.schemas.accounts import Email
from backend.identity.scopes import OrganisationKind, Role


class SessionCreate(Schema):
    """Sign in with e-mail address and password."""

    email: Email
    password: Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\u0000]*$")]


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
