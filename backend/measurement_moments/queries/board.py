"""Who answered and who did not, over all firms: numbers by measurement and group, and a list of names."""

from collections import Counter, defaultdict
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.listing import page_of
from backend.core.naming import sort_key
from backend.identity.models import Membership
from backend.identity.scopes import Role
from backend.measurement_moments.models import DeclineReason, MeasurementMoment, MeasurementReminder, MomentState
from backend.measurement_moments.queries.states import is_asked, state
from backend.measurement_moments.schemas import MomentFilter, MomentPageQuery
from backend.monitoring.models import Enrolment, EnrolmentKind
from backend.organisations.models import Company

UNEVEN = 5
"""Points between groups from which an effect is told with a warning (the monitoring plan, estimand 7)."""
ASKED = (MomentState.OPEN, MomentState.OVERDUE, MomentState.LAPSED, MomentState.DECLINED, MomentState.ANSWERED)
CLOSED = (MomentState.OVERDUE, MomentState.LAPSED, MomentState.DECLINED, MomentState.ANSWERED)
AnyRow = Select[*tuple[Any, ...]]
ROLES = (Role.OWNER, Role.MANAGER, Role.FINANCE)
"""Who is written to: whoever may enter figures."""


def _asked(*, demonstration: bool) -> AnyRow:
    """Moments with their enrolment and company, of those that were asked."""
    return (
        select(MeasurementMoment.id)
        .join(Enrolment, Enrolment.id == MeasurementMoment.enrolment_id)
        .join(Company, Company.id == MeasurementMoment.company_id)
        .where(
            Company.is_demonstration.is_(demonstration),
            is_asked(MeasurementMoment.company_id),
            MeasurementMoment.opens_on <= clock.today(),
        )
    )


async def board(session: AsyncSession, *, demonstration: bool) -> dict[str, Any]:
    """The response by measurement and group. Invented firms are never counted with real ones."""
    each = _asked(demonstration=demonstration).with_only_columns(
        MeasurementMoment.number, Enrolment.kind, state().label("state"), MeasurementMoment.declined_reason
    )
    found = each.subquery()
    rows = await session.execute(
        select(found.c.number, found.c.kind, found.c.state, found.c.declined_reason, func.count().label("firms"))
        .where(found.c.state != MomentState.ENDED.value)
        .group_by(found.c.number, found.c.kind, found.c.state, found.c.declined_reason)
    )
    counted: dict[tuple[int, EnrolmentKind], Counter[MomentState]] = defaultdict(Counter)
    reasons: dict[tuple[int, EnrolmentKind], Counter[DeclineReason]] = defaultdict(Counter)
    for row in rows:
        key = (row.number, row.kind)
        where = MomentState(row.state)
        counted[key][where] += row.firms
        if where is MomentState.DECLINED:
            reasons[key][row.declined_reason] += row.firms
    waves = [
        _wave(number, {kind: (counted[number, kind], reasons[number, kind]) for kind in EnrolmentKind})
        for number in sorted({number for number, _ in counted})
    ]
    return {"as_of": clock.today(), "is_demonstration": demonstration, "waves": waves}


def _wave(
    number: int, arms: dict[EnrolmentKind, tuple[Counter[MomentState], Counter[DeclineReason]]]
) -> dict[str, Any]:
    filled = {kind: counts for kind, counts in arms.items() if counts[0].total()}
    shares = [share for states, _ in filled.values() if (share := _share(states)) is not None]
    gap = 100 * (max(shares) - min(shares)) if len(shares) > 1 else None
    return {
        "number": number,
        "arms": [_arm(kind, states, reasons) for kind, (states, reasons) in filled.items()],
        "gap_points": None if gap is None else round(gap),
        "is_uneven": gap is not None and round(gap, 9) > UNEVEN,
    }


def _arm(kind: EnrolmentKind, states: Counter[MomentState], reasons: Counter[DeclineReason]) -> dict[str, Any]:
    share = _share(states)
    return {
        "arm": kind,
        "expected": states.total(),
        **{each.value: states[each] for each in ASKED if each is not MomentState.DECLINED},
        "declined": {reason: reasons[reason] for reason in DeclineReason},
        "response_percent": None if share is None else round(100 * share),
    }


def _share(states: Counter[MomentState]) -> float | None:
    """The part that answered of those that had their time to."""
    closed = sum(states[each] for each in CLOSED)
    return states[MomentState.ANSWERED] / closed if closed else None


async def list_asked(session: AsyncSession, wanted: MomentPageQuery) -> dict[str, Any]:
    """One page of firms that were asked, those that wait longest first."""
    return await page_of(session, listed(wanted), wanted)


def listed(wanted: MomentFilter) -> AnyRow:
    """Firms that were asked, those that wait longest first."""
    reminders = (
        select(
            MeasurementReminder.moment_id,
            func.count().label("reminders"),
            func.max(MeasurementReminder.sent_at).label("last_reminded_at"),
        )
        .where(MeasurementReminder.people > 0)
        .group_by(MeasurementReminder.moment_id)
        .subquery()
    )
    chosen = [each.value for each in wanted.state if each in ASKED]
    statement = (
        _asked(demonstration=wanted.demonstration)
        .outerjoin(reminders, reminders.c.moment_id == MeasurementMoment.id)
        .with_only_columns(
            MeasurementMoment.id,
            Company.id.label("company_id"),
            Company.name.label("company_name"),
            Company.kvk_number,
            Enrolment.kind.label("arm"),
            MeasurementMoment.number,
            MeasurementMoment.due_on,
            state().label("state"),
            MeasurementMoment.declined_reason.label("reason"),
            func.coalesce(reminders.c.reminders, 0).label("reminders"),
            reminders.c.last_reminded_at,
            exists().where(Membership.organisation_id == Company.id, Membership.role.in_(ROLES)).label("has_people"),
            Company.is_demonstration,
        )
        .where(state().in_(chosen))
        .order_by(MeasurementMoment.due_on, Company.sort_name, MeasurementMoment.id)
    )
    if wanted.number is not None:
        statement = statement.where(MeasurementMoment.number == wanted.number)
    if wanted.arm is not None:
        statement = statement.where(Enrolment.kind == wanted.arm)
    if wanted.reason is not None:
        declined = and_(MeasurementMoment.declined_reason == wanted.reason, state() == MomentState.DECLINED.value)
        statement = statement.where(declined)
    if wanted.q:
        text = wanted.q.strip()
        named = Company.sort_name.contains(sort_key(text), autoescape=True)
        numbered = Company.kvk_number.startswith(text, autoescape=True)
        statement = statement.where(or_(named, numbered) if text.isdecimal() else named)
    return statement


async def last_reminded(session: AsyncSession, moment_id: UUID) -> MeasurementReminder | None:
    """The newest reminder of a moment."""
    found: MeasurementReminder | None = await session.scalar(
        select(MeasurementReminder)
        .where(MeasurementReminder.moment_id == moment_id, MeasurementReminder.people > 0)
        .order_by(MeasurementReminder.sent_at.desc())
        .limit(1)
    )
    return found
