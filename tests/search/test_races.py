"""Two at once on what search shows: whatever comes first, nothing stays that is public no more."""

import asyncio
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import select, text

from backend.advisers.models import Adviser
from backend.core import clock
from backend.core.review import VersionStatus
from backend.search.laying import rebuild
from backend.search.models import SearchDocument
from backend.toolbox.models import ToolboxVersion
from tests.makers.advisers import make_adviser
from tests.makers.toolbox import both, make_toolbox_item

WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")


@pytest.fixture
def meanwhile(committed):
    @asynccontextmanager
    async def start(act):
        """Within the block one transaction is open; `act` has begun in another one and waits for it."""

        async def second():
            async with committed.write() as session:
                await act(session)

        async with committed.write() as first:
            yield first
            other = asyncio.create_task(second())
            async with asyncio.timeout(20):
                while not other.done():
                    async with committed.read() as session:
                        if await session.scalar(WAITING):
                            break
        await other

    return start


async def _next_version(session, shown):
    """A draft with the words of what is shown."""
    own = {"id", "status", "number", "version", "published_at", "created_at", "updated_at", "search", "plain"}
    copied = {
        column.key: getattr(shown, column.key) for column in ToolboxVersion.__table__.columns if column.key not in own
    }
    draft = ToolboxVersion(**copied, number=2, status=VersionStatus.DRAFT)
    session.add(draft)
    await session.flush()
    return draft


async def _found(committed, source_id):
    async with committed.read() as session:
        rows = await session.scalars(select(SearchDocument.language).where(SearchDocument.source_id == source_id))
        return sorted(rows)


async def test_an_archived_instrument_goes_though_its_next_version_is_saved(committed, meanwhile):
    async with committed.write() as session:
        shown = await make_toolbox_item(session, title="Weefgetouwwerkblad")
        draft = await _next_version(session, shown)

    async def archive(session):
        (await session.get_one(ToolboxVersion, shown.id)).archive(clock.now())

    assert await _found(committed, shown.item_id) == ["en", "nl"]
    async with meanwhile(archive) as session:
        (await session.get_one(ToolboxVersion, draft.id)).title = both("Weefgetouwwerkblad, opnieuw")
        await session.flush()
    assert await _found(committed, shown.item_id) == []
    async with committed.read() as session:
        assert (await session.get_one(ToolboxVersion, shown.id)).status is VersionStatus.ARCHIVED


async def test_an_adviser_who_is_suspended_during_a_rebuild_goes(committed, meanwhile):
    async with committed.write() as session:
        adviser = await make_adviser(session, name="Wessel Zwaluwstaart")

    async def suspend(session):
        (await session.get_one(Adviser, adviser.id)).suspend()

    async with meanwhile(suspend) as session:
        await rebuild(session)
    assert await _found(committed, adviser.id) == []


async def test_a_rebuild_waits_for_who_is_at_work(committed, meanwhile):
    async with committed.write() as session:
        adviser = await make_adviser(session, name="Wessel Zwaluwstaart")
    async with meanwhile(rebuild) as session:
        await make_adviser(session, name="Tweede Zwaluwstaart", organisation_id=adviser.organisation_id)
    async with committed.read() as session:
        titles = await session.scalars(select(SearchDocument.title).where(SearchDocument.subject == "advisers"))
        assert set(titles) == {"Wessel Zwaluwstaart", "Tweede Zwaluwstaart"}
