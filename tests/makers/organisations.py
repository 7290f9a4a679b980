"""Builders of companies and what belongs to them."""

from itertools import count
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.naming import sort_key
from backend.identity.scopes import OrganisationKind
from backend.organisations.models import BranchMembership, Company, Consent, ConsentKind
from tests.makers.identity import make_organisation

_numbers = count(90_000_001)


async def make_company(
    session: AsyncSession,
    *,
    name: str = "Voorbeeldbakkerij B.V.",
    kvk_number: str | None = None,
    section: str = "C",
    employees: int = 38,
    province: str = "NL-NB",
    verified: bool = True,
    is_demonstration: bool = False,
    branch_id: UUID | None = None,
    consents: tuple[ConsentKind, ...] = (),
) -> Company:
    """A company with its organisation; verified unless told otherwise."""
    organisation = await make_organisation(session, kind=OrganisationKind.COMPANY, name=name)
    organisation.is_demonstration = is_demonstration
    company = Company(
        id=organisation.id,
        kvk_number=kvk_number or str(next(_numbers)),
        name=name,
        sort_name=sort_key(name),
        section=section,
        employees=employees,
        province=province,
        is_demonstration=is_demonstration,
    )
    if verified:
        company.verify(clock.now())
    session.add(company)
    await session.flush()
    if branch_id:
        session.add(BranchMembership(branch_id=branch_id, company_id=company.id))
    for kind in consents:
        session.add(Consent(company_id=company.id, kind=kind, given=True, decided_at=clock.now()))
    await session.flush()
    return company
