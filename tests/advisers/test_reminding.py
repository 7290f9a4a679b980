"""Advisers hear 90, 30 and 7 days before that an accreditation ends: each once, also when no worker ran."""

from collections import Counter
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select, update

from backend.advisers.models import Adviser, AdvisoryFirm
from backend.advisers.service.reminding import due_reminder, remind
from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.notifications.models import Notice
from tests.makers.advisers import make_adviser, make_declaration, make_firm_declaration
from tests.makers.identity import make_account, make_organisation, make_principal

ENDS = clock.today() + timedelta(days=400)


@pytest.fixture
async def adviser(database):
    async with database.write() as session:
        firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Voorbeeldadvies")
        account = await make_account(session, name="Karin Voorbeeldhuis")
        await make_principal(session, roles=(Role.ADVISER,), organisation_id=firm.id, account_id=account.id)
        return await make_adviser(session, organisation_id=firm.id, account_id=account.id, accredited_until=ENDS)


async def run(database, days_before):
    moment = datetime.combine(ENDS - timedelta(days=days_before), time(7), clock.AMSTERDAM)
    with clock.set_to(moment):
        async with database.write() as session:
            return await remind(session)


async def sent(database):
    async with database.read() as session:
        mails = Counter(await session.scalars(select(Mail.template)))
        assert mails == Counter(await session.scalars(select(Notice.template)))  # in the inbox too
        return mails


@pytest.mark.parametrize(
    ("days_left", "due"),
    [(91, None), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)],
)
def test_the_reminder_that_belongs_to_a_day(days_left, due):
    assert due_reminder(days_left) == due


async def test_three_letters_on_three_days_and_none_on_the_days_between(adviser, database):
    told = {day: count for day in range(95, -3, -1) if (count := await run(database, day))}
    assert told == {90: 1, 30: 1, 7: 1}
    assert await sent(database) == {"adviser_accreditation_ends": 3}


async def test_when_no_worker_ran_the_next_run_sends_the_latest_and_only_that(adviser, database):
    assert [await run(database, day) for day in (20, 20, 19, 3, 2)] == [1, 0, 0, 1, 0]
    assert await sent(database) == {"adviser_accreditation_ends": 2}


async def test_another_period_brings_its_own_reminders(adviser, database):
    await run(database, 5)
    async with database.write() as session:
        later = await session.get_one(Adviser, adviser.id)
        later.accredited_until = ENDS + timedelta(days=60)
    assert [await run(database, day) for day in (30, 29)] == [1, 0]  # ninety days before the new end


async def test_who_asked_for_another_period_is_left_in_peace(adviser, database):
    async with database.write() as session:
        await make_declaration(session, adviser)
    assert await run(database, 30) == 0


async def test_a_reminder_is_in_nobodys_way(adviser, database):
    async with database.read() as session:
        version = (await session.get_one(Adviser, adviser.id)).version
    await run(database, 90)
    async with database.read() as session:
        reminded = await session.get_one(Adviser, adviser.id)
    assert (reminded.version, reminded.reminded_for, reminded.reminded_days) == (version, ENDS, 90)


async def test_all_advisers_of_a_firm_hear_that_its_accreditation_ends(adviser, database):
    async with database.write() as session:
        colleague = await make_account(session, name="Bas Voorbeeld")
        await make_principal(
            session, roles=(Role.ADVISER,), organisation_id=adviser.organisation_id, account_id=colleague.id
        )
        await session.execute(
            update(AdvisoryFirm)
            .filter_by(organisation_id=adviser.organisation_id)
            .values(accredited_until=ENDS - timedelta(days=300))
        )
    assert [await run(database, day) for day in (390, 389, 330)] == [1, 0, 1]
    assert await sent(database) == {"firm_accreditation_ends": 4}


async def test_a_firm_that_asked_for_another_period_is_left_in_peace(adviser, database):
    async with database.write() as session:
        firm = await session.get_one(AdvisoryFirm, adviser.organisation_id)
        firm.accredited_until = ENDS - timedelta(days=300)
        await make_firm_declaration(session, firm)
    assert [await run(database, day) for day in (390, 330)] == [0, 0]
