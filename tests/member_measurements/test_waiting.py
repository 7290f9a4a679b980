"""Acts on the same figures take their locks in one order, so that none waits for another that waits for it."""

import asyncio
from datetime import date
from types import SimpleNamespace

import pytest
from sqlalchemy import select, text

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.member_measurements.models import MeasurementProposal
from backend.member_measurements.service import deciding, entering, importing
from backend.monitoring import queries as monitoring
from backend.monitoring import service
from backend.monitoring.models import Measurement
from backend.monitoring.schemas import MeasurementUpdate
from backend.organisations.models import Company
from tests.makers.identity import make_organisation
from tests.makers.monitoring import make_measurement
from tests.makers.vouchers import make_acting
from tests.member_measurements.conftest import make_member
from tests.member_measurements.test_files import file_of, row


@pytest.fixture
async def field(committed):
    """A branch with two members, by id, and a third that has a draft with a proposal for it."""
    async with committed.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        first, second = sorted([await make_member(session, branch.id) for _ in range(2)], key=lambda firm: firm.id)
        third = await make_member(session, branch.id)
        measurement = await make_measurement(session, third.id, measured_on=date(2026, 2, 1), completed=False)
        proposal = MeasurementProposal(
            measurement_id=measurement.id, indicator="fte", branch_id=branch.id, value=31, proposed_at=clock.now()
        )
        session.add(proposal)
        await session.flush()
        return SimpleNamespace(
            first=first,
            second=second,
            third=third,
            measurement=measurement,
            proposal=proposal,
            officer=await make_acting(session, Role.BRANCH_OFFICER, branch.id),
            owner=await make_acting(session, Role.OWNER, third.id),
        )


async def until_one_waits(committed):
    waiting = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    )
    for _ in range(1_000):
        async with committed.read() as session:
            if await session.scalar(waiting) == 1:
                return
        await asyncio.sleep(0.01)
    pytest.fail("nobody waits")


async def is_free(session, kind, key):
    """Whether a row can be had at once; told otherwise, PostgreSQL refuses."""
    found = await session.scalar(select(kind.id).where(kind.id == key).with_for_update(nowait=True))
    return found == key


async def test_who_decides_on_a_proposal_waits_for_the_measurement_without_holding_the_proposal(committed, field):
    async def decide():
        async with committed.write() as session:
            await deciding.decide(session, field.owner, field.proposal.id, accepted=True, if_match="*")

    async with committed.write() as session:
        await session.get_one(Measurement, field.measurement.id, with_for_update=True)
        deciding_ = asyncio.create_task(decide())
        await until_one_waits(committed)
        assert await is_free(session, MeasurementProposal, field.proposal.id)
    await deciding_


async def test_who_changes_the_days_waits_for_the_company_without_holding_the_measurement(committed, field):
    async def redate():
        async with committed.write() as session:
            wish = MeasurementUpdate(measured_on=date(2026, 2, 2))
            await service.redate(session, field.owner, field.measurement.id, wish, "*")

    async with committed.write() as session:
        await monitoring.lock_company(session, field.third.id)
        redating = asyncio.create_task(redate())
        await until_one_waits(committed)
        assert await is_free(session, Measurement, field.measurement.id)
    await redating
    async with committed.read() as session:
        assert (await session.get_one(Measurement, field.measurement.id)).measured_on == date(2026, 2, 2)


@pytest.mark.parametrize(("dry_run", "held", "free"), [(False, "first", "second"), (True, "second", "first")])
async def test_a_file_holds_no_company_while_it_waits_for_one_that_goes_before(
    committed, field, *, dry_run, held, free
):
    held, free = getattr(field, held), getattr(field, free)
    content = file_of(row(free.kvk_number), row(held.kvk_number))
    async with committed.write() as session:
        await monitoring.lock_company(session, held.id)
        sending = asyncio.create_task(importing.take_in(committed, field.officer, content, dry_run=dry_run))
        await until_one_waits(committed)
        assert await is_free(session, Company, free.id)
    assert (await sending)["entered"] == 2


async def test_a_row_on_which_the_database_fails_takes_no_other_with_it(sending, database, branch, firm, monkeypatch):
    async with database.write() as session:
        other = await make_member(session, branch.id)
    put = entering.put

    async def fail(session, principal, number, *rest, **wish):
        if number == other.kvk_number:
            await session.execute(text("SELECT 1 / 0"))
        return await put(session, principal, number, *rest, **wish)

    monkeypatch.setattr(entering, "put", fail)
    told = await sending(file_of(row(other.kvk_number), row(firm.kvk_number)))
    assert told.status_code == 200, told.text
    assert (told.json()["entered"], told.json()["refused"]) == (1, 1)
    assert [each["row"] for each in told.json()["mismatches"]] == [2]
