"""Builders of accounts, organisations and sessions."""

import secrets
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.models import Account, BranchParticipation, BranchStatus, Membership, Organisation, Session
from backend.identity.principals import hash_token
from backend.identity.scopes import ROLES_OF_KIND, OrganisationKind, Role


async def make_organisation(
    session: AsyncSession,
    *,
    kind: OrganisationKind = OrganisationKind.COMPANY,
    name: str = "Voorbeeld B.V.",
    live: bool = True,
) -> Organisation:
    """An organisation; a branch is live, as if it took part before there were agreements, unless told otherwise."""
    organisation = Organisation(kind=kind, name=name, sort_name=name.lower())
    session.add(organisation)
    await session.flush()
    if kind is OrganisationKind.BRANCH:
        session.add(make_participation(organisation.id, live=live))
        await session.flush()
    return organisation


def make_participation(branch_id: UUID, *, live: bool = True) -> BranchParticipation:
    """How far a branch is: live, or just invited."""
    moment = clock.now()
    return BranchParticipation(
        branch_id=branch_id,
        status=BranchStatus.LIVE if live else BranchStatus.INVITED,
        status_since=moment,
        before_agreements=live,
        data_agreed_at=moment if live else None,
    )


async def make_account(
    session: AsyncSession, *, email: str | None = None, name: str = "Anna Voorbeeld", password_hash: str | None = None
) -> Account:
    account = Account(
        email=email or f"{uuid4().hex[:10]}@voorbeeld.example", name=name, password_hash=password_hash, language="nl"
    )
    session.add(account)
    await session.flush()
    return account


async def make_principal(
    session: AsyncSession,
    *,
    roles: tuple[Role, ...] = (Role.OWNER,),
    organisation_id: UUID | None = None,
    account_id: UUID | None = None,
) -> str:
    """A signed-in person with these roles in the organisation (a new one of the fitting kind); answers the token."""
    if organisation_id is None:
        kind = next((kind for kind, fitting in ROLES_OF_KIND.items() if set(roles) <= set(fitting)), None)
        organisation_id = (await make_organisation(session, kind=kind or OrganisationKind.COMPANY)).id
    if account_id is None:
        account_id = (await make_account(session)).id
    for role in roles:
        session.add(Membership(account_id=account_id, organisation_id=organisation_id, role=role))
    token = secrets.token_urlsafe(16)
    moment = clock.now()
    session.add(
        Session(
            token_hash=hash_token(token),
            account_id=account_id,
            organisation_id=organisation_id,
            last_seen_at=moment,
            expires_at=moment + timedelta(hours=1),
        )
    )
    await session.flush()
    return token
