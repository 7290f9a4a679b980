"""What the database itself refuses of planned moments and reminders."""

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError

from backend.core import clock
from backend.measurement_moments.models import MeasurementMoment, MeasurementReminder, ReminderStep
from backend.measurement_moments.service import planning
from backend.organisations.models import ConsentKind
from backend.organisations.service import record_consent
from tests.measurement_moments.conftest import make_followed

YEAR_LATER = date(2027, 3, 2)


async def planned(session, firm):
    await planning.plan(session)
    return await session.scalar(
        select(MeasurementMoment).where(MeasurementMoment.company_id == firm.id, MeasurementMoment.number == 0)
    )


def reminder_of(moment, step=ReminderStep.DUE):
    return MeasurementReminder(moment_id=moment.id, step=step, sent_at=clock.now(), people=1)


async def test_the_database_refuses_a_reminder_after_a_refusal(session):
    firm = await make_followed(session)
    moment = await planned(session, firm)
    moment.decline("no_time", None, clock.now(), None)
    await session.flush()
    session.add(reminder_of(moment))
    with pytest.raises(IntegrityError, match="declined is not reminded"):
        await session.flush()


async def test_the_database_refuses_a_reminder_without_consent(session):
    firm = await make_followed(session)
    moment = await planned(session, firm)
    await record_consent(session, firm.id, ConsentKind.MONITORING, False, None)
    session.add(reminder_of(moment))
    with pytest.raises(IntegrityError, match="not followed is not reminded"):
        await session.flush()


async def twice(session, moment):
    """Which rule of the database stops a second reminder of the same step."""
    try:
        async with session.begin_nested():
            session.add(reminder_of(moment))
            await session.flush()
    except IntegrityError as fault:
        return fault.orig.__cause__.constraint_name


async def test_the_database_refuses_a_second_reminder_of_a_step_and_any_change(session):
    firm = await make_followed(session)
    moment = await planned(session, firm)
    sent = reminder_of(moment)
    session.add(sent)
    await session.flush()
    assert await twice(session, moment) == "measurement_reminders_once_idx"
    sent.people = 7
    with pytest.raises(DBAPIError):
        await session.flush()


async def test_the_database_refuses_a_moment_of_another_company(session):
    firm, other = await make_followed(session), await make_followed(session)
    moment = await planned(session, firm)
    moment.company_id = other.id
    with pytest.raises(IntegrityError, match="belongs to the company"):
        await session.flush()
