"""Which objections there are, who may see them, and against which decision one can be made."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.listing import page_of
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.vouchers.models import ObjectedDecision, Objection, Voucher, VoucherStatusChange
from backend.vouchers.queries import vouchers
from backend.vouchers.queries.vouchers import Sight, sight_of, visible_to
from backend.vouchers.refusals import ObjectionNotFound
from backend.vouchers.schemas.objections import ObjectionFilter, ObjectionRead
from backend.vouchers.states import (
    COMMITTED_IN,
    MOVES_OF_OBJECTION,
    OPEN_OBJECTIONS,
    ObjectionStatus,
    Party,
    VoucherStatus,
)
from backend.vouchers.terms import appeal_due, objection_due
from backend.vouchers.wording import both

# What the wire takes from the row as it is.
PLAIN = tuple(sorted({column.key for column in Objection.__table__.columns} & ObjectionRead.model_fields.keys()))
DECIDED = {VoucherStatus(decision.value) for decision in ObjectedDecision}
YOU_DECIDED = both(
    "U was bij het besluit betrokken. Een collega behandelt het bezwaar.",
    "You had a part in the decision. A colleague handles the objection.",
)


@dataclass(frozen=True, slots=True)
class Decision:
    """The newest decision on a voucher: its row in the history, by whom, and when it was announced."""

    change: VoucherStatusChange
    announced_on: date

    @property
    def against(self) -> ObjectedDecision:
        """What was decided."""
        return ObjectedDecision(self.change.to_status.value)

    @property
    def objection_due_on(self) -> date:
        """The last day for an objection."""
        return objection_due(self.announced_on)


async def decision_of(session: AsyncSession, voucher: Voucher) -> Decision | None:
    """The decision that holds now; None when there is none, or it was taken back.

    A change of adviser also leads to `granted`, and is no decision.
    """
    newest = await session.scalar(
        select(VoucherStatusChange)
        .where(
            VoucherStatusChange.voucher_id == voucher.id,
            VoucherStatusChange.to_status.in_(DECIDED),
            or_(
                VoucherStatusChange.to_status != VoucherStatus.GRANTED,
                VoucherStatusChange.from_status == VoucherStatus.IN_REVIEW,
            ),
        )
        .order_by(VoucherStatusChange.id.desc())
        .limit(1)
    )
    if newest is None:
        return None
    holds = (
        voucher.status in COMMITTED_IN
        if newest.to_status is VoucherStatus.GRANTED
        else (voucher.status is newest.to_status)
    )
    return Decision(newest, newest.occurred_at.astimezone(clock.AMSTERDAM).date()) if holds else None


def _seen_by(principal: Principal) -> ColumnElement[bool]:
    """An objection is between the company and Syntens: the adviser of the voucher does not see it."""
    return false() if sight_of(principal) is Sight.GRANTED_WITH_ADVISER else visible_to(principal)


async def get_objection(
    session: AsyncSession, principal: Principal, objection_id: UUID, *, for_update: bool = False
) -> Objection:
    """An objection, when this principal may see it. Raises ObjectionNotFound (404)."""
    statement = (
        select(Objection)
        .join(Voucher, Voucher.id == Objection.voucher_id)
        .where(Objection.id == objection_id, _seen_by(principal))
    )
    if for_update:
        statement = statement.with_for_update(of=Objection, key_share=True).execution_options(populate_existing=True)
    found = await session.scalar(statement)
    if found is None:
        raise ObjectionNotFound
    return found


def had_part(voucher: Voucher, objection: Objection, officer_id: UUID | None) -> bool:
    """Whether this officer took the decision, proposed the grant that it followed, or granted what was settled.

    Who granted and raises the settlement to the grant would have fixed the amount alone.
    """
    if officer_id is None:
        return False
    granting = {
        ObjectedDecision.GRANTED: {voucher.proposed_by},
        ObjectedDecision.SETTLED: {voucher.granted_by, voucher.raised_by},
    }
    return officer_id in {objection.first_decided_by, *granting.get(objection.against, ())}


async def made_against(session: AsyncSession, decision: Decision) -> bool:
    """Whether an objection against this decision was made, and not taken back."""
    found = await session.scalar(
        select(Objection.id).where(
            Objection.status_change_id == decision.change.id, Objection.status != ObjectionStatus.WITHDRAWN
        )
    )
    return found is not None


async def of_voucher(session: AsyncSession, principal: Principal, voucher: Voucher) -> dict[str, Any]:
    """The objections of a voucher, newest first, and the decision to which one can object now."""
    if sight_of(principal) is Sight.GRANTED_WITH_ADVISER:
        return {"items": [], "decision": None}
    found = await session.scalars(
        select(Objection).where(Objection.voucher_id == voucher.id).order_by(Objection.filed_at.desc(), Objection.id)
    )
    items = [await describe(session, principal, voucher, objection) for objection in found]
    decision = await decision_of(session, voucher)
    if decision is None:
        return {"items": items, "decision": None}
    parties = await vouchers.parties_of(session, principal, voucher)
    return {
        "items": items,
        "decision": {
            "against": decision.against,
            "announced_on": decision.announced_on,
            "objection_due_on": decision.objection_due_on,
            "is_late": clock.today() > decision.objection_due_on,
            "may_object": Party.COMPANY in parties and not await made_against(session, decision),
        },
    }


async def describe(
    session: AsyncSession, principal: Principal, voucher: Voucher, objection: Objection
) -> dict[str, Any]:
    """The whole objection, with what this principal may do next."""
    company = await session.get_one(Company, voucher.company_id)
    parties = await vouchers.parties_of(session, principal, voucher)
    own_decision = had_part(voucher, objection, principal.person_id)
    decided_on = objection.decided_at.astimezone(clock.AMSTERDAM).date() if objection.decided_at else None
    amount, most = amounts(voucher, objection.against)
    return {
        **{name: getattr(objection, name) for name in PLAIN},
        "is_late": objection.is_late,
        "voucher_code": voucher.code,
        "company_name": company.name,
        "appeal_due_on": appeal_due(decided_on) if decided_on else None,
        "amount_cents": amount,
        "most_cents": most,
        "allowed_moves": [
            {"to_status": to, "blocked": YOU_DECIDED if party is Party.SYNTENS and own_decision else None}
            for (start, to), party in MOVES_OF_OBJECTION.items()
            if start is objection.status and party in parties
        ],
        "may_extend": objection.status in OPEN_OBJECTIONS
        and objection.extended_at is None
        and clock.today() <= objection.decision_due_on
        and Party.SYNTENS in parties,
    }


def amounts(voucher: Voucher, against: ObjectedDecision) -> tuple[int | None, int | None]:
    """What was granted or settled, and what that can become at most; nothing for other decisions."""
    match against:
        case ObjectedDecision.GRANTED:
            return voucher.granted_cents, voucher.subsidy_cents
        case ObjectedDecision.SETTLED:
            return voucher.settled_cents, voucher.granted_cents
        case _:
            return None, None


async def list_objections(session: AsyncSession, principal: Principal, wanted: ObjectionFilter) -> dict[str, Any]:
    """One page of all objections, what is due first on top."""
    statement = (
        select(
            Objection.id,
            Objection.voucher_id,
            Voucher.code.label("voucher_code"),
            Company.name.label("company_name"),
            Objection.against,
            Objection.status,
            Objection.filed_at,
            (Objection.filed_on > Objection.objection_due_on).label("is_late"),
            Objection.decision_due_on,
            (Objection.first_decided_by.is_not_distinct_from(principal.person_id)).label("first_decided_by_you"),
        )
        .join(Voucher, Voucher.id == Objection.voucher_id)
        .join(Company, Company.id == Voucher.company_id)
        .where(_seen_by(principal))
        .order_by(Objection.decision_due_on, Objection.id)
    )
    if wanted.status:
        statement = statement.where(Objection.status.in_(wanted.status))
    return await page_of(session, statement, wanted)
