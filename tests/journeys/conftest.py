"""The real thing for journeys: the service on a port, its own database with the demonstration world, a real browser."""

import asyncio
import os
import shutil
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import asyncpg
import httpx
import pytest
from playwright.async_api import Browser, Page, async_playwright
from sqlalchemy.engine import make_url

from tests.conftest import ROOT, _ensure_template, _plain

BUILT = ROOT / "frontend" / "dist"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _command(environment: dict[str, str], *arguments: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "backend.cli", *arguments, cwd=ROOT, env=environment
    )
    assert await process.wait() == 0, arguments


@pytest.fixture(scope="session")
async def journey_database(database_server: str) -> AsyncIterator[str]:
    """A database of its own, migrated, for one run of the journeys."""
    template = await _ensure_template(database_server)
    name = f"journey_{uuid4().hex[:10]}"
    admin = await asyncpg.connect(_plain(database_server))
    await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    yield make_url(database_server).set(database=name).render_as_string(hide_password=False)
    await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
    await admin.close()


@pytest.fixture(scope="session")
async def site(journey_database: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The address of the running service, filled with the demonstration world."""
    assert (BUILT / "index.html").is_file(), "build the app first: `make test` does"
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DATABASE_URL": journey_database,
        "SLIMMERWERKEN_PUBLIC_URL": address,
        "SLIMMERWERKEN_DATA_DIR": str(tmp_path_factory.mktemp("journey")),
        "SLIMMERWERKEN_APP_DIR": str(BUILT),
        "SLIMMERWERKEN_DEMONSTRATION": "true",
    }
    await _command(environment, "seed")
    serving = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "backend.cli", "serve", "--port", str(port), cwd=ROOT, env=environment
    )
    async with httpx.AsyncClient() as client:
        for _ in range(200):
            try:
                if (await client.get(f"{address}/readyz")).status_code == 200:
                    break
            except httpx.TransportError:
                await asyncio.sleep(0.1)
        else:
            pytest.fail("the service did not start")
    yield address
    serving.terminate()
    await serving.wait()


def chromium() -> str:
    """The installed browser; nothing is downloaded."""
    named = os.environ.get("CHROMIUM_PATH")
    found = named or next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "no Chromium: install Debian's package `chromium`, or set CHROMIUM_PATH"
    return found


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One browser for all journeys."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        await browser.close()


class Visit:
    """One person's browser window, with what went wrong in it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._watch)

    def _watch(self, request) -> None:
        host = request.url.split("/")[2] if "://" in request.url else ""
        if host and not host.startswith("127.0.0.1"):
            self.faults.append(f"asked another host: {request.url}")


@pytest.fixture
async def enter(browser: Browser, site: str, request: pytest.FixtureRequest):
    """`await enter(width=390)`: a new person with a clean browser; shows a picture when the test fails."""
    opened = []

    async def come_in(*, width: int = 1280, height: int = 900, locale: str = "nl-NL") -> Page:
        context = await browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            locale=locale,
            timezone_id="Europe/Amsterdam",
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        visit = Visit(await context.new_page())
        opened.append((context, visit))
        return visit.page

    yield come_in
    pictures = os.environ.get("JOURNEY_PICTURES")
    for number, (context, visit) in enumerate(opened):
        if pictures:
            target = Path(pictures) / f"{request.node.name}-{number}.png"
            await visit.page.screenshot(path=target, full_page=True)
        await context.close()
    assert [fault for _, visit in opened for fault in visit.faults] == []


@pytest.fixture
def sign_in(site: str):
    """Sign a page in as one of the demonstration people."""

    async def as_person(page: Page, email: str) -> None:
        from backend.identity.demonstration import SIGN_INS

        password = next(each.password for each in SIGN_INS)
        await page.goto("/inloggen")
        await page.get_by_label("E-mailadres").fill(email)
        await page.get_by_label("Wachtwoord", exact=True).fill(password)
        await page.get_by_role("button", name="Inloggen").click()
        await page.wait_for_url(lambda url: "/inloggen" not in url)

    return as_person
