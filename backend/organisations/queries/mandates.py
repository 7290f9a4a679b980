"""The mandates of a company, and to whom one can be given."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.naming import sort_key
from backend.identity.models import Account, Mandate, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind
from backend.organisations.errors import MandateNotFound
from backend.organisations.queries.companies import get_company, require_insider
from backend.organisations.schemas.mandates import MandateStatus

REPRESENTATIVES = (OrganisationKind.ADVISORY_FIRM, OrganisationKind.BRANCH)


async def list_mandates(session: AsyncSession, principal: Principal, company_id: UUID) -> list[dict[str, Any]]:
    """Every mandate a company gave, current ones first. Raises CompanyNotFound (404), NotYourCompany (403)."""
    require_insider(principal, await get_company(session, principal, company_id))
    rows = await session.execute(
        select(Mandate, Organisation.name, Account.name)
        .join(Organisation, Organisation.id == Mandate.organisation_id)
        .outerjoin(Account, Account.id == Mandate.given_by)
        .where(Mandate.company_id == company_id)
        .order_by(Mandate.ended_at.desc().nulls_first(), Mandate.created_at.desc(), Mandate.id)
        .limit(200)
    )
    return [_described(mandate, name, giver) for mandate, name, giver in rows]


async def describe(session: AsyncSession, mandate: Mandate) -> dict[str, Any]:
    """One mandate."""
    organisation = await session.get_one(Organisation, mandate.organisation_id)
    giver = await session.get(Account, mandate.given_by) if mandate.given_by else None
    return _described(mandate, organisation.name, giver.name if giver else None)


async def get_mandate(session: AsyncSession, company_id: UUID, mandate_id: UUID) -> Mandate:
    """A mandate of this company, locked for a change. Raises MandateNotFound (404)."""
    found: Mandate | None = await session.scalar(
        select(Mandate).where(Mandate.id == mandate_id, Mandate.company_id == company_id).with_for_update()
    )
    if found is None:
        raise MandateNotFound
    return found


async def list_representatives(session: AsyncSession, text: str | None) -> list[dict[str, Any]]:
    """Advisory firms and branches, by name."""
    statement = select(Organisation.id, Organisation.kind, Organisation.name).where(
        Organisation.kind.in_(REPRESENTATIVES)
    )
    if text:
        statement = statement.where(Organisation.sort_name.contains(sort_key(text), autoescape=True))
    rows = await session.execute(statement.order_by(Organisation.sort_name, Organisation.id).limit(100))
    return [dict(row) for row in rows.mappings()]


def status_of(mandate: Mandate) -> MandateStatus:
    """Where a mandate stands today."""
    today = clock.today()
    if mandate.ended_at is not None and mandate.ended_by is not None:
        return MandateStatus.WITHDRAWN
    if mandate.ended_at is not None or mandate.ends_on < today:
        return MandateStatus.ENDED
    return MandateStatus.UPCOMING if mandate.starts_on > today else MandateStatus.IN_FORCE


def _described(mandate: Mandate, name: str, giver: str | None) -> dict[str, Any]:
    kept = ("id", "organisation_id", "powers", "starts_on", "ends_on", "ended_at", "version")
    return {
        **{key: getattr(mandate, key) for key in kept},
        "organisation_name": name,
        "given_by": giver,
        "status": status_of(mandate),
    }
