"""What the Syntens officer decides on an application: review, ask, grant, reject, not consider, revoke, reopen."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from backend.advisers import queries as advisers
from backend.advisers.queries import AccreditedAdviser
from backend.core.clock import AMSTERDAM
from backend.core.validation import field, invalid
from backend.vouchers import eligibility, letters
from backend.vouchers.aid import aid_of, take_turns
from backend.vouchers.errors import AidCeilingReached, MoveImpossible, NotEligible, ResponseTermRuns
from backend.vouchers.funding import lowered
from backend.vouchers.models import InformationRequest, VoucherStatusChange
from backend.vouchers.queries import allowed
from backend.vouchers.queries.detail import named_parts
from backend.vouchers.queries.facts import facts_of
from backend.vouchers.queries.proposals import limits_of
from backend.vouchers.queries.vouchers import live_claims
from backend.vouchers.schemas.moves import (
    LetterPreviewCreate,
    VoucherAsk,
    VoucherGrant,
    VoucherNotConsidered,
    VoucherReject,
    VoucherReview,
    VoucherRevoke,
)
from backend.vouchers.service import money, proposing, reclaiming
from backend.vouchers.service.applying import close_request, open_request
from backend.vouchers.service.case import Case
from backend.vouchers.states import VoucherStatus
from backend.vouchers.terms import response_due
from backend.vouchers.wording import day, euros, in_both, listed


def _required(pointer: str) -> dict[str, Any]:
    return field(pointer, "missing", nl="Geef uw reden; zij staat in de brief.", en="Give your reason; it is told.")


def require_divided(case: Case) -> None:
    """Refuse to review what holds no money yet. Raises MoveImpossible (409) until the round has been divided."""
    if case.round.divides_later:
        raise MoveImpossible(
            nl=allowed.NOT_DIVIDED["nl"],
            en=allowed.NOT_DIVIDED["en"],
            currentStatus=case.voucher.status,
            allowedStatuses=[VoucherStatus.WITHDRAWN],
        )


async def take_in_review(case: Case, _: VoucherReview) -> VoucherStatusChange:
    """Take an application in hand."""
    case.voucher.review(case.officer_id)
    return await case.record(VoucherStatus.SUBMITTED)


async def ask(case: Case, wish: VoucherAsk) -> VoucherStatusChange:
    """Ask for what is missing (Awb 4:5); the decision term stands still."""
    respond_before = wish.respond_before or response_due(case.today)
    if respond_before <= case.today:
        raise invalid(
            field("#/respondBefore", "too_early", nl="Kies een dag na vandaag.", en="Choose a day after today.")
        )
    case.voucher.ask(case.today)
    case.session.add(
        InformationRequest(
            voucher_id=case.voucher.id,
            question=wish.question,
            asked_at=case.moment,
            asked_by=case.officer_id,
            respond_before=respond_before,
        )
    )
    change = await case.record(VoucherStatus.IN_REVIEW, reason=wish.question)
    facts = await case.letter_facts(question=wish.question, respond_before=letters.days(respond_before))
    await case.send_letter("voucher_information_requested", facts)
    return change


async def grant(case: Case, wish: VoucherGrant) -> VoucherStatusChange:
    """Grant: aid ceiling checked, adviser's recognition pinned, each funder's part fixed.

    Raises AboveOwnLimit and SecondOfficerNeeded (403), AdviserNotAccredited, AdviserRelated and
    AidCeilingReached (409).
    """
    if not wish.reason:
        raise invalid(_required("#/reason"))
    cents = await _grantable(case, wish.granted_cents)
    proposer = await require_limits(case, cents, case.officer_id)
    assert case.voucher.adviser_id is not None
    await advisers.hold(case.session, case.voucher.adviser_id)
    recognised = await _recognised(case)
    await require_aid_room(case, cents)
    case.voucher.grant(
        cents=cents,
        by=case.officer_id,
        at=case.moment,
        valid_until=case.today + timedelta(days=case.scheme.validity_days),
        proposed_by=proposer,
    )
    case.voucher.pin(recognised, case.moment)
    await money.commit(case, cents)
    change = await case.record(
        VoucherStatus.IN_REVIEW, reason=wish.reason, granted_cents=cents, adviser=recognised.name
    )
    await case.send_letter("voucher_granted", await _grant_facts(case, cents, wish.reason, recognised))
    return change


async def require_limits(case: Case, cents: int, officer_id: UUID) -> UUID | None:
    """Refuse a grant above what this officer may decide; answers whose proposal the grant follows, if any.

    Every grant passes here, whoever sends it, under the lock of the voucher. Raises AboveOwnLimit and
    SecondOfficerNeeded (403).
    """
    limits = await limits_of(case.session, case.voucher, case.scheme, officer_id)
    limits.require(cents)
    proposer = limits.followed(cents)
    if proposer is not None:
        await proposing.follow(case, proposer)
    return proposer


async def _grantable(case: Case, wanted: int | None) -> int:
    asked = case.voucher.subsidy_cents or 0
    cents = asked if wanted is None else wanted
    if not 1 <= cents <= asked:
        raise invalid(
            field(
                "#/grantedCents",
                "out_of_range",
                nl=f"Ken ten minste een cent en ten hoogste {euros(asked, 'nl')} toe.",
                en=f"Grant at least one cent and at most {euros(asked, 'en')}.",
            )
        )
    return cents


async def _recognised(case: Case) -> AccreditedAdviser:
    assert case.voucher.adviser_id is not None
    return await advisers.require_accredited(
        case.session, case.voucher.adviser_id, on=case.today, for_company=case.company.kvk_number
    )


async def require_aid_room(case: Case, cents: int) -> None:
    """Refuse an amount above the ceiling for state aid. Raises AidCeilingReached (409)."""
    await take_turns(case.session, case.company)
    aid = await aid_of(
        case.session,
        case.company.id,
        case.scheme.aid_regulation,
        declared_cents=case.voucher.other_aid_cents or 0,
        on=case.today,
        except_voucher=case.voucher.id,
    )
    if not aid.allows(cents):
        raise AidCeilingReached(
            nl=f"Er is nog {euros(aid.room_cents, 'nl')} ruimte tot {euros(aid.ceiling_cents, 'nl')} in drie jaar.",
            en=f"There is {euros(aid.room_cents, 'en')} room left up to {euros(aid.ceiling_cents, 'en')} in 3 years.",
            roomCents=aid.room_cents,
            ceilingCents=aid.ceiling_cents,
        )


async def _grant_facts(case: Case, cents: int, reason: str, recognised: AccreditedAdviser) -> dict[str, Any]:
    planned = {
        share.funding_share_id: share.planned_cents for share in await money.shares_of(case.session, case.voucher.id)
    }
    parts = await named_parts(case.session, lowered(planned, cents))
    return await case.letter_facts(
        granted_on=letters.days(case.today),
        amount=letters.sums(cents),
        own_share=letters.own_share(case.voucher, cents),
        adviser=f"{recognised.name}, {recognised.firm}",
        reasons=reason,
        valid_until=letters.days(case.today + timedelta(days=case.scheme.validity_days)),
        funders=in_both(
            lambda language: listed([f"{name} ({euros(part, language)})" for name, part in parts], language)
        ),
        aid_amount=letters.sums(cents),
    )


async def reject(case: Case, wish: VoucherReject) -> VoucherStatusChange:
    """Reject, with the reason; what was set aside moves the waiting list up."""
    start = case.voucher.status
    case.voucher.reject(case.moment)
    change = await case.record(start, reason=wish.reason)
    await case.send_letter("voucher_rejected", await _reject_facts(case, wish.reason))
    await money.release(case, start, "rejected")
    return change


async def _reject_facts(case: Case, reason: str) -> dict[str, Any]:
    return await case.letter_facts(rejected_on=letters.days(case.today), reasons=reason)


async def leave(case: Case, wish: VoucherNotConsidered) -> VoucherStatusChange:
    """Not considered: what was missing did not come in time (Awb 4:5). Raises ResponseTermRuns (409) before that."""
    request = await open_request(case.session, case.voucher.id)
    if request is not None and case.today < request.respond_before:
        raise ResponseTermRuns(
            nl=f"{case.company.name} kan nog antwoorden tot {day(request.respond_before, 'nl')}.",
            en=f"{case.company.name} can still answer until {day(request.respond_before, 'en')}.",
            respondBefore=str(request.respond_before),
        )
    facts = await _leave_facts(case)
    case.voucher.leave(case.today, case.moment)
    change = await case.record(VoucherStatus.INFORMATION_REQUESTED, reason=wish.reason)
    await case.send_letter("voucher_not_considered", facts)
    await close_request(case.session, case.voucher.id, case.moment, None)
    await money.release(case, VoucherStatus.INFORMATION_REQUESTED, "not considered")
    return change


async def _leave_facts(case: Case) -> dict[str, Any]:
    request = await open_request(case.session, case.voucher.id)
    return await case.letter_facts(
        question=request.question if request else "",
        asked_on=letters.days(request.asked_at.astimezone(AMSTERDAM).date() if request else case.today),
        decided_on=letters.days(case.today),
    )


async def revoke(case: Case, wish: VoucherRevoke) -> VoucherStatusChange:
    """Take the right back: an open claim and a due payment end with it, and what was paid is asked back.

    Raises PaymentUnderway (409) while the bank has the payment.
    """
    start = case.voucher.status
    case.voucher.revoke(case.moment)
    change = await case.record(start, reason=wish.reason)
    for claim in await live_claims(case.session, case.voucher.id):
        claim.cancel()
    await case.send_letter(
        "voucher_revoked", await case.letter_facts(revoked_on=letters.days(case.today), reasons=wish.reason)
    )
    await reclaiming.stop_payments(case, wish.reason)
    await money.release(case, start, "revoked")
    return change


async def reopen(case: Case, wish: VoucherReview) -> VoucherStatusChange:
    """Look again, after an objection or on second thoughts; money is set aside anew.

    Raises NotEligible when the company has all its vouchers meanwhile, and BudgetExhausted (409).
    """
    if not wish.reason:
        raise invalid(_required("#/reason"))
    await reclaiming.require_none_open(case)
    await _require_place(case)
    start = case.voucher.status
    case.voucher.reopen(case.officer_id, case.today, case.scheme.decision_weeks)
    await money.reserve_again(case)
    return await case.record(start, reason=wish.reason)


async def _require_place(case: Case) -> None:
    facts = await facts_of(case.session, case.voucher, case.company, case.scheme)
    answers = eligibility.judge(case.scheme, case.round, facts)
    for rule in eligibility.unmet(answers):
        if rule["code"] == "vouchers_per_company":
            raise NotEligible(nl=rule["reason"]["nl"], en=rule["reason"]["en"], rules=[rule])


async def preview(case: Case, wish: LetterPreviewCreate) -> dict[str, Any]:
    """The letter that a decision would send, word for word; nothing changes."""
    case.voucher.require_move(VoucherStatus(wish.to_status))
    match wish.to_status:
        case "granted":
            cents = await _grantable(case, wish.granted_cents)
            facts = await _grant_facts(case, cents, wish.reason, await _recognised(case))
        case "rejected":
            facts = await _reject_facts(case, wish.reason)
        case _:
            facts = await _leave_facts(case)
    subject, body = letters.compose(f"voucher_{wish.to_status}", facts)
    return {"subject": subject, "body": body}
