"""Who applied and did not start is followed when it agreed, with the reason; each once, and none against its will."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from backend.core import clock
from backend.monitoring import service as monitoring
from backend.monitoring.models import Enrolment, EnrolmentKind
from backend.organisations.models import Consent, ConsentKind
from backend.vouchers.models import Voucher
from backend.vouchers.service import clockwork, enrolling
from tests.makers.vouchers import bring_to, move, set_stage


async def follow(database):
    async with database.write() as session:
        return await enrolling.follow_not_started(session)


async def enrolments(database):
    async with database.read() as session:
        rows = await session.scalars(select(Enrolment).order_by(Enrolment.created_at, Enrolment.started_on))
        return [(str(each.kind), each.not_started and str(each.not_started), each.ended_on is None) for each in rows]


async def decide(stage, voucher, to_status, **body):
    answer = await move(stage.officer, voucher, to_status, **body)
    assert answer.status_code == 201, answer.text


@pytest.fixture
async def stage(database, client_as):
    return await set_stage(database, client_as)


async def test_the_rejected_are_followed_beside_those_who_start(database, stage):
    voucher = await bring_to(stage, "in_review")
    assert await follow(database) == 0
    await decide(stage, voucher, "rejected", reason="Het plan past niet bij de regeling.")
    assert (await follow(database), await follow(database)) == (1, 0)
    assert await enrolments(database) == [("comparison", "rejected", True)]
    async with database.read() as session:
        assert await session.scalar(select(Enrolment.started_on)) == clock.today()


async def test_who_withdraws_after_submitting_is_followed_with_that_reason(database, stage):
    voucher = await bring_to(stage, "submitted")
    answer = await move(stage.owner, voucher, "withdrawn")
    assert answer.status_code == 201, answer.text
    assert await follow(database) == 1
    assert await enrolments(database) == [("comparison", "withdrew", True)]


async def test_a_draft_that_was_withdrawn_was_never_asked(database, stage):
    voucher = await bring_to(stage, "draft")
    answer = await move(stage.owner, voucher, "withdrawn")
    assert answer.status_code == 201, answer.text
    assert await follow(database) == 0


async def test_a_voucher_that_expires_unused_is_a_reason(database, stage):
    await bring_to(stage, "granted")
    assert await follow(database) == 0
    async with database.write() as session:
        await session.execute(update(Voucher).values(valid_until=clock.today() - timedelta(days=1)))
    async with database.write() as session:
        assert await clockwork.expire_due(session) == 1
    assert await follow(database) == 1
    assert await enrolments(database) == [("comparison", "expired", True)]


async def test_one_that_starts_becomes_a_participant_without_a_reason(database, stage):
    voucher = await bring_to(stage, "in_review")
    await decide(stage, voucher, "rejected", reason="Het plan past niet bij de regeling.")
    await follow(database)
    async with database.write() as session:
        await monitoring.enrol(session, stage.company.id, started_on=clock.today(), kind=EnrolmentKind.PARTICIPANT)
    assert await enrolments(database) == [("comparison", "rejected", False), ("participant", None, True)]
    assert await follow(database) == 0


async def test_who_said_no_or_takes_it_back_is_not_followed(database, stage):
    voucher = await bring_to(stage, "in_review")
    async with database.write() as session:
        session.add(
            Consent(company_id=stage.company.id, kind=ConsentKind.MONITORING, given=False, decided_at=clock.now())
        )
    await decide(stage, voucher, "rejected", reason="Het plan past niet bij de regeling.")
    assert (await follow(database), await enrolments(database)) == (0, [])


async def test_who_left_and_came_back_is_not_followed_by_itself(database, stage):
    voucher = await bring_to(stage, "in_review")
    await decide(stage, voucher, "rejected", reason="Het plan past niet bij de regeling.")
    await follow(database)
    async with database.write() as session:
        await session.execute(update(Enrolment).values(ended_on=clock.today()))
    assert await follow(database) == 0


async def test_waiting_and_then_rejected_moves_to_the_comparison_group(database, stage):
    voucher = await bring_to(stage, "in_review")
    await decide(stage, voucher, "rejected", reason="Het plan past niet bij de regeling.")
    async with database.write() as session:
        await monitoring.enrol(
            session,
            stage.company.id,
            started_on=clock.today() - timedelta(days=10),
            kind=EnrolmentKind.WAITING_LIST,
            not_started="waiting",
        )
    assert (await follow(database), await follow(database)) == (1, 0)
    assert await enrolments(database) == [("waiting_list", "waiting", False), ("comparison", "rejected", True)]
