"""Reminders of dates, each sent once: the officer first, then the team; company and adviser before it is too late.

A recurring job. Whoever is reminded late, because the platform stood still, gets the nearest reminder and no older one.
"""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from backend.core import clock
from backend.identity.scopes import Role
from backend.notifications import service as notifications
from backend.vouchers import letters
from backend.vouchers.models import (
    Claim,
    InformationRequest,
    Objection,
    TermKind,
    Voucher,
    VoucherReminder,
)
from backend.vouchers.queries import absences, messages
from backend.vouchers.service import officers
from backend.vouchers.service.case import APPLICANTS, Case, complete
from backend.vouchers.states import EXTENDABLE_IN, OPEN_OBJECTIONS, TERM_RUNS_IN, ClaimStatus, Party, VoucherStatus
from backend.vouchers.terms import settlement_due
from backend.vouchers.wording import both

Due = tuple[UUID, date]
Facts = dict[str, Any]
# How many days before each date; below zero is after it.
STEPS: Mapping[TermKind, tuple[int, ...]] = MappingProxyType(
    {
        TermKind.DECISION: (14, 3, -1),
        TermKind.RESPONSE: (3,),
        TermKind.VALIDITY: (60, 30, 7),
        TermKind.CLAIM_CONFIRMATION: (14, 3),
        TermKind.OBJECTION_DECISION: (21, 7, -1),
        TermKind.SETTLEMENT: (21, 7, -1),
    }
)
ALONE = 14  # from so many days before, only the officer who has the file hears of it
WHAT = {
    TermKind.DECISION: both("besluit op de aanvraag", "decision on the application"),
    TermKind.OBJECTION_DECISION: both("besluit op het bezwaar", "decision on the objection"),
    TermKind.SETTLEMENT: both("vaststelling van de voucher", "settlement of the voucher"),
}
MISSING = {
    VoucherStatus.GRANTED: both("de adviseur neemt de opdracht aan", "the adviser accepts the work"),
    VoucherStatus.IN_USE: both(
        "het advies is afgerond en de adviseur heeft gedeclareerd", "the advice is finished and the adviser has claimed"
    ),
    VoucherStatus.CLAIM_RETURNED: both(
        "de adviseur stuurt een verbeterde declaratie", "the adviser sends a corrected claim"
    ),
}


async def remind(session: AsyncSession) -> int:
    """Send every reminder that is due now; answers how many dates people were reminded of."""
    reminded = 0
    for kind, steps in STEPS.items():
        for voucher_id, due in await _FIND[kind](session, clock.today() + timedelta(days=max(steps))):
            reminded += await _remind(session, kind, voucher_id, due)
    return reminded


async def _remind(session: AsyncSession, kind: TermKind, voucher_id: UUID, due: date) -> bool:
    left = (due - clock.today()).days
    reached = [step for step in STEPS[kind] if left <= step]
    if not reached or (left < 0 and min(STEPS[kind]) >= 0):
        return False
    nearest = min(reached)
    sent = set(
        await session.scalars(
            select(VoucherReminder.days_before).where(
                VoucherReminder.voucher_id == voucher_id,
                VoucherReminder.kind == kind,
                VoucherReminder.due_on == due,
            )
        )
    )
    if nearest in sent:
        return False
    voucher = await session.get_one(Voucher, voucher_id)
    case = await complete(session, None, Party.PLATFORM, voucher, None)
    await _tell(case, kind, due, nearest)
    session.add(VoucherReminder(voucher_id=voucher_id, kind=kind, due_on=due, days_before=nearest, sent_at=case.moment))
    await session.flush()
    return True


async def _tell(case: Case, kind: TermKind, due: date, step: int) -> None:
    voucher = case.voucher
    if kind in WHAT:
        alone = kind is TermKind.DECISION and step >= ALONE
        only = await absences.on_duty(case.session, voucher) if alone else None
        await officers.tell(
            case,
            "officer_deadline",
            link=officers.file_of(voucher),
            only=only,
            what=WHAT[kind]["nl"],
            due_on=letters.days(due)["nl"],
        )
        return
    code = {"voucher_code": voucher.code}
    if kind is TermKind.VALIDITY:
        facts: Facts = {**code, "valid_until": letters.days(due)["nl"], "missing": MISSING[voucher.status]["nl"]}
        await _company(case, "voucher_expiring", facts)
        await _adviser(case, "voucher_expiring", facts)
    else:
        facts = {**code, "due_on": letters.days(due)["nl"]}
        await _company(case, f"{kind}_reminder", facts)


async def _company(case: Case, template: str, facts: Facts) -> None:
    await notifications.tell(
        case.session,
        organisation_id=case.voucher.company_id,
        roles=APPLICANTS,
        about=case.voucher.id,
        template=template,
        link=letters.link_of(case.voucher),
        **facts,
    )


async def _adviser(case: Case, template: str, facts: Facts) -> None:
    account = await messages.adviser_account(case.session, case.voucher)
    if account is not None and case.voucher.adviser_organisation_id is not None:
        await notifications.tell(
            case.session,
            organisation_id=case.voucher.adviser_organisation_id,
            roles=(Role.ADVISER,),
            only=account,
            about=case.voucher.id,
            template=template,
            link=f"/adviseur/opdrachten/{case.voucher.id}",
            **facts,
        )


def _nearest_sent(kind: TermKind, due: InstrumentedAttribute[date | None]) -> ColumnElement[bool]:
    """Whether the last reminder of this date went out: nothing is left to do."""
    return exists().where(
        VoucherReminder.voucher_id == Voucher.id,
        VoucherReminder.kind == kind,
        VoucherReminder.due_on == due,
        VoucherReminder.days_before == min(STEPS[kind]),
    )


def _dated(rows: Iterable[Any]) -> list[Due]:
    return [(voucher_id, due) for voucher_id, due in rows]


async def _decisions(session: AsyncSession, until: date) -> list[Due]:
    rows = await session.execute(
        select(Voucher.id, Voucher.decision_due_on)
        .where(
            Voucher.status.in_(TERM_RUNS_IN),
            Voucher.decision_due_on <= until,
            ~_nearest_sent(TermKind.DECISION, Voucher.decision_due_on),
        )
        .order_by(Voucher.id)
    )
    return _dated(rows)


async def _responses(session: AsyncSession, until: date) -> list[Due]:
    rows = await session.execute(
        select(InformationRequest.voucher_id, InformationRequest.respond_before)
        .where(InformationRequest.closed_at.is_(None), InformationRequest.respond_before <= until + timedelta(days=1))
        .order_by(InformationRequest.voucher_id)
    )
    return [(row[0], row[1] - timedelta(days=1)) for row in rows]


async def _validities(session: AsyncSession, until: date) -> list[Due]:
    rows = await session.execute(
        select(Voucher.id, Voucher.valid_until)
        .where(
            Voucher.status.in_(EXTENDABLE_IN),
            Voucher.valid_until.between(clock.today(), until),
            ~_nearest_sent(TermKind.VALIDITY, Voucher.valid_until),
        )
        .order_by(Voucher.id)
    )
    return _dated(rows)


async def _confirmations(session: AsyncSession, until: date) -> list[Due]:
    rows = await session.execute(
        select(Voucher.id, Voucher.valid_until)
        .join(Claim, and_(Claim.voucher_id == Voucher.id, Claim.status == ClaimStatus.SUBMITTED))
        .where(Voucher.status == VoucherStatus.CLAIMED, Voucher.valid_until.between(clock.today(), until))
        .order_by(Voucher.id)
    )
    return _dated(rows)


async def _objections(session: AsyncSession, until: date) -> list[Due]:
    rows = await session.execute(
        select(Objection.voucher_id, Objection.decision_due_on)
        .where(Objection.status.in_(OPEN_OBJECTIONS), Objection.decision_due_on <= until)
        .order_by(Objection.voucher_id)
    )
    return _dated(rows)


async def _settlements(session: AsyncSession, until: date) -> list[Due]:
    rows = await session.execute(
        select(Claim.voucher_id, Claim.confirmed_at)
        .where(Claim.status == ClaimStatus.CONFIRMED)
        .order_by(Claim.voucher_id)
    )
    found = [(row[0], settlement_due(row[1].astimezone(clock.AMSTERDAM).date())) for row in rows if row[1]]
    return [each for each in found if each[1] <= until]


_FIND: Mapping[TermKind, Callable[[AsyncSession, date], Awaitable[list[Due]]]] = MappingProxyType(
    {
        TermKind.DECISION: _decisions,
        TermKind.RESPONSE: _responses,
        TermKind.VALIDITY: _validities,
        TermKind.CLAIM_CONFIRMATION: _confirmations,
        TermKind.OBJECTION_DECISION: _objections,
        TermKind.SETTLEMENT: _settlements,
    }
)
