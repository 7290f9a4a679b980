"""Requests for access to a company, on the wire."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from backend.core.schemas import Flag, Moment, Paged, PageQuery, Prose, Schema
from backend.identity.scopes import Role
from backend.organisations.models import AccessParty, AccessStatus, ContestGround, Verification
from backend.organisations.schemas.companies import EnteredKvkNumber


class AccessRequestCreate(Schema):
    """Ask for access to a company that takes part already."""

    kvk_number: EnteredKvkNumber
    explanation: Prose = Field(max_length=2000, description="Who you are there. The owner and Syntens read this.")


class AccessRequestFilter(PageQuery):
    """Which requests."""

    status: list[AccessStatus] = Field(default=[], max_length=7, description="In one of these states.")


class AccessChangeRead(Schema):
    """One move of a request. Never with a name: the claimant must not learn who owns the company."""

    to_status: AccessStatus
    party: AccessParty
    occurred_at: Moment
    ground: ContestGround | None
    reason: str | None = Field(description="Of a decision by Syntens; for everybody.")
    note: str | None = Field(description="Of the owner for Syntens; null for the claimant.")


class AccessRequestRead(Schema):
    """A request for access, as you may see it."""

    id: UUID
    status: AccessStatus
    kvk_number: str
    company_name: str | None = Field(description="Null for the claimant until let in.")
    company_verification: Verification | None = Field(description="Null for the claimant.")
    claimant_name: str
    claimant_email: str
    explanation: str
    answer_before: date = Field(description="The last day for the owner to answer; afterwards Syntens decides.")
    created_at: Moment
    version: int = Field(description="Send it as If-Match with a move.")
    your_part: AccessParty
    allowed: list[AccessStatus] = Field(description="The moves that are yours now.")
    history: list[AccessChangeRead] = Field(description="Oldest first.")


class AccessRequestPage(Paged[AccessRequestRead]):
    """One page of requests."""


class Admit(Schema):
    """The owner lets somebody in, with one role."""

    to: Literal["admitted"]
    role: Role


class Contest(Schema):
    """The owner does not let somebody in; Syntens decides."""

    to: Literal["contested"]
    ground: ContestGround = Field(description="The claimant reads this.")
    note: Prose | None = Field(default=None, max_length=2000, description="For Syntens only.")


class Withdraw(Schema):
    """The claimant takes the request back."""

    to: Literal["withdrawn"]


class Grant(Schema):
    """Syntens lets somebody in as owner, after a check."""

    to: Literal["granted"]
    reason: Prose = Field(max_length=2000, description="For everybody.")
    replaces_people: Flag = Field(description="True takes the access of all others away.")


class Reject(Schema):
    """Syntens does not let somebody in."""

    to: Literal["rejected"]
    reason: Prose = Field(max_length=2000, description="For everybody.")


AccessMove = Annotated[Admit | Contest | Withdraw | Grant | Reject, Field(discriminator="to")]
