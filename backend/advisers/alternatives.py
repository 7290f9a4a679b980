"""Whom a company can ask when an adviser declined or did not answer."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import queries
from backend.advisers.alternative_schemas import ReferralAlternative
from backend.advisers.errors import ReferralNotFound
from backend.advisers.models import Adviser, Referral
from backend.advisers.recommending import recommend
from backend.identity.principals import Principal
from backend.organisations.models import Company

OFFERED = 3
LOOKED_AT = 20  # so that three are left when the company has asked some before


async def instead_of(session: AsyncSession, principal: Principal, referral_id: UUID) -> list[dict[str, Any]]:
    """Up to three advisers who fit the question and whom the company never asked. Raises ReferralNotFound (404).

    Without a theme in the question, those who work on the main theme of whom it asked.
    """
    referral = await queries.get_referral(session, principal, referral_id)
    if referral.company_id != principal.organisation_id:
        raise ReferralNotFound
    company = await session.get_one(Company, referral.company_id)
    asked = set(await session.scalars(select(Referral.adviser_id).where(Referral.company_id == company.id)))
    theme = referral.theme or (await session.get_one(Adviser, referral.adviser_id)).themes[0]
    found = await recommend(
        session,
        theme=theme,
        section=company.section,
        province=company.province,
        company_id=company.id,
        limit=LOOKED_AT,
    )
    others = [one for one in found if one["id"] not in asked][:OFFERED]
    return [{name: one[name] for name in ReferralAlternative.model_fields} for one in others]
