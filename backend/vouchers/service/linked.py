"""Declaring which companies form a single undertaking with one's own."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.organisations import queries as organisations
from backend.vouchers.errors import LinkedCompanyKnown, LinkedCompanyNotFound
from backend.vouchers.models import LinkedCompany
from backend.vouchers.schemas.aid import LinkedCompanyCreate

MOST = 200


async def declare(
    session: AsyncSession, principal: Principal, company_id: UUID, wish: LinkedCompanyCreate
) -> LinkedCompany:
    """Declare another company. Raises CompanyNotFound (404), LinkedCompanyKnown (409)."""
    company = await organisations.get_company(session, principal, company_id, for_update=True)
    if wish.kvk_number == company.kvk_number:
        raise invalid(field("#/kvkNumber", "own", nl="Dit is uw eigen KVK-nummer.", en="This is your own KVK number."))
    current = (LinkedCompany.company_id == company.id, LinkedCompany.ended_at.is_(None))
    if await session.scalar(select(LinkedCompany.id).where(*current, LinkedCompany.kvk_number == wish.kvk_number)):
        raise LinkedCompanyKnown
    if (await session.scalar(select(func.count()).where(*current)) or 0) >= MOST:
        raise invalid(
            field(
                "#/kvkNumber",
                "too_many",
                nl=f"U kunt ten hoogste {MOST} ondernemingen opgeven.",
                en=f"You can declare at most {MOST} companies.",
            )
        )
    made = LinkedCompany(
        company_id=company.id,
        kvk_number=wish.kvk_number,
        name=wish.name.strip(),
        declared_at=clock.now(),
        declared_by=principal.account_id,
    )
    session.add(made)
    await session.flush()
    _record(session, principal, "linked_companies.declare", made)
    return made


async def end(
    session: AsyncSession, principal: Principal, company_id: UUID, linked_id: UUID, if_match: str | None
) -> None:
    """It is linked no longer; the declaration stays on record. Raises CompanyNotFound, LinkedCompanyNotFound (404)."""
    company = await organisations.get_company(session, principal, company_id, for_update=True)
    found = await session.get(LinkedCompany, linked_id)
    if found is None or found.company_id != company.id or found.ended_at is not None:
        raise LinkedCompanyNotFound
    require_current(found, if_match)
    found.ended_at, found.ended_by = clock.now(), principal.account_id
    await session.flush()
    _record(session, principal, "linked_companies.end", found)


def _record(session: AsyncSession, principal: Principal, act: str, linked: LinkedCompany) -> None:
    audit.record(
        session,
        principal,
        act,
        "company",
        linked.company_id,
        organisation_id=linked.company_id,
        kvk_number=linked.kvk_number,
    )
