"""What journeys through the real app share: one service, one browser, and people who come in."""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.async_api import Browser, Page, Request
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.database import make_engine
from backend.identity.principals import COOKIE
from backend.identity.scopes import Role
from backend.organisations.models import Company
from tests.journeys.prepared import number_of_its_own, prepare
from tests.journeys.service import database_of_its_own, new_person, open_browser, running_service
from tests.journeys.walk import Walk
from tests.makers.identity import make_principal
from tests.makers.organisations import make_company


@pytest.fixture(scope="session")
async def journey_database(database_server: str) -> AsyncIterator[str]:
    """A database of its own, migrated, for one run of the journeys."""
    async with database_of_its_own(database_server) as url:
        yield url


@pytest.fixture(scope="session")
def journey_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the running service, with its files and its mails."""
    return tmp_path_factory.mktemp("journey")


@pytest.fixture(scope="session")
async def site(journey_database: str, journey_data: Path) -> AsyncIterator[str]:
    """The address of the running service, filled with the demonstration world."""
    async with running_service(journey_database, journey_data) as address:
        yield address


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all journeys."""
    async with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
async def walk(browser: Browser, site: str, journey_database: str) -> Walk:
    """The walk past all pages, one for all tests of a process: windows stay open and signed in."""
    return Walk(browser, site, await prepare(journey_database))


@pytest.fixture
async def tables(journey_database: str) -> AsyncIterator[AsyncSession]:
    """Writes straight into the database of the running service; what is not committed it does not see."""
    engine = make_engine(journey_database, pool_size=1)
    async with AsyncSession(engine, expire_on_commit=False) as session:
        yield session
    await engine.dispose()


@pytest.fixture
async def firm(site: str, tables: AsyncSession) -> Company:
    """A company of this test alone: nobody scanned there before."""
    return await make_company(tables, name="Voorbeeldpottenbakkerij De Klei", kvk_number=number_of_its_own())


@pytest.fixture
async def member(enter, site: str, tables: AsyncSession):
    """`await member(firm.id, Role.OWNER)`: the window of somebody with that role there, signed in."""

    async def come_in(organisation_id: UUID, *roles: Role, **window: Any) -> Page:
        token = await make_principal(tables, roles=roles, organisation_id=organisation_id)
        await tables.commit()
        page = await enter(**window)
        await page.context.add_cookies([{"name": COOKIE, "value": token, "url": site}])
        return page

    return come_in


class Visit:
    """One person's browser window, with what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._watch)

    def _watch(self, request: Request) -> None:
        host = request.url.split("/")[2] if "://" in request.url else ""
        if host and not host.startswith("127.0.0.1"):
            self.faults.append(f"asked another host: {request.url}")


@pytest.fixture
async def enter(browser: Browser, site: str, request: pytest.FixtureRequest):
    """`await enter(width=390)`: a new person with a clean browser; shows a picture when the test fails."""
    opened = []

    async def come_in(**window: Any) -> Page:
        context = await new_person(browser, site, **window)
        visit = Visit(await context.new_page())
        opened.append((context, visit))
        return visit.page

    yield come_in
    pictures = os.environ.get("JOURNEY_PICTURES")
    for number, (context, visit) in enumerate(opened):
        if pictures and not visit.page.is_closed():
            target = Path(pictures) / f"{request.node.name}-{number}.png"
            await visit.page.screenshot(path=target, full_page=True)
        await context.close()
    assert [fault for _, visit in opened for fault in visit.faults] == []
