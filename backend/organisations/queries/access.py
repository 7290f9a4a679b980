"""Requests for access to a company: who sees which, and what each party sees of one."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, case, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of_entities
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.organisations.errors import AccessRequestNotFound
from backend.organisations.models import AccessChange, AccessParty, AccessRequest, AccessStatus, Company
from backend.organisations.models.access import OPEN, moves_of
from backend.organisations.schemas.access import AccessRequestFilter

LETS_IN = (AccessStatus.ADMITTED, AccessStatus.GRANTED)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """One's own requests; those for the company one owns; all of them for Syntens."""
    if principal.may("companies:verify"):
        return AccessRequest.id.is_not(None)
    seen = [AccessRequest.account_id == principal.account_id]
    if Role.OWNER in principal.roles:
        seen.append(AccessRequest.company_id == principal.organisation_id)
    return or_(*seen)


def party_of(principal: Principal, request: AccessRequest) -> AccessParty:
    """In which capacity somebody looks at a request. Nobody judges a request of their own."""
    if request.account_id == principal.account_id:
        return AccessParty.CLAIMANT
    return AccessParty.SYNTENS if principal.may("companies:verify") else AccessParty.OWNER


async def get_request(
    session: AsyncSession, principal: Principal, request_id: UUID, *, for_update: bool = False
) -> AccessRequest:
    """A request, when this principal may see it. Raises AccessRequestNotFound (404)."""
    statement = select(AccessRequest).where(AccessRequest.id == request_id, visible_to(principal))
    found: AccessRequest | None = await session.scalar(statement.with_for_update() if for_update else statement)
    if found is None:
        raise AccessRequestNotFound
    return found


async def list_requests(session: AsyncSession, principal: Principal, wanted: AccessRequestFilter) -> dict[str, Any]:
    """One page: what is open first, by the day it was asked."""
    statement = select(AccessRequest).where(visible_to(principal))
    if wanted.status:
        statement = statement.where(AccessRequest.status.in_(wanted.status))
    is_open = case((AccessRequest.status.in_(OPEN), 0), else_=1)
    found = await page_of_entities(
        session, statement.order_by(is_open, AccessRequest.created_at, AccessRequest.id), wanted
    )
    return {**found, "items": [await describe(session, principal, request) for request in found["items"]]}


async def describe(session: AsyncSession, principal: Principal, request: AccessRequest) -> dict[str, Any]:
    """A request as this person may see it.

    The claimant learns nothing of who owns the company: no names, no free text of the owner, and the company's own
    name only once let in.
    """
    party = party_of(principal, request)
    company = await session.get_one(Company, request.company_id)
    account = await session.get_one(Account, request.account_id)
    names = party is not AccessParty.CLAIMANT
    kept = ("id", "status", "explanation", "answer_before", "created_at", "version")
    return {
        **{key: getattr(request, key) for key in kept},
        "kvk_number": company.kvk_number,
        "company_name": company.name if names or request.status in LETS_IN else None,
        "company_verification": company.verification if names else None,
        "claimant_name": account.name,
        "claimant_email": account.email,
        "your_part": party,
        "allowed": moves_of(request.status, party),
        "history": await _history(session, request, with_notes=names),
    }


async def _history(session: AsyncSession, request: AccessRequest, *, with_notes: bool) -> list[dict[str, Any]]:
    rows = await session.scalars(
        select(AccessChange).where(AccessChange.access_request_id == request.id).order_by(AccessChange.id)
    )
    kept = ("to_status", "party", "occurred_at", "ground", "reason")
    return [{**{key: getattr(row, key) for key in kept}, "note": row.note if with_notes else None} for row in rows]
