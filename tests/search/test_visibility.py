"""What is not public is not found: not in results, not as a suggestion, and not a moment after it was withdrawn."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from backend.advisers.models import Accreditation
from backend.core import clock
from backend.core.review import VersionStatus
from backend.search.laying import rebuild
from backend.search.models import SearchDocument
from backend.toolbox.models import ToolboxItem
from tests.makers.advisers import make_adviser
from tests.makers.guidance import make_instrument
from tests.makers.practices import make_practice
from tests.makers.toolbox import make_toolbox_item
from tests.makers.vouchers import make_round
from tests.search.conftest import titles


@pytest.fixture
def nowhere(visitor):
    async def check(typed):
        for path in ("/search-results", "/search-suggestions"):
            for language in ("nl", "en"):
                answer = await visitor.get(path, params={"q": typed, "language": language})
                assert answer.json()["items"] == [], path
        return True

    return check


@pytest.mark.parametrize("status", [VersionStatus.DRAFT, VersionStatus.IN_REVIEW, VersionStatus.ARCHIVED])
async def test_an_instrument_that_is_not_published_is_not_found(nowhere, database, status):
    async with database.write() as session:
        await make_toolbox_item(session, title="Geheimwerkblad", status=status)
        await rebuild(session)
    assert await nowhere("geheimwerkblad")


@pytest.mark.parametrize("state", [each for each in Accreditation if each is not Accreditation.ACCREDITED])
async def test_an_adviser_who_is_not_accredited_is_not_found(nowhere, database, state):
    async with database.write() as session:
        await make_adviser(session, name="Wessel Zwaluwstaart", accreditation=state)
        await rebuild(session)
    assert await nowhere("zwaluwstaart")


async def test_an_accreditation_counts_on_its_days(nowhere, database, find):
    today = clock.today()
    async with database.write() as session:
        day = timedelta(days=1)
        await make_adviser(
            session, name="Past Zwaluwstaart", accredited_from=today - 9 * day, accredited_until=today - day
        )
        await make_adviser(
            session, name="Later Zwaluwstaart", accredited_from=today + day, accredited_until=today + 9 * day
        )
    assert await nowhere("zwaluwstaart")
    async with database.write() as session:
        await make_adviser(session, name="Nu Zwaluwstaart", accredited_from=today, accredited_until=today)
    assert titles(await find("zwaluwstaart")) == ["Nu Zwaluwstaart"]


async def test_a_round_is_found_until_the_moment_it_closes(nowhere, database, find):
    async with database.write() as session:
        closes = (await make_round(session, closes_in=timedelta(hours=2))).closes_at
    with clock.set_to(closes - timedelta(minutes=1)):
        assert len(titles(await find("adviesvoucher"))) == 1
    with clock.set_to(closes):
        assert await nowhere("adviesvoucher")


async def test_a_suspended_adviser_is_gone_at_once_and_back_at_once(nowhere, database, find):
    async with database.write() as session:
        adviser = await make_adviser(session, name="Wessel Zwaluwstaart")
        await rebuild(session)
    assert titles(await find("zwaluwstaart")) == ["Wessel Zwaluwstaart"]
    async with database.write() as session:
        (await session.get_one(type(adviser), adviser.id)).suspend()
    assert await nowhere("zwaluwstaart")
    assert await nowhere("zwaluwstaar")
    async with database.write() as session:
        (await session.get_one(type(adviser), adviser.id)).reinstate()
    assert titles(await find("zwaluwstaart")) == ["Wessel Zwaluwstaart"]


async def test_an_archived_instrument_is_gone_at_once_and_a_new_version_takes_its_place(nowhere, database, find):
    async with database.write() as session:
        version = await make_toolbox_item(session, title="Oudewijvenwerkblad", slug="werkblad-een")
    assert titles(await find("oudewijvenwerkblad")) == ["Oudewijvenwerkblad"]
    async with database.write() as session:
        (await session.get_one(type(version), version.id)).archive(clock.now())
    assert await nowhere("oudewijvenwerkblad")
    async with database.write() as session:
        item = await session.get_one(ToolboxItem, version.item_id)
        await session.execute(text("DELETE FROM toolbox_items WHERE id = :id"), {"id": item.id})
        left = await session.scalars(select(SearchDocument).where(SearchDocument.source_id == item.id))
        assert left.all() == []


async def test_a_practice_is_found_while_it_is_published(nowhere, database, find):
    async with database.write() as session:
        practice = await make_practice(session, title={"nl": "Weefgetouwpraktijk", "en": "Weaving practice"})
    assert titles(await find("weefgetouwpraktijk")) == ["Weefgetouwpraktijk"]
    async with database.write() as session:
        found = await session.get_one(type(practice), practice.id)
        found.archive(clock.now())
    assert await nowhere("weefgetouwpraktijk")


@pytest.mark.parametrize("status", [VersionStatus.DRAFT, VersionStatus.IN_REVIEW, VersionStatus.ARCHIVED])
async def test_a_scheme_of_others_that_is_not_published_is_not_found(nowhere, database, status):
    async with database.write() as session:
        await make_instrument(session, name="Kwartelfonds", status=status)
        await rebuild(session)
    assert await nowhere("kwartelfonds")


async def test_a_scheme_of_others_is_found_until_its_last_day_and_not_when_it_ended(nowhere, database, find):
    today = clock.today()
    async with database.write() as session:
        version = await make_instrument(session, slug="kwartelfonds", name="Kwartelfonds", closes_on=today)
        await make_instrument(session, name="Gestopt kwartelfonds", ended=True)
    for language, title in (("nl", "Kwartelfonds"), ("en", "Kwartelfonds (en)")):
        page = await find("kwartelfonds", language=language)
        assert titles(page) == [title]
        assert (page["items"][0]["subject"], page["items"][0]["address"]) == (
            "instruments",
            "/wegwijzer/regelingen/kwartelfonds",
        )
    with clock.set_to(clock.now() + timedelta(days=1)):
        assert await nowhere("kwartelfonds")
    async with database.write() as session:
        (await session.get_one(type(version), version.id)).archive(clock.now())
    assert await nowhere("kwartelfonds")


async def test_what_is_rebuilt_is_what_was_kept(database):
    async with database.write() as session:
        await make_toolbox_item(session, slug="zelfroosteren")
        await make_adviser(session)
        await make_instrument(session)
        await rebuild(session)
    columns = [column for column in SearchDocument.__table__.columns if column.name != "id"]
    async with database.write() as session:
        before = sorted(map(repr, (await session.execute(select(*columns))).all()))
        assert await rebuild(session) == len(before)
        assert sorted(map(repr, (await session.execute(select(*columns))).all())) == before
