"""Which companies form a single undertaking."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.organisations import queries as organisations
from backend.organisations.models import Company
from backend.organisations.queries import require_insider
from backend.vouchers.models import LinkedCompany


async def linked_companies(session: AsyncSession, principal: Principal, company_id: UUID) -> dict[str, Any]:
    """What a company declares, and for officers who names it. Raises CompanyNotFound (404), NotYourCompany (403)."""
    company = await organisations.get_company(session, principal, company_id)
    require_insider(principal, company)
    rows = await session.execute(
        select(
            LinkedCompany.id,
            LinkedCompany.version,
            LinkedCompany.kvk_number,
            LinkedCompany.name,
            LinkedCompany.declared_at,
            Account.name.label("declared_by"),
            LinkedCompany.ended_at,
        )
        .outerjoin(Account, Account.id == LinkedCompany.declared_by)
        .where(LinkedCompany.company_id == company_id)
        .order_by(LinkedCompany.ended_at.desc().nulls_first(), LinkedCompany.declared_at, LinkedCompany.id)
        .limit(500)
    )
    items = [dict(row) for row in rows.mappings()]
    return {"items": items, "named_by": await _named_by(session, company) if principal.acts_for_programme else []}


async def _named_by(session: AsyncSession, company: Company) -> list[dict[str, Any]]:
    declared = select(LinkedCompany.kvk_number).where(
        LinkedCompany.company_id == company.id, LinkedCompany.ended_at.is_(None)
    )
    rows = await session.execute(
        select(Company.kvk_number, Company.name)
        .join(LinkedCompany, LinkedCompany.company_id == Company.id)
        .where(
            LinkedCompany.kvk_number == company.kvk_number,
            LinkedCompany.ended_at.is_(None),
            Company.kvk_number.not_in(declared),
        )
        .order_by(Company.sort_name)
        .limit(50)
    )
    return [dict(row) for row in rows.mappings()]
