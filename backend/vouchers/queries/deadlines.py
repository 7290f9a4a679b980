"""What comes next in the life of a voucher: every date that counts, whose it is, and how long it still is."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.principals import Principal
from backend.vouchers.models import (
    Claim,
    InformationRequest,
    Objection,
    Round,
    TermKind,
    Voucher,
)
from backend.vouchers.queries.objections import Decision, decision_of, made_against
from backend.vouchers.queries.vouchers import Sight, sight_of
from backend.vouchers.states import EXTENDABLE_IN, OPEN_OBJECTIONS, ClaimStatus, Party, VoucherStatus
from backend.vouchers.terms import settlement_due

S = VoucherStatus
AWAITING_DECISION = {S.SUBMITTED, S.WAITLISTED, S.IN_REVIEW, S.INFORMATION_REQUESTED}


async def upcoming(
    session: AsyncSession,
    principal: Principal,
    voucher: Voucher,
    round_: Round,
    *,
    request: InformationRequest | None,
    claim: Claim | None,
) -> list[dict[str, Any]]:
    """The dates that count now, the nearest first. Those of an objection are not for the adviser."""
    found = _of_application(voucher, round_, request) + _of_work(voucher, claim)
    if sight_of(principal) is not Sight.GRANTED_WITH_ADVISER:
        found += await _of_objections(session, voucher)
    today = clock.today()
    return [
        {"kind": kind, "due_on": due, "whose": whose, "days_left": (due - today).days}
        for due, kind, whose in sorted(found, key=lambda each: (each[0], each[1].value))
    ]


Date = tuple[date, TermKind, Party]


def _of_application(voucher: Voucher, round_: Round, request: InformationRequest | None) -> list[Date]:
    found: list[Date] = []
    if voucher.status in AWAITING_DECISION and voucher.decision_due_on and voucher.suspended_on is None:
        found.append((voucher.decision_due_on, TermKind.DECISION, Party.SYNTENS))
    if request is not None:
        # An answer is expected before the day; on the day itself it is too late.
        found.append((request.respond_before - timedelta(days=1), TermKind.RESPONSE, Party.COMPANY))
    if voucher.status is S.WAITLISTED:
        found.append((round_.waiting_list_ends_on, TermKind.WAITING_LIST, Party.PLATFORM))
    return found


def _of_work(voucher: Voucher, claim: Claim | None) -> list[Date]:
    found: list[Date] = []
    if voucher.status in EXTENDABLE_IN and voucher.valid_until:
        whose = Party.ADVISER if voucher.status is S.CLAIM_RETURNED else Party.COMPANY
        found.append((voucher.valid_until, TermKind.VALIDITY, whose))
    if voucher.status is S.CLAIMED and claim is not None:
        if claim.status is ClaimStatus.CONFIRMED and claim.confirmed_at is not None:
            confirmed_on = claim.confirmed_at.astimezone(clock.AMSTERDAM).date()
            found.append((settlement_due(confirmed_on), TermKind.SETTLEMENT, Party.SYNTENS))
        elif voucher.valid_until:
            found.append((voucher.valid_until, TermKind.CLAIM_CONFIRMATION, Party.COMPANY))
    return found


async def _of_objections(session: AsyncSession, voucher: Voucher) -> list[Date]:
    open_ones = await session.scalars(
        select(Objection.decision_due_on)
        .where(Objection.voucher_id == voucher.id, Objection.status.in_(OPEN_OBJECTIONS))
        .order_by(Objection.decision_due_on)
    )
    found: list[Date] = [(due, TermKind.OBJECTION_DECISION, Party.SYNTENS) for due in open_ones]
    decision: Decision | None = await decision_of(session, voucher)
    if decision and decision.objection_due_on >= clock.today() and not await made_against(session, decision):
        found.append((decision.objection_due_on, TermKind.OBJECTION, Party.COMPANY))
    return found
