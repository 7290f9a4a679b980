"""Who is signed in, and for whom this person can act."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import Account, Membership, Organisation
from backend.identity.principals import Principal

VISITOR: dict[str, Any] = {
    "authenticated": False,
    "account": None,
    "organisation": None,
    "roles": [],
    "scopes": [],
    "memberships": [],
}


async def memberships_of(session: AsyncSession, account_id: UUID) -> list[dict[str, Any]]:
    """The organisations a person can act for, by name, with the roles there."""
    rows = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind, Membership.role)
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(Membership.account_id == account_id)
        .order_by(Organisation.sort_name, Organisation.id, Membership.role)
    )
    found: dict[UUID, dict[str, Any]] = {}
    for organisation_id, name, kind, role in rows:
        entry = found.setdefault(
            organisation_id,
            {"organisation_id": organisation_id, "organisation_name": name, "kind": kind, "roles": []},
        )
        entry["roles"].append(role)
    return list(found.values())


async def describe(session: AsyncSession, principal: Principal | None) -> dict[str, Any]:
    """The session as its owner sees it; a visitor gets the empty one."""
    if principal is None:
        return VISITOR
    account = await session.get_one(Account, principal.account_id)
    memberships = await memberships_of(session, account.id)
    active = next((each for each in memberships if each["organisation_id"] == principal.organisation_id), None)
    return {
        "authenticated": True,
        "account": account,
        "organisation": active
        and {"id": active["organisation_id"], "name": active["organisation_name"], "kind": active["kind"]},
        "roles": sorted(principal.roles),
        "scopes": sorted(principal.scopes),
        "memberships": memberships,
    }
