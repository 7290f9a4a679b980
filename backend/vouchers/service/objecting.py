"""What happens with an objection: made, heard, given more time, decided by another officer, or taken back."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.vouchers import letters
from backend.vouchers.errors import SecondOfficerNeeded
from backend.vouchers.models import ActKind, ObjectedDecision, Objection
from backend.vouchers.queries import objections
from backend.vouchers.queries.proposals import limits_of
from backend.vouchers.refusals import ObjectionImpossible, ObjectionMadeBefore, OtherOfficerNeeded
from backend.vouchers.rights import not_yours
from backend.vouchers.schemas.moves import VoucherReview
from backend.vouchers.schemas.objections import (
    ObjectionCreate,
    ObjectionDismiss,
    ObjectionHear,
    ObjectionMove,
    ObjectionUphold,
    ObjectionWithdraw,
    TermExtensionCreate,
)
from backend.vouchers.service import deciding, officers, raising, working
from backend.vouchers.service.case import Case
from backend.vouchers.service.opening import open_for
from backend.vouchers.service.settling import payment_of
from backend.vouchers.states import MOVES_OF_OBJECTION, ObjectionStatus, Party
from backend.vouchers.terms import appeal_due, objection_decision_due
from backend.vouchers.wording import both, euros

DECISIONS = {
    ObjectedDecision.REJECTED: both("de afwijzing van uw aanvraag", "the rejection of your application"),
    ObjectedDecision.NOT_CONSIDERED: both(
        "het niet behandelen van uw aanvraag", "your application not being considered"
    ),
    ObjectedDecision.GRANTED: both("de toekenning van uw voucher", "the grant of your voucher"),
    ObjectedDecision.REVOKED: both("het intrekken van uw voucher", "your voucher being revoked"),
    ObjectedDecision.SETTLED: both("de vaststelling van uw voucher", "the settlement of your voucher"),
}
OF_AMOUNT = {ObjectedDecision.GRANTED, ObjectedDecision.SETTLED}
ACT_OF = {
    ObjectionStatus.HEARD: ActKind.OBJECTION_HEARD,
    ObjectionStatus.UPHELD: ActKind.OBJECTION_UPHELD,
    ObjectionStatus.DISMISSED: ActKind.OBJECTION_DISMISSED,
    ObjectionStatus.WITHDRAWN: ActKind.OBJECTION_WITHDRAWN,
}
ROOM_OF_OFFICERS = "/syntens/bezwaren"


async def file(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: ObjectionCreate, if_match: str | None
) -> Objection:
    """The company objects to the decision that holds now; late too, with the reason for it (Awb 6:11).

    Raises VoucherNotFound (404), MoveNotYours (403), VersionStale (412), ObjectionImpossible and ObjectionMadeBefore.
    """
    case = await open_for(session, principal, voucher_id, Party.COMPANY)
    require_current(case.voucher, if_match)
    decision = await objections.decision_of(session, case.voucher)
    if decision is None:
        raise ObjectionImpossible(currentStatus=case.voucher.status)
    if await objections.made_against(session, decision):
        raise ObjectionMadeBefore
    due = decision.objection_due_on
    late = case.today > due
    if late and not wish.late_reason:
        raise invalid(
            field(
                "#/lateReason",
                "missing",
                nl="De termijn van zes weken is voorbij. Schrijf waarom u later bent; wij beoordelen of dat telt.",
                en="The term of six weeks has passed. Write why you are late; we judge whether that counts.",
            )
        )
    made = Objection(
        voucher_id=case.voucher.id,
        status_change_id=decision.change.id,
        against=decision.against,
        first_decided_by=decision.change.account_id,
        announced_on=decision.announced_on,
        objection_due_on=due,
        filed_at=case.moment,
        filed_on=case.today,
        filed_by=principal.account_id,
        grounds=wish.grounds,
        late_reason=wish.late_reason if late else None,
        decision_due_on=objection_decision_due(due, case.today),
    )
    session.add(made)
    await session.flush()
    case.note(ActKind.OBJECTION_FILED, against=str(made.against), late=late)
    await case.tell_company("objection_received", _facts(case, made))
    await officers.tell(
        case, "objection_filed", link=ROOM_OF_OFFICERS, decide_before=letters.days(made.decision_due_on)["nl"]
    )
    return made


async def change_status(
    session: AsyncSession, principal: Principal, objection_id: UUID, wish: ObjectionMove, if_match: str | None
) -> Objection:
    """One move of an objection. Only an officer who had no part in the first decision hears and decides (Awb 7:5).

    Raises ObjectionNotFound (404), MoveNotYours, OtherOfficerNeeded and SecondOfficerNeeded (403), VersionStale (412),
    ObjectionMoveImpossible.
    """
    to = ObjectionStatus(wish.to_status)
    party = next(mover for (_, target), mover in MOVES_OF_OBJECTION.items() if target is to)
    case, objection = await _open(session, principal, objection_id, party, with_book=to is ObjectionStatus.UPHELD)
    if party is Party.SYNTENS and objections.had_part(case.voucher, objection, case.officer_id):
        raise OtherOfficerNeeded
    require_current(objection, if_match)
    objection.require_move(to)
    match wish:
        case ObjectionHear():
            _hear(case, objection, wish)
        case ObjectionWithdraw():
            objection.withdraw()
            case.note(ActKind.OBJECTION_WITHDRAWN, reason=wish.reason)
        case _:
            await _decide(case, objection, wish)
    await session.flush()
    return objection


async def extend(
    session: AsyncSession, principal: Principal, objection_id: UUID, wish: TermExtensionCreate, if_match: str | None
) -> Objection:
    """Take six weeks more for the decision, once, told to the company in writing (Awb 7:10 section 3).

    Raises ObjectionNotFound (404), MoveNotYours (403), VersionStale (412), ExtendedBefore and TermPassed (409).
    """
    case, objection = await _open(session, principal, objection_id, Party.SYNTENS)
    require_current(objection, if_match)
    objection.extend(reason=wish.reason, by=case.officer_id, at=case.moment, on=case.today)
    case.note(
        ActKind.OBJECTION_TERM_EXTENDED, reason=wish.reason, decision_due_on=objection.decision_due_on.isoformat()
    )
    facts = await case.letter_facts(**_facts(case, objection), reasons=wish.reason)
    await case.send_letter("objection_term_extended", facts)
    await session.flush()
    return objection


async def _open(
    session: AsyncSession, principal: Principal, objection_id: UUID, party: Party, *, with_book: bool = False
) -> tuple[Case, Objection]:
    seen = await objections.get_objection(session, principal, objection_id)
    if party is Party.SYNTENS and not principal.may("vouchers:decide"):
        raise not_yours(party)
    case = await open_for(session, principal, seen.voucher_id, party, with_book=with_book)
    return case, await objections.get_objection(session, principal, objection_id, for_update=True)


def _hear(case: Case, objection: Objection, wish: ObjectionHear) -> None:
    on = wish.heard_on or case.today
    if not objection.filed_on <= on <= case.today:
        raise invalid(
            field(
                "#/heardOn",
                "out_of_range",
                nl="Kies een dag vanaf het bezwaar tot en met vandaag.",
                en="Choose a day from the objection up to and including today.",
            )
        )
    objection.hear(wish.hearing, report=wish.report, on=on, by=case.officer_id)
    case.note(ActKind.OBJECTION_HEARD, hearing=str(wish.hearing))


async def _decide(case: Case, objection: Objection, wish: ObjectionUphold | ObjectionDismiss) -> None:
    upheld = isinstance(wish, ObjectionUphold)
    excused = _judged(objection, wish.lateness_excused, upheld=upheld)
    to = ObjectionStatus(wish.to_status)
    objection.decide(to, reason=wish.reason, lateness_excused=excused, by=case.officer_id, at=case.moment)
    consequence = await _consequence(case, objection, wish) if isinstance(wish, ObjectionUphold) else None
    case.note(ACT_OF[to], reason=wish.reason, against=str(objection.against))
    facts = await case.letter_facts(
        **_facts(case, objection),
        reasons=wish.reason,
        decided_on=letters.days(case.today),
        appeal_before=letters.days(appeal_due(case.today)),
        consequence=consequence or both("Het besluit blijft zoals het was.", "The decision stays as it was."),
    )
    await case.send_letter(f"objection_{to}", facts)


def _judged(objection: Objection, excused: bool | None, *, upheld: bool) -> bool | None:
    if not objection.is_late:
        return None
    if excused is None or (upheld and not excused):
        raise invalid(
            field(
                "#/latenessExcused",
                "missing" if excused is None else "not_excused",
                nl="Het bezwaar kwam te laat. Beoordeel eerst of dat te verontschuldigen is; zo niet, verklaar het dan "
                "niet-ontvankelijk.",
                en="The objection came late. First judge whether that is excusable; if not, declare it inadmissible.",
            )
        )
    return excused


async def _consequence(case: Case, objection: Objection, wish: ObjectionUphold) -> dict[str, str]:
    """Carry out what upholding means; answers it in words."""
    if objection.against not in OF_AMOUNT:
        await deciding.reopen(case, VoucherReview(to_status="in_review", reason=wish.reason))
        due = letters.days(case.voucher.decision_due_on)
        return both(
            f"Wij beoordelen uw aanvraag opnieuw. U krijgt uiterlijk {due['nl']} een nieuw besluit.",
            f"We look at your application again. You will have a new decision by {due['en']} at the latest.",
        )
    now, most = objections.amounts(case.voucher, objection.against)
    assert now is not None
    assert most is not None
    if now == most:
        return both("Het bedrag was al het hoogste dat kan.", "The amount was the highest possible already.")
    cents = wish.amount_cents
    if cents is None or not now < cents <= most:
        raise invalid(
            field(
                "#/amountCents",
                "out_of_range",
                nl=f"Het bedrag wordt hoger dan {euros(now, 'nl')} en ten hoogste {euros(most, 'nl')}.",
                en=f"The amount becomes higher than {euros(now, 'en')} and at most {euros(most, 'en')}.",
            )
        )
    await _raise(case, objection, cents)
    return both(
        f"Het bedrag gaat van {euros(now, 'nl')} naar {euros(cents, 'nl')}.",
        f"The amount goes from {euros(now, 'en')} to {euros(cents, 'en')}.",
    )


async def _raise(case: Case, objection: Objection, cents: int) -> None:
    if objection.against is ObjectedDecision.GRANTED:
        limits = await limits_of(case.session, case.voucher, case.scheme, case.officer_id)
        limits.require_own(cents)
        # Who granted said less: above the limit of the scheme another than who heard the company decides on more.
        if limits.needs_two(cents) and objection.heard_by == case.officer_id:
            raise SecondOfficerNeeded(
                nl="U hoorde het bedrijf. Boven de grens van de regeling beslist een collega op het bezwaar.",
                en="You heard the company. Above the limit of the scheme a colleague decides on the objection.",
            )
        await working.require_unrelated(case)
        await deciding.require_aid_room(case, cents)
        assert case.officer_id is not None
        await raising.raise_grant(case, cents, case.officer_id)
        return
    to_pay = await raising.raise_settlement(case, cents)
    case.session.add(payment_of(case, to_pay))


def _facts(case: Case, objection: Objection) -> dict[str, Any]:
    return case.mail_facts(
        decision=DECISIONS[objection.against],
        announced_on=letters.days(objection.announced_on),
        filed_on=letters.days(objection.filed_on),
        decide_before=letters.days(objection.decision_due_on),
    )
