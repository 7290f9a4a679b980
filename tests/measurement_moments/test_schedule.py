"""When a firm is asked, by a clock of our own: each reminder once, none after an answer, one after a standstill."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from backend.core import clock
from backend.measurement_moments.models import MeasurementMoment, MeasurementReminder, ReminderStep
from backend.measurement_moments.queries import moments
from backend.measurement_moments.service import planning, reminding
from backend.monitoring import service
from backend.monitoring.models import Enrolment, EnrolmentKind, Measurement, MeasurementKind
from backend.organisations.models import Company, CompanyStatus, ConsentKind
from backend.organisations.service import record_consent
from tests.makers.monitoring import make_measurement
from tests.measurement_moments.conftest import START, make_followed, on

YEAR_LATER = date(2027, 3, 2)


async def states(database, company_id, day):
    with on(day):
        async with database.read() as session:
            return [(each["number"], str(each["state"])) for each in await moments.list_moments(session, company_id)]


async def measure(database, company_id, day, *, kind=MeasurementKind.FOLLOW_UP):
    with on(day):
        async with database.write() as session:
            await make_measurement(session, company_id, kind=kind, measured_on=day)


async def test_the_start_is_asked_at_once_and_reminded_of_three_times(database, firm, worker):
    found = await worker.run_daily(START, START + timedelta(days=200))
    assert list(found) == [START, START + timedelta(days=14), START + timedelta(days=28)]
    assert await worker.steps(firm.id) == [(0, "due"), (0, "after_two_weeks"), (0, "after_four_weeks")]
    assert await worker.mails() == ["measurement_waits"] * 3


async def test_a_year_later_four_reminders_go_out_on_their_days(database, firm, worker):
    await measure(database, firm.id, START, kind=MeasurementKind.BASELINE)
    found = await worker.run_daily(START, YEAR_LATER + timedelta(days=120))
    assert list(found) == [YEAR_LATER + timedelta(days=days) for days in (-30, 0, 14, 28)]
    assert await worker.mails() == ["measurement_opens"] + ["measurement_waits"] * 3


async def test_the_states_follow_the_days(database, firm, worker):
    await measure(database, firm.id, START, kind=MeasurementKind.BASELINE)
    await worker.run(START)
    assert await states(database, firm.id, START) == [(0, "answered"), (1, "planned")]
    await worker.run(YEAR_LATER - timedelta(days=30))
    expected = {-31: "planned", -30: "open", 0: "open", 1: "overdue", 90: "overdue", 91: "lapsed"}
    for days, state in expected.items():
        told = await states(database, firm.id, YEAR_LATER + timedelta(days=days))
        assert dict(told)[1] == state, days
        assert dict(told)[2] == "planned"


async def test_an_answer_stops_the_reminders(database, firm, worker):
    await measure(database, firm.id, START, kind=MeasurementKind.BASELINE)
    await worker.run_daily(START, YEAR_LATER)
    await measure(database, firm.id, YEAR_LATER + timedelta(days=3))
    assert await worker.run_daily(YEAR_LATER + timedelta(days=1), YEAR_LATER + timedelta(days=100)) == {}
    assert dict(await states(database, firm.id, YEAR_LATER + timedelta(days=100)))[1] == "answered"


async def test_a_first_measurement_a_year_late_answers_that_year_and_not_the_start(database, firm, worker):
    await worker.run(START)
    await measure(database, firm.id, YEAR_LATER - timedelta(days=10), kind=MeasurementKind.BASELINE)
    assert await worker.run_daily(YEAR_LATER - timedelta(days=9), YEAR_LATER + timedelta(days=60)) == {}
    told = await states(database, firm.id, YEAR_LATER)
    assert told == [(0, "lapsed"), (1, "answered"), (2, "planned")]


async def test_a_baseline_of_years_ago_is_no_answer_to_a_new_start(database, worker):
    again = START.replace(year=2029)
    async with database.write() as session:
        firm = await make_followed(session, started_on=again)
    await measure(database, firm.id, START, kind=MeasurementKind.BASELINE)
    assert await worker.run(again) == 1
    assert (await states(database, firm.id, again))[0] == (0, "open")
    await measure(database, firm.id, again + timedelta(days=3))
    assert (await states(database, firm.id, again + timedelta(days=3)))[0] == (0, "answered")


async def test_the_nearest_measurement_answers(database, firm, worker):
    await measure(database, firm.id, START, kind=MeasurementKind.BASELINE)
    for days in (-100, 5, 120):
        await measure(database, firm.id, YEAR_LATER + timedelta(days=days))
    await worker.run(YEAR_LATER)
    with on(YEAR_LATER):
        async with database.read() as session:
            nearest = await session.scalar(
                select(Measurement.id).where(Measurement.measured_on == YEAR_LATER + timedelta(days=5))
            )
            told = {each["number"]: each for each in await moments.list_moments(session, firm.id)}
    assert told[1]["measurement_id"] == nearest


@pytest.mark.parametrize(("days", "state"), [(0, None), (1, "lapsed")])
async def test_who_stops_after_the_day_did_not_answer(database, firm, worker, days, state):
    await worker.run(START)
    async with database.write() as session:
        await session.execute(update(Enrolment).values(ended_on=START + timedelta(days=days)))
    assert dict(await states(database, firm.id, START + timedelta(days=10))).get(0) == state


async def test_a_draft_is_no_answer(database, firm, worker):
    with on(START):
        async with database.write() as session:
            await make_measurement(session, firm.id, measured_on=START, completed=False)
    assert await worker.run(START) == 1
    assert await states(database, firm.id, START) == [(0, "open"), (1, "planned")]


async def test_after_a_standstill_only_the_newest_reminder_is_sent_and_once(database, firm, worker):
    await measure(database, firm.id, START, kind=MeasurementKind.BASELINE)
    await worker.run(START)
    back = YEAR_LATER + timedelta(days=20)
    assert (await worker.run(back), await worker.run(back)) == (1, 0)
    assert await worker.steps(firm.id) == [(1, "after_two_weeks")]
    assert await worker.run_daily(back, back + timedelta(days=60)) == {YEAR_LATER + timedelta(days=28): 1}


async def test_a_worker_that_stood_still_over_the_whole_term_reminds_no_more(database, firm, worker):
    await measure(database, firm.id, START, kind=MeasurementKind.BASELINE)
    await worker.run(START)
    assert await worker.run(YEAR_LATER + timedelta(days=91)) == 0


async def test_workers_at_the_same_time_remind_once(committed):
    async with committed.write() as session:
        firm_id = (await make_followed(session, started_on=clock.today())).id

    async def run():
        async with committed.write() as session:
            await reminding.remind(session)

    await asyncio.gather(*(run() for _ in range(4)))
    async with committed.read() as session:
        sent = await session.scalars(
            select(MeasurementReminder.step)
            .join(MeasurementMoment, MeasurementMoment.id == MeasurementReminder.moment_id)
            .where(MeasurementMoment.company_id == firm_id)
        )
        assert list(sent) == [ReminderStep.DUE]


async def test_so_many_at_a_time_and_the_rest_after_that(database, worker, monkeypatch):
    monkeypatch.setattr(reminding, "AT_A_TIME", 2)
    async with database.write() as session:
        for _ in range(3):
            await make_followed(session)
    assert [await worker.run(START) for _ in range(3)] == [2, 1, 0]


async def test_who_says_no_in_between_holds_nobody_elses_reminder_back(database, worker, monkeypatch):
    async with database.write() as session:
        firms = [await make_followed(session) for _ in range(3)]
    tell = reminding.tell

    async def tell_meanwhile(session, *, organisation_id, **rest):
        if organisation_id == firms[1].id:
            await record_consent(session, organisation_id, ConsentKind.MONITORING, False, None)
        return await tell(session, organisation_id=organisation_id, **rest)

    monkeypatch.setattr(reminding, "tell", tell_meanwhile)
    await worker.run(START)
    assert [await worker.steps(each.id) for each in firms] == [[(0, "due")], [], [(0, "due")]]
    assert await worker.mails() == ["measurement_waits"] * 2


async def test_who_takes_consent_back_is_asked_nothing_more(database, firm, worker):
    await worker.run(START)
    with on(START + timedelta(days=1)):
        async with database.write() as session:
            await record_consent(session, firm.id, ConsentKind.MONITORING, False, None)
    assert await worker.run_daily(START + timedelta(days=2), START + timedelta(days=60)) == {}
    assert await states(database, firm.id, START + timedelta(days=2)) == []


async def test_who_never_agreed_or_no_longer_exists_is_not_asked(database, worker):
    async with database.write() as session:
        silent = await make_followed(session, consents=())
        gone = await make_followed(session)
        await session.execute(
            update(Company).where(Company.id == gone.id).values(status=CompanyStatus.STOPPED, ended_on=START)
        )
    assert await worker.run(START) == 0
    assert await states(database, silent.id, START) == []


async def test_the_comparison_group_is_asked_and_reminded_alike(database, worker):
    async with database.write() as session:
        firms = [await make_followed(session, kind=kind) for kind in EnrolmentKind]
    assert await worker.run(START) == 3
    for each in firms:
        assert await worker.steps(each.id) == [(0, "due")]


async def test_who_moves_from_the_waiting_list_gets_the_moments_of_the_new_group(database, worker):
    started = START + timedelta(days=100)
    async with database.write() as session:
        firm = await make_followed(session, kind=EnrolmentKind.WAITING_LIST)
    await measure(database, firm.id, START, kind=MeasurementKind.BASELINE)
    await worker.run(START)
    async with database.write() as session:
        await service.enrol(session, firm.id, started_on=started, kind=EnrolmentKind.PARTICIPANT)
    await worker.run(started)
    async with database.read() as session:
        found = await session.execute(
            select(MeasurementMoment.number, MeasurementMoment.due_on)
            .where(MeasurementMoment.company_id == firm.id)
            .order_by(MeasurementMoment.due_on)
        )
        assert [tuple(row) for row in found] == [(0, START), (0, started), (1, started.replace(year=2027))]
    assert await states(database, firm.id, started) == [(0, "answered"), (0, "answered"), (1, "planned")]


async def test_a_leap_day_comes_a_day_earlier_in_other_years(database, worker):
    leap = date(2028, 2, 29)
    async with database.write() as session:
        firm = await make_followed(session, started_on=leap)
    await worker.run(leap)
    async with database.read() as session:
        due = await session.scalars(
            select(MeasurementMoment.due_on).where(MeasurementMoment.company_id == firm.id).order_by("due_on")
        )
        assert list(due) == [leap, date(2029, 2, 28)]


async def test_planning_twice_makes_nothing_twice(database, firm):
    with on(START):
        async with database.write() as session:
            assert (await planning.plan(session), await planning.plan(session)) == (2, 0)


async def test_a_firm_without_people_is_tried_once(database, worker):
    async with database.write() as session:
        firm = await make_followed(session, people=0, kind=EnrolmentKind.COMPARISON)
    await worker.run_daily(START, START + timedelta(days=3))
    assert (await worker.steps(firm.id), await worker.mails()) == ([(0, "due")], [])
