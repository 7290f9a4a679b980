"""What is told beforehand: what an erasure or a departure means, and how long everything is kept."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.own_data import Words
from backend.identity.principals import Principal
from backend.organisations.parting import Departure, has_left
from backend.privacy import erasing, queries
from backend.privacy.holdings import obstacles_to
from backend.privacy.models import Whose
from backend.privacy.retention import RULES
from backend.privacy.service.erasures import GRACE


async def erasure_preview(
    session: AsyncSession, principal: Principal, whose: Whose, subject_id: UUID
) -> dict[str, Any]:
    """What an erasure would mean today. Raises AccountNotFound, CompanyNotFound (404)."""
    queries.require_own(principal, whose, subject_id)
    return {
        "grace_days": GRACE[whose].days,
        "hindrances": await _hindrances(session, whose, subject_id),
        "consequences": await erasing.consequences(session, whose, subject_id),
    }


async def departures_of(session: AsyncSession, principal: Principal, company_id: UUID) -> dict[str, Any]:
    """When the company left and returned, and what stands in the way of leaving. Raises CompanyNotFound (404)."""
    queries.require_own(principal, Whose.COMPANY, company_id)
    found = await session.scalars(
        select(Departure).where(Departure.company_id == company_id).order_by(Departure.left_at.desc(), Departure.id)
    )
    return {
        "items": list(found),
        "hindrances": await _hindrances(session, Whose.COMPANY, company_id),
        "can_be_followed_again": not await has_left(session, company_id)
        and await queries.followed_before(session, company_id) is not None,
    }


async def _hindrances(session: AsyncSession, whose: Whose, subject_id: UUID) -> list[dict[str, Any]]:
    return [
        {"code": obstacle.code, "words": _both(obstacle.words), "count": count}
        for obstacle, count in await obstacles_to(session, whose, subject_id)
    ]


def retention_periods() -> list[dict[str, Any]]:
    """The table of retention periods."""
    return [
        {
            "code": rule.code,
            "data": _both(rule.data),
            "days": None if rule.period is None else rule.period.days,
            "counted": _both(rule.until),
            "ground": _both(rule.ground),
            "then": _both(rule.then),
        }
        for rule in RULES
    ]


def _both(words: Words) -> dict[str, str]:
    return {"nl": words[0], "en": words[1]}
