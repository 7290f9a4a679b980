"""Who belongs to an organisation, and who was invited."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.models import Account, Membership, Organisation
from backend.identity.principals import Principal, hash_token
from backend.identity.scopes import ROLES_OF_KIND, OrganisationKind, Role
from backend.organisations.errors import InvitationNotFound, OrganisationNotFound, PersonNotFound
from backend.organisations.models import Invitation

ALL_MEMBER_ROLES = frozenset(role for roles in ROLES_OF_KIND.values() for role in roles)


@dataclass(slots=True)
class Person:
    """Somebody of an organisation; the version follows from roles and limit, so it changes exactly when they do.

    `decision_limit_cents` is the most an officer grants, in euro cents; None is no limit.
    """

    account_id: UUID
    name: str
    email: str
    roles: list[Role]
    since: datetime
    decision_limit_cents: int | None = None
    version: int = field(init=False)

    def __post_init__(self) -> None:
        limit = "" if self.decision_limit_cents is None else str(self.decision_limit_cents)
        digest = hashlib.sha256(" ".join([*self.roles, limit]).encode()).digest()
        self.version = int.from_bytes(digest[:6], "big")


def keeper_of(kind: OrganisationKind) -> Role:
    """The role of which an organisation of this kind always has one: who holds it lets others in."""
    return ROLES_OF_KIND[kind][0]


async def get_organisation(
    session: AsyncSession, principal: Principal, organisation_id: UUID, *, for_update: bool = False
) -> Organisation:
    """The organisation one acts for as one of its own people. Raises OrganisationNotFound (404) for any other."""
    own = principal.organisation_id == organisation_id and principal.mandated_by is None
    if not own or not principal.roles & ALL_MEMBER_ROLES:
        raise OrganisationNotFound
    statement = select(Organisation).where(Organisation.id == organisation_id)
    return (await session.scalars(statement.with_for_update() if for_update else statement)).one()


def belonging(principal: Principal, organisation_ids: Iterable[UUID]) -> ColumnElement[bool]:
    """Whether this person is one of the people of any of these organisations, for whomever they act now."""
    return exists().where(
        Membership.account_id == principal.person_id, Membership.organisation_id.in_(list(organisation_ids))
    )


async def belongs_to(session: AsyncSession, principal: Principal, organisation_ids: Iterable[UUID]) -> bool:
    """The same, asked now. An officer who does, leaves the matter to a colleague."""
    return bool(await session.scalar(select(belonging(principal, organisation_ids))))


async def people_in(session: AsyncSession, organisation_id: UUID) -> list[Person]:
    """Everybody of an organisation, by name."""
    rows = await session.execute(
        select(
            Account.id,
            Account.name,
            Account.email,
            func.array_agg(Membership.role),
            func.min(Membership.created_at),
            func.min(Membership.decision_limit_cents),
        )
        .join(Membership, Membership.account_id == Account.id)
        .where(Membership.organisation_id == organisation_id)
        .group_by(Account.id)
        .order_by(Account.name, Account.id)
    )
    return [
        Person(account_id, name, email, _in_order(roles), since, limit)
        for account_id, name, email, roles, since, limit in rows
    ]


async def person_in(session: AsyncSession, organisation_id: UUID, account_id: UUID) -> Person:
    """One of the people of an organisation. Raises PersonNotFound (404)."""
    for person in await people_in(session, organisation_id):
        if person.account_id == account_id:
            return person
    raise PersonNotFound


def _in_order(roles: Iterable[str]) -> list[Role]:
    held = frozenset(roles)
    return [role for role in Role if role in held]


async def list_invitations(session: AsyncSession, organisation_id: UUID) -> list[dict[str, Any]]:
    """The invitations of an organisation that are open or expired, newest first."""
    rows = await session.execute(
        select(Invitation, Account.name)
        .outerjoin(Account, Account.id == Invitation.invited_by)
        .where(
            Invitation.organisation_id == organisation_id,
            Invitation.accepted_at.is_(None),
            Invitation.withdrawn_at.is_(None),
        )
        .order_by(Invitation.sent_at.desc(), Invitation.id)
    )
    return [_described(invitation, inviter) for invitation, inviter in rows]


async def describe_invitation(session: AsyncSession, invitation: Invitation) -> dict[str, Any]:
    """One invitation, as the organisation sees it."""
    inviter = await session.get(Account, invitation.invited_by) if invitation.invited_by else None
    return _described(invitation, inviter.name if inviter else None)


def _described(invitation: Invitation, inviter: str | None) -> dict[str, Any]:
    kept = ("id", "email", "role", "sent_at", "expires_at", "version")
    return {
        **{key: getattr(invitation, key) for key in kept},
        "status": invitation.status_at(clock.now()),
        "invited_by": inviter,
    }


async def get_invitation(session: AsyncSession, organisation_id: UUID, invitation_id: UUID) -> Invitation:
    """An invitation of this organisation, locked for a change. Raises InvitationNotFound (404)."""
    found: Invitation | None = await session.scalar(
        select(Invitation)
        .where(Invitation.id == invitation_id, Invitation.organisation_id == organisation_id)
        .with_for_update()
    )
    if found is None:
        raise InvitationNotFound
    return found


async def invitation_by_token(session: AsyncSession, token: str, *, for_update: bool = False) -> Invitation:
    """The invitation that the link of a mail leads to. Raises InvitationNotFound (404), also for a replaced link."""
    statement = select(Invitation).where(Invitation.token_hash == hash_token(token))
    found: Invitation | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise InvitationNotFound
    return found


async def view_invitation(session: AsyncSession, token: str) -> dict[str, Any]:
    """What the person who holds the link sees. Raises InvitationNotFound (404)."""
    invitation = await invitation_by_token(session, token)
    organisation = await session.get_one(Organisation, invitation.organisation_id)
    described = await describe_invitation(session, invitation)
    return {
        **{key: described[key] for key in ("role", "email", "invited_by", "status", "expires_at")},
        "organisation_name": organisation.name,
        "organisation_kind": organisation.kind,
    }
