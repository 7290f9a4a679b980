"""Who is followed, since when, in which group."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.monitoring import service
from backend.monitoring.models import Enrolment, EnrolmentKind, MeasurementValue
from tests.makers.monitoring import make_measurement
from tests.makers.organisations import make_company

START = date(2026, 3, 1)


async def test_a_participant_keeps_the_first_start(session):
    company = await make_company(session)
    first = await service.enrol(session, company.id, started_on=START, kind=EnrolmentKind.PARTICIPANT)
    again = await service.enrol(session, company.id, started_on=date(2026, 9, 1), kind=EnrolmentKind.PARTICIPANT)
    back = await service.enrol(session, company.id, started_on=date(2026, 9, 1), kind=EnrolmentKind.COMPARISON)
    assert (again.id, back.id, again.started_on) == (first.id, first.id, START)


async def test_a_company_from_the_waiting_list_becomes_a_participant_and_its_waiting_stays_known(session):
    company = await make_company(session)
    waiting = await service.enrol(session, company.id, started_on=START, kind=EnrolmentKind.WAITING_LIST)
    started = await service.enrol(
        session, company.id, started_on=START + timedelta(days=40), kind=EnrolmentKind.PARTICIPANT
    )
    assert waiting.ended_on == started.started_on
    assert await session.scalar(select(func.count()).where(Enrolment.company_id == company.id)) == 2


async def test_two_starts_at_once_enrol_once(committed):
    async with committed.write() as session:
        company_id = (await _bare_company(session)).id

    async def start():
        async with committed.write() as session:
            return (
                await service.enrol(session, company_id, started_on=clock.today(), kind=EnrolmentKind.PARTICIPANT)
            ).id

    assert len(set(await asyncio.gather(*(start() for _ in range(5))))) == 1


async def _bare_company(session):
    return await make_company(session)


async def test_the_database_refuses_to_rewrite_a_value(session):
    company = await make_company(session)
    measurement = await make_measurement(session, company.id)
    value = await session.scalar(select(MeasurementValue).where(MeasurementValue.measurement_id == measurement.id))
    value.value = 1
    with pytest.raises(DBAPIError):
        await session.flush()
