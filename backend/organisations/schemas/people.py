"""The people of an organisation and the invitations to it, on the wire."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from backend.core.schemas import Cents, Moment, Schema
from backend.identity.schemas.accounts import Email
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models.people import InvitationStatus

Token = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{20,100}$")]


class PersonRead(Schema):
    """Somebody who acts for the organisation, with what they may do there."""

    account_id: UUID
    name: str
    email: str
    roles: list[Role]
    since: Moment
    decision_limit_cents: int | None = Field(
        description="The most this officer grants of a voucher, in euro cents; null is no limit."
    )
    version: int = Field(description="Of these roles and limit; send it as If-Match when you change them.")


class PersonList(Schema):
    """The people of an organisation, by name."""

    items: list[PersonRead]


class PersonUpdate(Schema):
    """Give somebody these roles, in place of the present ones."""

    roles: list[Role] = Field(min_length=1, max_length=4, description="Roles that fit the kind of organisation.")


class DecisionLimitUpdate(Schema):
    """How much of a voucher an officer may grant."""

    decision_limit_cents: Cents | None = Field(description="At most this, in euro cents; null takes the limit away.")


class InvitationCreate(Schema):
    """Let somebody in. They get a link by mail, good for fourteen days and for this address only."""

    email: Email
    role: Role


class InvitationRead(Schema):
    """An invitation, as the organisation sees it."""

    id: UUID
    email: str
    role: Role
    status: InvitationStatus
    invited_by: str | None = Field(description="Name; null when that account is gone.")
    sent_at: Moment
    expires_at: Moment
    version: int = Field(description="Send it as If-Match when you change the invitation.")


class InvitationList(Schema):
    """Invitations that can still be used or sent again, newest first."""

    items: list[InvitationRead]


class InvitationToken(Schema):
    """The token of the link in the mail. It stands behind the # of the link, so that no server logs it."""

    token: Token


class InvitationView(Schema):
    """What the person who was invited sees before deciding."""

    organisation_name: str
    organisation_kind: OrganisationKind
    role: Role
    email: str = Field(description="The address it is for.")
    invited_by: str | None
    status: InvitationStatus
    expires_at: Moment


class InvitationAcceptance(Schema):
    """You belong to the organisation, and act for it from now on."""

    organisation_id: UUID
    organisation_name: str
    role: Role
