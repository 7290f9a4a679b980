"""Who is signed in, and for whom this person can act."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core import clock
from backend.identity.mandates import MANDATED
from backend.identity.models import Account, Mandate, Membership, Organisation, Session
from backend.identity.principals import Principal

MOST_SESSIONS = 100
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
            {
                "organisation_id": organisation_id,
                "organisation_name": name,
                "kind": kind,
                "roles": [],
                "mandated_through": None,
            },
        )
        entry["roles"].append(role)
    return [*found.values(), *await _mandates_of(session, frozenset(found))]


async def mandate_for(session: AsyncSession, account_id: UUID, company_id: UUID) -> Mandate | None:
    """The mandate by which this person acts for a company today, as `principals` finds it on each request."""
    today = clock.today()
    found: Mandate | None = await session.scalar(
        select(Mandate)
        .join(Membership, Membership.organisation_id == Mandate.organisation_id)
        .where(
            Membership.account_id == account_id,
            Mandate.company_id == company_id,
            Mandate.ended_at.is_(None),
            Mandate.starts_on <= today,
            Mandate.ends_on >= today,
        )
        .order_by(Mandate.organisation_id)
        .limit(1)
    )
    return found


async def _mandates_of(session: AsyncSession, own: frozenset[UUID]) -> list[dict[str, Any]]:
    """The companies that gave one of this person's organisations a mandate that holds today, by name."""
    company, through = aliased(Organisation), aliased(Organisation)
    today = clock.today()
    rows = await session.execute(
        select(company.id, company.name, company.kind, through.name)
        .select_from(Mandate)
        .join(company, company.id == Mandate.company_id)
        .join(through, through.id == Mandate.organisation_id)
        .where(
            Mandate.organisation_id.in_(own),
            Mandate.company_id.not_in(own),
            Mandate.ended_at.is_(None),
            Mandate.starts_on <= today,
            Mandate.ends_on >= today,
        )
        .order_by(company.sort_name, company.id, Mandate.organisation_id)
    )
    found: dict[UUID, dict[str, Any]] = {}
    for organisation_id, name, kind, mandated_through in rows:
        entry = {
            "organisation_id": organisation_id,
            "organisation_name": name,
            "kind": kind,
            "roles": sorted(MANDATED),
            "mandated_through": mandated_through,
        }
        found.setdefault(organisation_id, entry)
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


async def own_sessions(session: AsyncSession, principal: Principal, *, idle_minutes: int) -> list[dict[str, Any]]:
    """Where this person is signed in: the session that asks first, then the last used."""
    moment = clock.now()
    current = Session.id == principal.session_id
    found = await session.scalars(
        select(Session)
        .where(
            Session.account_id == principal.account_id,
            Session.expires_at > moment,
            Session.last_seen_at > moment - timedelta(minutes=idle_minutes),
        )
        .order_by(current.desc(), Session.last_seen_at.desc(), Session.id)
        .limit(MOST_SESSIONS)
    )
    return [
        {
            "id": each.id,
            "browser": each.browser,
            "system": each.system,
            "created_at": each.created_at,
            "last_seen_at": each.last_seen_at,
            "expires_at": each.expires_at,
            "is_current": each.id == principal.session_id,
        }
        for each in found
    ]
