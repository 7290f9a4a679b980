"""Reminders of a measurement: only for who has not answered, each step once, and none after an answer or a refusal."""

from datetime import date, timedelta
from uuid import UUID

import structlog
from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.identity.models import Membership
from backend.identity.principals import Principal
from backend.measurement_moments.errors import MomentNotOpen, NobodyToRemind, RemindedLately
from backend.measurement_moments.models import MeasurementMoment, MeasurementReminder, MomentState, ReminderStep
from backend.measurement_moments.queries import board
from backend.measurement_moments.queries.board import ROLES
from backend.measurement_moments.queries.moments import get_moment
from backend.measurement_moments.queries.states import is_asked, state
from backend.measurement_moments.service.planning import plan
from backend.monitoring.models import Enrolment
from backend.notifications.service import tell
from backend.organisations.models import Company

log = structlog.get_logger(__name__)
LINK = "/bedrijf/metingen"
NOT_AGAIN_WITHIN = timedelta(days=7)
STEPS = (ReminderStep.OPENS, ReminderStep.DUE, ReminderStep.AFTER_TWO_WEEKS, ReminderStep.AFTER_FOUR_WEEKS)
AFTER_DUE = (timedelta(), timedelta(days=14), timedelta(days=28))
"""How long after the day of a moment each step but the first comes."""
AT_A_TIME = 500
WAITING = (MomentState.OPEN, MomentState.OVERDUE)


def step_of(opens_on: date, due_on: date, today: date) -> ReminderStep | None:
    """The newest reminder whose day has come; None before the first. What a worker missed is not sent afterwards."""
    days = (opens_on, *(due_on + later for later in AFTER_DUE))
    come = [step for step, on in zip(STEPS, days, strict=True) if on <= today]
    return come[-1] if come else None


async def remind(session: AsyncSession) -> int:
    """Plan, and send reminders whose day has come, `AT_A_TIME` of them; answers how many moments were gone through.

    A step that was sent, or one after it, is not sent again; nor is any within a week of one that an officer sent.
    Invented firms are reminded too: their mails go nowhere. Who says no meanwhile is passed over, and nobody else.
    """
    await plan(session)
    today = clock.today()
    due = list(
        await session.scalars(
            select(MeasurementMoment)
            .join(Enrolment, Enrolment.id == MeasurementMoment.enrolment_id)
            .join(Company, Company.id == MeasurementMoment.company_id)
            .where(
                is_asked(MeasurementMoment.company_id),
                state().in_([each.value for each in WAITING]),
                MeasurementMoment.opens_on <= today,
                ~_reminded(today),
            )
            .order_by(MeasurementMoment.due_on, MeasurementMoment.id)
            .limit(AT_A_TIME)
            .with_for_update(of=MeasurementMoment, skip_locked=True)
        )
    )
    for each in due:
        step = step_of(each.opens_on, each.due_on, today)
        assert step is not None
        try:
            async with session.begin_nested():
                await _send(session, each, step, by=None)
        except IntegrityError as refused:
            log.info("a measurement is not reminded of", moment_id=str(each.id), reason=str(refused.orig))
    return len(due)


def _reminded(today: date) -> ColumnElement[bool]:
    """Whether the step of today was sent, or one after it; or an officer reminded within a week. As `step_of`."""
    come = case(
        *((MeasurementMoment.due_on + later <= today, at) for at, later in reversed(list(enumerate(AFTER_DUE, 1)))),
        else_=0,
    )
    sent = case({step.value: at for at, step in enumerate(STEPS)}, value=MeasurementReminder.step)
    lately = and_(
        MeasurementReminder.step == ReminderStep.BY_HAND,
        MeasurementReminder.sent_at > clock.now() - NOT_AGAIN_WITHIN,
    )
    return exists().where(MeasurementReminder.moment_id == MeasurementMoment.id, or_(sent >= come, lately))


async def remind_by_hand(session: AsyncSession, principal: Principal, moment_id: UUID) -> MeasurementReminder:
    """Remind one company now, as an officer who follows the response.

    Raises MeasurementMomentNotFound (404); MomentNotOpen, NobodyToRemind and RemindedLately (409).
    """
    found, where = await get_moment(session, principal, moment_id)
    if where not in WAITING:
        raise MomentNotOpen
    last = await board.last_reminded(session, found.id)
    if last is not None and last.sent_at > clock.now() - NOT_AGAIN_WITHIN:
        raise RemindedLately
    people = await session.scalar(
        select(func.count()).where(Membership.organisation_id == found.company_id, Membership.role.in_(ROLES))
    )
    if not people:
        raise NobodyToRemind
    reminder = await _send(session, found, ReminderStep.BY_HAND, by=principal.person_id)
    audit.record(
        session,
        principal,
        "measurements.remind",
        "measurement_moment",
        found.id,
        organisation_id=found.company_id,
        number=found.number,
    )
    await session.flush()
    return reminder


async def _send(
    session: AsyncSession, moment: MeasurementMoment, step: ReminderStep, *, by: UUID | None
) -> MeasurementReminder:
    """Write to whoever may enter figures; also that there was nobody is kept, so that the step is not tried daily."""
    people = await tell(
        session,
        organisation_id=moment.company_id,
        roles=ROLES,
        template="measurement_opens" if moment.due_on > clock.today() else "measurement_waits",
        link=LINK,
        due=moment.due_on.strftime("%d-%m-%Y"),
    )
    reminder = MeasurementReminder(moment_id=moment.id, step=step, sent_at=clock.now(), people=people, sent_by=by)
    session.add(reminder)
    await session.flush()
    return reminder
