"""A company asks an adviser for contact; the adviser answers within five working days."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import queries
from backend.advisers.errors import ReferralKnown, ReferralMoveImpossible
from backend.advisers.models import Adviser, Referral, ReferralStatus
from backend.advisers.schemas import Acceptance, Declination, ReferralCreate
from backend.advisers.terms import answer_before
from backend.audit.service import record
from backend.content import load
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.notifications.service import tell
from backend.organisations.models import Company, Sector
from backend.organisations.queries import company_of


async def ask(session: AsyncSession, principal: Principal, wish: ReferralCreate) -> Referral:
    """Ask an accredited adviser; who is told by mail.

    Raises AdviserNotFound (404), AdviserNotAccredited (409) and ReferralKnown (409) while an answer is still to come.
    """
    assert principal.organisation_id is not None
    company = await company_of(session, principal.organisation_id)
    accredited = await queries.require_accredited(session, wish.adviser_id, on=clock.today())
    open_one = select(Referral.id).where(
        Referral.company_id == company.id,
        Referral.adviser_id == accredited.id,
        Referral.status == ReferralStatus.ASKED,
    )
    if await session.scalar(open_one):
        raise ReferralKnown
    referral = Referral(
        company_id=company.id,
        adviser_id=accredited.id,
        asked_by=principal.account_id,
        theme=wish.theme,
        message=wish.message,
        asked_at=clock.now(),
        answer_before=answer_before(clock.today()),
    )
    session.add(referral)
    await session.flush()
    record(session, principal, "referrals.ask", "referral", referral.id, organisation_id=company.id)
    await _tell_adviser(session, referral, company, accredited)
    return referral


async def answer(
    session: AsyncSession,
    principal: Principal,
    referral_id: UUID,
    wish: Acceptance | Declination,
    if_match: str | None,
) -> Referral:
    """The adviser accepts or declines; the company is told. Raises ReferralMoveImpossible (409) after the term."""
    referral = await queries.get_referral(session, principal, referral_id, for_update=True)
    require_current(referral, if_match)
    if clock.today() > referral.answer_before:
        raise ReferralMoveImpossible
    match wish:
        case Acceptance():
            referral.accept(clock.now(), wish.answer)
        case Declination():
            referral.decline(clock.now(), wish.answer)
    await session.flush()
    record(
        session, principal, f"referrals.{wish.decision}", "referral", referral.id, organisation_id=referral.company_id
    )
    await _tell_company(session, referral)
    return referral


async def let_pass_due(session: AsyncSession) -> int:
    """Mark every request whose term has passed as unanswered, and tell the company whom else it can ask.

    Answers how many. Runs nightly.
    """
    due = await session.scalars(
        select(Referral)
        .where(Referral.status == ReferralStatus.ASKED, Referral.answer_before < clock.today())
        .order_by(Referral.id)
        .with_for_update(skip_locked=True)
    )
    referrals = due.all()
    for referral in referrals:
        referral.let_pass()
        record(session, None, "referrals.unanswered", "referral", referral.id, organisation_id=referral.company_id)
        await _tell_unanswered(session, referral)
    await session.flush()
    return len(referrals)


async def _tell_adviser(
    session: AsyncSession, referral: Referral, company: Company, adviser: queries.AccreditedAdviser
) -> None:
    if adviser.account_id is None:
        return
    dutch = (await session.get_one(Account, adviser.account_id)).language == "nl"
    sector = await session.get(Sector, (company.sbi_version, company.section))
    theme = load.themes()[referral.theme].name if referral.theme else None
    await tell(
        session,
        organisation_id=adviser.organisation_id,
        roles=[Role.ADVISER],
        only=adviser.account_id,
        template="adviser_contact_asked",
        link="/adviseur/verzoeken",
        company=company.name,
        sector=(sector.name_nl if dutch else sector.name_en) if sector else company.section,
        place=company.place or company.province,
        employees=str(company.employees),
        theme=(theme.nl if dutch else theme.en) if theme else "-",
        message=referral.message,
        answer_before=f"{referral.answer_before:%d-%m-%Y}",
    )


async def _tell_company(session: AsyncSession, referral: Referral) -> None:
    adviser = await session.get_one(Adviser, referral.adviser_id)
    asked_by = await session.get(Account, referral.asked_by) if referral.asked_by else None
    dutch = asked_by is None or asked_by.language == "nl"
    glad = "Ik neem graag contact met u op." if dutch else "I am glad to contact you."
    await tell(
        session,
        organisation_id=referral.company_id,
        roles=[Role.OWNER, Role.MANAGER, Role.FINANCE],
        only=asked_by.id if asked_by else None,
        template="adviser_contact_answered",
        link="/bedrijf/verzoeken",
        adviser=adviser.name,
        firm=adviser.firm,
        answer=referral.answer or glad,  # who declines always says why
    )


async def _tell_unanswered(session: AsyncSession, referral: Referral) -> None:
    adviser = await session.get_one(Adviser, referral.adviser_id)
    await tell(
        session,
        organisation_id=referral.company_id,
        roles=[Role.OWNER, Role.MANAGER, Role.FINANCE],
        only=referral.asked_by,
        template="adviser_contact_unanswered",
        link="/bedrijf/verzoeken",
        adviser=adviser.name,
        firm=adviser.firm,
    )
