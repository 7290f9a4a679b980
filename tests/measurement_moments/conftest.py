"""Firms that are followed, in the groups of the programme, at a time of one's own."""

from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.measurement_moments.models import MeasurementMoment, MeasurementReminder
from backend.measurement_moments.service import reminding
from backend.monitoring import service
from backend.monitoring.models import EnrolmentKind
from backend.organisations.models import ConsentKind
from tests.makers.identity import make_principal
from tests.makers.organisations import make_company

START = date(2026, 3, 2)


@contextmanager
def on(day, hours=7):
    with clock.set_to(datetime.combine(day, time(hours), tzinfo=UTC)):
        yield


async def make_followed(session, *, kind=EnrolmentKind.PARTICIPANT, started_on=START, people=1, **company):
    """A firm that agreed to be followed, with an owner, in a group since a day."""
    company.setdefault("consents", (ConsentKind.MONITORING,))
    with on(started_on, hours=0):
        firm = await make_company(session, **company)
    for _ in range(people):
        await make_principal(session, roles=(Role.OWNER,), organisation_id=firm.id)
    await service.enrol(session, firm.id, started_on=started_on, kind=kind)
    return firm


@pytest.fixture
async def firm(database):
    async with database.write() as session:
        return await make_followed(session)


@pytest.fixture
async def owner(client_as, firm):
    return await client_as(Role.OWNER, organisation_id=firm.id)


@pytest.fixture
async def officer(client_as):
    return await client_as(Role.PROGRAMME_OFFICER)


@pytest.fixture
def worker(database):
    """What the worker does on a day, and what came of it."""

    async def run(day):
        with on(day):
            async with database.write() as session:
                return await reminding.remind(session)

    async def run_daily(first, last):
        return {day: sent for day in days(first, last) if (sent := await run(day))}

    async def steps(company_id):
        async with database.read() as session:
            rows = await session.execute(
                select(MeasurementMoment.number, MeasurementReminder.step)
                .join(MeasurementReminder, MeasurementReminder.moment_id == MeasurementMoment.id)
                .where(MeasurementMoment.company_id == company_id)
                .order_by(MeasurementReminder.sent_at)
            )
            return [(row.number, str(row.step)) for row in rows]

    async def mails():
        async with database.read() as session:
            rows = await session.scalars(select(Mail.template).order_by(Mail.created_at, Mail.id))
            return sorted(found for found in rows if found.startswith("measurement_"))

    return SimpleNamespace(run=run, run_daily=run_daily, steps=steps, mails=mails)


def days(first, last):
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
