"""Publishing while the consent is taken back: whatever comes first, nothing stands on a withdrawn consent."""

import asyncio

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.problems import Problem
from backend.identity.scopes import Role
from backend.organisations.models import Consent, ConsentKind
from backend.organisations.parting import Departure
from backend.practices.errors import PracticeConsentMissing
from backend.practices.models import PracticeConsent, PracticeVersion
from backend.practices.service import reviewing
from backend.toolbox.drafts import Published
from tests.makers.identity import make_account
from tests.makers.organisations import make_company
from tests.makers.practices import make_told_practice
from tests.makers.vouchers import make_acting


@pytest.fixture
async def offered(committed):
    """A practice that is ready to be published, and who may do so."""
    async with committed.write() as session:
        company = await make_company(session)
        version = await make_told_practice(session, company, status="in_review")
        return company, version, await make_acting(session, Role.PROGRAMME_OFFICER)


async def publish(committed, offered):
    _, version, officer = offered
    try:
        async with committed.write() as session:
            wish = Published(to_status="published")
            await reviewing.change_status(session, officer, version.id, wish, "*")
    except Problem as problem:
        return problem
    return None


async def publish_by_hand(committed, offered):
    _, version, _ = offered
    async with committed.write() as session:
        publisher = await make_account(session)
        await session.execute(
            update(PracticeVersion)
            .where(PracticeVersion.id == version.id)
            .values(status="published", published_at=clock.now(), published_by=publisher.id)
        )


def taking_back(company, way):
    """The row by which a company takes back everything."""
    if way == "leaving":
        return Departure(company_id=company.id, left_at=clock.now())
    kind = ConsentKind.PRACTICE_PUBLICATION
    return Consent(company_id=company.id, kind=kind, given=False, decided_at=clock.now())


async def waiting(committed):
    """Until a statement waits for another transaction."""
    async with asyncio.timeout(10):
        while True:
            async with committed.read() as session:
                if await session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                    return
            await asyncio.sleep(0.01)


async def stands(committed):
    async with committed.read() as session:
        status = await session.scalar(select(PracticeVersion.status))
        consents = await session.scalars(select(PracticeConsent.withdrawn_at))
        return status, [moment is None for moment in consents]


@pytest.mark.parametrize("way", ["general", "leaving"])
async def test_who_publishes_while_all_is_taken_back_waits_and_is_refused(committed, offered, way):
    async with committed.write() as session:
        session.add(taking_back(offered[0], way))
        await session.flush()
        publishing = asyncio.create_task(publish(committed, offered))
        await waiting(committed)
    refused = await publishing
    assert isinstance(refused, PracticeConsentMissing if way == "general" else Problem)
    assert await stands(committed) == ("in_review", [False])


@pytest.mark.parametrize("way", ["general", "leaving"])
async def test_who_takes_back_while_it_is_published_waits_and_takes_it_off(committed, offered, way):
    _, version, officer = offered

    async def take_back():
        async with committed.write() as session:
            session.add(taking_back(offered[0], way))

    async with committed.write() as session:
        await reviewing.change_status(session, officer, version.id, Published(to_status="published"), "*")
        leaving = asyncio.create_task(take_back())
        await waiting(committed)
    await leaving
    assert await stands(committed) == ("archived", [False])


async def test_the_database_too_waits_for_a_consent_that_is_being_taken_back(committed, offered):
    async with committed.write() as session:
        await session.execute(update(PracticeConsent).values(withdrawn_at=clock.now()))
        publishing = asyncio.create_task(publish_by_hand(committed, offered))
        await waiting(committed)
    with pytest.raises(IntegrityError, match="without its consent"):
        await publishing
    assert await stands(committed) == ("in_review", [False])
