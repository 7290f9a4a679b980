"""What looks odd about a claim: an invoice that was seen before, and people on both sides."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.identity.models import Account, Mandate, Membership
from backend.vouchers.models import Claim, ClaimWarning, Oddity, Voucher
from backend.vouchers.states import ClaimStatus
from backend.vouchers.wording import both, in_both, listed

GIVEN_UP = (ClaimStatus.RETURNED, ClaimStatus.CANCELLED)
PEOPLE_NAMED = 3


async def claimed_with(session: AsyncSession, firm_id: UUID, key: str) -> UUID | None:
    """The claim that counts with this invoice of this firm, if any."""
    found: UUID | None = await session.scalar(
        select(Claim.id).where(Claim.firm_id == firm_id, Claim.invoice_key == key, Claim.status.not_in(GIVEN_UP))
    )
    return found


async def warnings_of(session: AsyncSession, claim: Claim, voucher: Voucher, on: date) -> list[dict[str, Any]]:
    """Each thing that looks odd, with a sentence in both languages and the officer's answer, if any."""
    answers = {
        row.code: row.reason
        for row in await session.scalars(select(ClaimWarning).where(ClaimWarning.claim_id == claim.id))
    }
    sentences = {
        **await _seen_before(session, claim, voucher),
        **(await _related(session, claim.firm_id, voucher.company_id, on) if claim.firm_id else {}),
    }
    return [
        {"code": code, "sentence": sentence, "reason": answers.get(code)}
        for code in Oddity
        if (sentence := sentences.get(code)) is not None
    ]


def _elsewhere(voucher: Voucher) -> Select[str]:
    return (
        select(Voucher.code)
        .join(Claim, Claim.voucher_id == Voucher.id)
        .where(Voucher.id != voucher.id)
        .order_by(Claim.submitted_at)
        .limit(1)
    )


async def _seen_before(session: AsyncSession, claim: Claim, voucher: Voucher) -> dict[Oddity, dict[str, str]]:
    found = {}
    same = await session.scalar(
        _elsewhere(voucher).where(
            Voucher.company_id == voucher.company_id,
            Claim.amount_cents == claim.amount_cents,
            Claim.invoiced_on == claim.invoiced_on,
            Claim.status.not_in(GIVEN_UP),
        )
    )
    if same:
        found[Oddity.SAME_AMOUNT] = both(
            f"Dit bedrijf heeft met voucher {same} een factuur van dezelfde dag en hetzelfde bedrag.",
            f"With voucher {same} this company has an invoice of the same day and the same amount.",
        )
    used = await session.scalar(
        _elsewhere(voucher).where(
            Claim.firm_id == claim.firm_id, Claim.invoice_key == claim.invoice_key, Claim.status.in_(GIVEN_UP)
        )
    )
    if used:
        found[Oddity.NUMBER_USED_BEFORE] = both(
            f"Dit factuurnummer stond eerder op een declaratie bij voucher {used}, die verviel of terugging.",
            f"This invoice number stood on a claim of voucher {used} before, which lapsed or was returned.",
        )
    return found


async def _related(session: AsyncSession, firm_id: UUID, company_id: UUID, on: date) -> dict[Oddity, dict[str, str]]:
    found = {}
    of_company = aliased(Membership)
    names = list(
        await session.scalars(
            select(Account.name)
            .distinct()
            .join(Membership, Membership.account_id == Account.id)
            .join(of_company, of_company.account_id == Account.id)
            .where(Membership.organisation_id == firm_id, of_company.organisation_id == company_id)
            .order_by(Account.name)
            .limit(PEOPLE_NAMED)
        )
    )
    if names:
        who = in_both(lambda language: listed(names, language))
        found[Oddity.SHARED_PEOPLE] = both(
            f"Iemand hoort bij het bedrijf en bij het adviesbureau: {who['nl']}.",
            f"Somebody belongs to the company and to the advisory firm: {who['en']}.",
        )
    mandate = select(Mandate.id).where(
        Mandate.company_id == company_id,
        Mandate.organisation_id == firm_id,
        Mandate.ended_at.is_(None),
        Mandate.starts_on <= on,
        Mandate.ends_on >= on,
    )
    if await session.scalar(mandate):
        found[Oddity.MANDATE] = both(
            "Het adviesbureau mag namens dit bedrijf handelen (machtiging).",
            "The advisory firm may act for this company (mandate).",
        )
    return found
