"""More time: for a voucher that runs, and for a decision that needs it. With the reason, told in a letter.

For a voucher by the rules of its scheme, for a decision once.

The term for an objection is never extended: the law sets it.
"""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.notifications import service as notifications
from backend.vouchers import letters
from backend.vouchers.models import ActKind, Voucher
from backend.vouchers.queries import messages
from backend.vouchers.schemas.extensions import DecisionExtensionCreate, ValidityExtensionCreate
from backend.vouchers.service.case import Case
from backend.vouchers.service.opening import open_for
from backend.vouchers.states import Party
from backend.vouchers.terms import decision_extended_at_most
from backend.vouchers.wording import day


async def extend_validity(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: ValidityExtensionCreate, if_match: str | None
) -> Voucher:
    """Let a voucher be valid for longer while it is still valid: as often and as long as its scheme has it.

    Raises VoucherNotFound (404), MoveNotYours (403), VersionStale (412), VoucherNoLongerValid, ExtensionImpossible and
    ExtendedBefore (409).
    """
    case = await open_for(session, principal, voucher_id, Party.SYNTENS)
    voucher = case.voucher
    require_current(voucher, if_match)
    voucher.require_extendable(case.today, case.scheme.extension_count)
    assert voucher.valid_until is not None
    before = voucher.valid_until
    most = timedelta(days=case.scheme.extension_max_days)
    until = wish.valid_until or before + timedelta(days=case.scheme.extension_days)
    _require_within(until, before + timedelta(days=1), before + most, "#/validUntil")
    voucher.extend_validity(until, case.moment)
    case.note(ActKind.VALIDITY_EXTENDED, reason=wish.reason, valid_until=until.isoformat(), before=before.isoformat())
    facts = await case.letter_facts(valid_until=letters.days(until), before=letters.days(before), reasons=wish.reason)
    await case.send_letter("voucher_extended", facts)
    await _tell_adviser(case)
    await session.flush()
    return voucher


async def extend_decision(
    session: AsyncSession, principal: Principal, voucher_id: UUID, wish: DecisionExtensionCreate, if_match: str | None
) -> Voucher:
    """Take more time for the decision, once, before the term ends, told with the new day (Awb 4:14).

    Raises VoucherNotFound (404), MoveNotYours (403), VersionStale (412), ExtensionImpossible, ExtendedBefore and
    TermPassed (409).
    """
    case = await open_for(session, principal, voucher_id, Party.SYNTENS)
    voucher = case.voucher
    require_current(voucher, if_match)
    voucher.require_decision_extendable(case.today)
    assert voucher.decision_due_on is not None
    before = voucher.decision_due_on
    most = decision_extended_at_most(before)
    due = wish.decision_due_on or most
    _require_within(due, before + timedelta(days=1), most, "#/decisionDueOn")
    voucher.extend_decision(due, case.moment)
    case.note(
        ActKind.DECISION_TERM_EXTENDED, reason=wish.reason, decision_due_on=due.isoformat(), before=before.isoformat()
    )
    facts = await case.letter_facts(decide_before=letters.days(due), before=letters.days(before), reasons=wish.reason)
    await case.send_letter("voucher_decision_extended", facts)
    await session.flush()
    return voucher


def _require_within(chosen: date, first: date, last: date, pointer: str) -> None:
    if not first <= chosen <= last:
        raise invalid(
            field(
                pointer,
                "out_of_range",
                nl=f"Kies een dag van {day(first, 'nl')} tot en met {day(last, 'nl')}.",
                en=f"Choose a day from {day(first, 'en')} up to and including {day(last, 'en')}.",
            )
        )


async def _tell_adviser(case: Case) -> None:
    adviser = await messages.adviser_account(case.session, case.voucher)
    if adviser is None or case.voucher.adviser_organisation_id is None:
        return
    await notifications.tell(
        case.session,
        organisation_id=case.voucher.adviser_organisation_id,
        roles=(Role.ADVISER,),
        only=adviser,
        about=case.voucher.id,
        template="voucher_extended_for_adviser",
        link=f"/adviseur/opdrachten/{case.voucher.id}",
        voucher_code=case.voucher.code,
        valid_until=letters.days(case.voucher.valid_until)["nl"],
    )
