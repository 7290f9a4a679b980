"""What the company does with its application: submit, supply information, withdraw, choose another adviser."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import queries as advisers
from backend.core.schemas import Schema
from backend.core.validation import field, invalid
from backend.files import service as files
from backend.organisations import service as organisations
from backend.organisations.models import ConsentKind, Verification
from backend.organisations.parting import require_participating
from backend.vouchers import eligibility, letters
from backend.vouchers.errors import ApplicationIncomplete, CompanyUnverified, NotEligible, RoundNotOpen
from backend.vouchers.funding import subsidy_of
from backend.vouchers.ledger import open_book
from backend.vouchers.models import InformationRequest, Voucher, VoucherStatusChange
from backend.vouchers.queries.facts import facts_of
from backend.vouchers.queries.vouchers import place_in_line
from backend.vouchers.schemas.moves import VoucherGrant, VoucherReview, VoucherWithdraw
from backend.vouchers.service import allocating, entering, money
from backend.vouchers.service.case import Case
from backend.vouchers.states import Party, RoundStatus, VoucherStatus
from backend.vouchers.terms import suspended_days

REQUIRED = {
    "adviser_id": "adviserId",
    "theme": "theme",
    "goal": "goal",
    "hours": "hours",
    "advice_cents": "adviceCents",
    "other_aid_cents": "otherAidCents",
    "monitoring_consent": "monitoringConsent",
}


def require_verified(case: Case) -> None:
    """Refuse a company of which it is not sure who acts for it. Raises CompanyUnverified (403)."""
    if case.company.verification is not Verification.VERIFIED:
        raise CompanyUnverified(
            nl="Syntens controleert nog of u voor dit bedrijf mag optreden. Uw concept blijft bewaard; "
            "u kunt indienen zodra de controle klaar is.",
            en="Syntens is still checking whether you may act for this company. Your draft is kept; "
            "you can submit once the check is done.",
        )


def missing_in(voucher: Voucher) -> list[str]:
    """What still has to be filled in, by its name on the wire."""
    return [name for column, name in REQUIRED.items() if getattr(voucher, column) is None]


async def submit(case: Case, _: Schema) -> VoucherStatusChange:
    """Submit: checked against every rule, then in the order of arrival; a full budget gives a place in line.

    In a round that is ranked or drawn it joins the list; nothing is set aside before the money is divided.

    Raises RoundNotOpen, ApplicationIncomplete and NotEligible (409). All checks, and all that is written whatever the
    place, come before the book is locked, so that others wait as short as possible.
    """
    session, voucher = case.session, case.voucher
    await require_participating(session, voucher.company_id)
    _require_open(case)
    missing = missing_in(voucher)
    if missing:
        raise ApplicationIncomplete(
            nl="Vul eerst alles in; uw concept is bewaard.",
            en="Fill in everything first; your draft is kept.",
            missing=missing,
        )
    met, total = await _judge(case)
    assert voucher.advice_cents is not None
    assert voucher.monitoring_consent is not None
    assert case.principal is not None
    await organisations.record_consent(
        session, case.company.id, ConsentKind.MONITORING, voucher.monitoring_consent, case.principal.account_id
    )
    voucher.rules_met, voucher.rules_total = met, total
    voucher.submit(
        subsidy_cents=subsidy_of(voucher.advice_cents, case.scheme.rate_basis_points, case.scheme.maximum_cents),
        at=case.moment,
        on=case.today,
        by=case.principal.account_id,
        weeks=case.scheme.decision_weeks,
    )
    await entering.write_history(case, confirmed=True)
    change = await case.record(VoucherStatus.DRAFT)
    if case.round.divides_later:
        await allocating.enter(session, voucher)
    else:
        case.book = await open_book(session, case.round.id)
        if await money.take_place(session, voucher) or not await money.reserve(case):
            await _wait(case)
            return change
    facts = case.mail_facts(submitted_at=letters.days(case.today), decide_before=letters.days(voucher.decision_due_on))
    await case.tell_company("voucher_submitted", facts)
    return change


async def _wait(case: Case) -> None:
    case.voucher.wait()
    case.principal, case.source, principal = None, Party.PLATFORM, case.principal
    await case.record(VoucherStatus.SUBMITTED)
    case.principal = principal
    place = await place_in_line(case.session, case.voucher)
    facts = case.mail_facts(place_in_line=str(place), list_ends_on=letters.days(case.round.waiting_list_ends_on))
    await case.tell_company("voucher_waitlisted", facts)


async def _judge(case: Case) -> tuple[int, int]:
    facts = await facts_of(case.session, case.voucher, case.company, case.scheme)
    case.known_branch_ids = facts.branch_ids
    answers = eligibility.judge(case.scheme, case.round, facts)
    unmet = eligibility.unmet(answers)
    if unmet:
        raise NotEligible(
            nl=" ".join(rule["reason"]["nl"] for rule in unmet),
            en=" ".join(rule["reason"]["en"] for rule in unmet),
            rules=unmet,
        )
    return len(answers), len(answers)


def _require_open(case: Case) -> None:
    status = case.round.status_at(case.moment)
    if status is RoundStatus.OPEN:
        return
    early = status in {RoundStatus.DRAFT, RoundStatus.PUBLISHED}
    raise RoundNotOpen(
        nl="Deze ronde is nog niet open. Uw concept blijft bewaard." if early else "Deze ronde is gesloten.",
        en="This round is not open yet. Your draft is kept." if early else "This round has closed.",
        opensAt=case.round.opens_at.isoformat(),
        closesAt=case.round.closes_at.isoformat(),
    )


async def withdraw(case: Case, wish: VoucherWithdraw) -> VoucherStatusChange:
    """Take the application or the voucher back; what was set aside moves the waiting list up."""
    start = case.voucher.status
    case.voucher.withdraw()
    if start is VoucherStatus.DRAFT:
        await entering.write_history(case, confirmed=False)
    change = await case.record(start, reason=wish.reason)
    await close_request(case.session, case.voucher.id, case.moment, None)
    await money_back(case, start)
    return change


async def money_back(case: Case, start: VoucherStatus) -> None:
    """Give back what a withdrawn voucher held."""
    if start is not VoucherStatus.DRAFT:
        await money.release(case, start, "withdrawn")


async def supply(case: Case, wish: VoucherReview) -> VoucherStatusChange:
    """Answer what was asked; the decision term goes on from today."""
    if not wish.answer:
        raise invalid(field("#/answer", "missing", nl="Geef uw antwoord.", en="Give your answer."))
    assert case.principal is not None
    assert case.voucher.suspended_on is not None
    days = suspended_days(case.voucher.suspended_on, case.today)
    case.voucher.supply(case.today)
    for file_id in wish.file_ids:
        await files.attach(case.session, case.principal, file_id, "voucher", case.voucher.id)
    await close_request(case.session, case.voucher.id, case.moment, wish.answer)
    return await case.record(VoucherStatus.INFORMATION_REQUESTED, reason=wish.answer, suspended_days=days)


async def change_adviser(case: Case, wish: VoucherGrant) -> VoucherStatusChange:
    """Choose another adviser, who is then asked to accept.

    Raises AdviserNotFound (404), AdviserNotAccredited, AdviserRelated and VoucherNoLongerValid (409).
    """
    case.voucher.require_valid(case.today)
    if wish.adviser_id is None:
        raise invalid(field("#/adviserId", "missing", nl="Kies een adviseur.", en="Choose an adviser."))
    await advisers.hold(case.session, wish.adviser_id)
    recognised = await advisers.require_accredited(
        case.session, wish.adviser_id, on=case.today, for_company=case.company.kvk_number
    )
    if recognised.kind not in case.scheme.adviser_kinds or recognised.id == case.voucher.adviser_id:
        raise invalid(
            field(
                "#/adviserId",
                "not_allowed",
                nl="Met deze adviseur kunt u nu niet verder; kies een ander.",
                en="You cannot go on with this adviser; choose another.",
            )
        )
    case.voucher.change_adviser(recognised.id)
    case.voucher.pin(recognised, case.moment)
    return await case.record(VoucherStatus.IN_USE, adviser=recognised.name)


async def open_request(session: AsyncSession, voucher_id: UUID) -> InformationRequest | None:
    """The question that waits for an answer, if any."""
    found: InformationRequest | None = await session.scalar(
        select(InformationRequest).where(
            InformationRequest.voucher_id == voucher_id, InformationRequest.closed_at.is_(None)
        )
    )
    return found


async def close_request(session: AsyncSession, voucher_id: UUID, at: object, answer: str | None) -> None:
    """Close the question that waits, with or without an answer."""
    request = await open_request(session, voucher_id)
    if request is not None:
        request.answer, request.closed_at = answer, at  # type: ignore[assignment]
        await session.flush()
