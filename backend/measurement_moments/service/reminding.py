"""Reminders of a measurement: only for who has not answered, each step once, and none after an answer or a refusal."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select
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

LINK = "/bedrijf/metingen"
NOT_AGAIN_WITHIN = timedelta(days=7)
STEPS = (ReminderStep.OPENS, ReminderStep.DUE, ReminderStep.AFTER_TWO_WEEKS, ReminderStep.AFTER_FOUR_WEEKS)
WAITING = (MomentState.OPEN, MomentState.OVERDUE)


def step_of(opens_on: date, due_on: date, today: date) -> ReminderStep | None:
    """The newest reminder whose day has come; None before the first. What a worker missed is not sent afterwards."""
    days = (opens_on, due_on, due_on + timedelta(days=14), due_on + timedelta(days=28))
    come = [step for step, on in zip(STEPS, days, strict=True) if on <= today]
    return come[-1] if come else None


async def remind(session: AsyncSession) -> int:
    """Plan, and send every reminder whose day has come; answers how many moments were reminded of.

    A step that was sent, or one after it, is not sent again; nor is any within a week of one that an officer sent.
    Invented firms are reminded too: their mails go nowhere.
    """
    await plan(session)
    today, moment = clock.today(), clock.now()
    rows = await session.scalars(
        select(MeasurementMoment)
        .join(Enrolment, Enrolment.id == MeasurementMoment.enrolment_id)
        .join(Company, Company.id == MeasurementMoment.company_id)
        .where(
            is_asked(MeasurementMoment.company_id),
            state().in_([each.value for each in WAITING]),
            MeasurementMoment.opens_on <= today,
        )
        .order_by(MeasurementMoment.id)
        .with_for_update(of=MeasurementMoment, skip_locked=True)
    )
    waiting = list(rows)
    sent = await _sent(session, [each.id for each in waiting])
    reminded = 0
    for each in waiting:
        step = step_of(each.opens_on, each.due_on, today)
        assert step is not None
        before = sent.get(each.id, [])
        lately = any(at > moment - NOT_AGAIN_WITHIN for found, at in before if found is ReminderStep.BY_HAND)
        known = [STEPS.index(found) for found, _ in before if found is not ReminderStep.BY_HAND]
        if lately or (known and max(known) >= STEPS.index(step)):
            continue
        await _send(session, each, step, by=None)
        reminded += 1
    await session.flush()
    return reminded


async def _sent(session: AsyncSession, moment_ids: list[UUID]) -> dict[UUID, list[tuple[ReminderStep, datetime]]]:
    rows = await session.execute(
        select(MeasurementReminder.moment_id, MeasurementReminder.step, MeasurementReminder.sent_at).where(
            MeasurementReminder.moment_id.in_(moment_ids)
        )
    )
    found: dict[UUID, list[tuple[ReminderStep, datetime]]] = {}
    for row in rows:
        found.setdefault(row.moment_id, []).append((row.step, row.sent_at))
    return found


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
