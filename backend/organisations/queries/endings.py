"""What became of a company that ended, and in which company it can go on."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.principals import Principal
from backend.organisations.models import Company, CompanyStatusChange
from backend.organisations.queries.companies import get_company, require_insider


async def status_changes_of(session: AsyncSession, principal: Principal, company_id: UUID) -> list[dict[str, Any]]:
    """How a company ended and why, the newest first. Raises CompanyNotFound (404), NotYourCompany (403)."""
    require_insider(principal, await get_company(session, principal, company_id))
    rows = await session.execute(
        select(CompanyStatusChange, Company.kvk_number, Company.name)
        .outerjoin(Company, Company.id == CompanyStatusChange.successor_id)
        .where(CompanyStatusChange.company_id == company_id)
        .order_by(CompanyStatusChange.id.desc())
    )
    return [_described(change, kvk_number, name) for change, kvk_number, name in rows]


async def hold_with_successor(session: AsyncSession, company: Company, kvk_number: str | None) -> Company | None:
    """The company with this number, held together with the one that ends; None when we do not know it.

    Both are held in one order, so that two companies that are merged into each other do not wait for each other.
    """
    wanted = Company.id == company.id
    if kvk_number is not None:
        wanted |= Company.kvk_number == kvk_number
    held = await session.scalars(
        select(Company).where(wanted).order_by(Company.id).with_for_update().execution_options(populate_existing=True)
    )
    return next((found for found in held.all() if found.kvk_number == kvk_number), None)


def _described(change: CompanyStatusChange, kvk_number: str | None, name: str | None) -> dict[str, Any]:
    kept = ("to_status", "ended_on", "reason", "occurred_at")
    return {
        **{key: getattr(change, key) for key in kept},
        "successor": {"kvk_number": kvk_number, "name": name} if change.successor_id else None,
    }
