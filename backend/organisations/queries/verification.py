"""The letters with a code: the print queue of Syntens, and where a company's own letter is."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.principals import Principal
from backend.organisations.models import Company, VerificationLetter
from backend.organisations.models.verification import ATTEMPTS
from backend.organisations.queries.companies import get_company, require_insider


async def current_letter(session: AsyncSession, company_id: UUID) -> VerificationLetter | None:
    """The newest letter of a company that was not used or replaced."""
    found: VerificationLetter | None = await session.scalar(
        select(VerificationLetter).where(
            VerificationLetter.company_id == company_id,
            VerificationLetter.used_at.is_(None),
            VerificationLetter.replaced_at.is_(None),
        )
    )
    return found


async def verification_of(session: AsyncSession, principal: Principal, company_id: UUID) -> dict[str, Any]:
    """Whether a company stands verified, and where its letter is. Raises CompanyNotFound, NotYourCompany (403)."""
    company = await get_company(session, principal, company_id)
    require_insider(principal, company)
    letter = await current_letter(session, company_id)
    return {
        "verification": company.verification,
        "verified_at": company.verified_at,
        "letter": describe_letter(letter) if letter else None,
    }


def describe_letter(letter: VerificationLetter) -> dict[str, Any]:
    """A letter as its company sees it: never its code."""
    kept = ("id", "company_id", "asked_at", "printed_at", "expires_at")
    return {
        **{key: getattr(letter, key) for key in kept},
        "status": letter.status_at(clock.now()),
        "attempts_left": ATTEMPTS - letter.attempts,
    }


async def print_queue(session: AsyncSession) -> list[dict[str, Any]]:
    """Letters that wait to be printed, the oldest first."""
    rows = await session.execute(
        select(
            VerificationLetter.id,
            VerificationLetter.asked_at,
            VerificationLetter.company_id,
            Company.name.label("company_name"),
            Company.kvk_number,
            Company.place,
        )
        .join(Company, Company.id == VerificationLetter.company_id)
        .where(VerificationLetter.printed_at.is_(None), VerificationLetter.replaced_at.is_(None))
        .order_by(VerificationLetter.asked_at, VerificationLetter.id)
        .limit(200)
    )
    return [dict(row) for row in rows.mappings()]
