"""The real thing for journeys and pictures: the service on a port, its own database, a real browser."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg
import httpx
from playwright.async_api import Browser, BrowserContext, async_playwright
from sqlalchemy.engine import make_url

from backend.identity.demonstration import PASSWORD
from backend.start.browser import find_chromium
from tests.conftest import ROOT, _ensure_template, _plain

BUILT = Path(os.environ.get("SLIMMERWERKEN_APP_DIR") or ROOT / "frontend" / "dist")
# No sandbox inside containers, and none of the requests that a browser makes of its own accord.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_ATTEMPTS = 300


@asynccontextmanager
async def database_of_its_own(server: str) -> AsyncIterator[str]:
    """A migrated, empty database on this server, dropped afterwards."""
    template = await _ensure_template(server)
    name = f"journey_{uuid4().hex[:10]}"
    admin = await asyncpg.connect(_plain(server))
    await admin.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await admin.close()


async def _command(environment: dict[str, str], *arguments: str) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "backend.cli", *arguments, cwd=ROOT, env=environment
    )
    assert await process.wait() == 0, arguments


@asynccontextmanager
async def running_service(database_url: str, data_dir: Path) -> AsyncIterator[str]:
    """The address of the service with the demonstration world in it; its worker sends the mails."""
    assert (BUILT / "index.html").is_file(), "build the app first: `make test` does"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    address = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "DATABASE_URL": database_url,
        "SLIMMERWERKEN_PUBLIC_URL": address,
        "SLIMMERWERKEN_DATA_DIR": str(data_dir),
        "SLIMMERWERKEN_APP_DIR": str(BUILT),
        "SLIMMERWERKEN_DEMONSTRATION": "true",
        "SLIMMERWERKEN_REQUESTS_PER_MINUTE": "1000000000",
        "SLIMMERWERKEN_ADDRESS_REQUESTS_PER_MINUTE": "1000000000",
    }
    await _command(environment, "seed")
    started = [
        await asyncio.create_subprocess_exec(sys.executable, "-m", "backend.cli", *arguments, cwd=ROOT, env=environment)
        for arguments in (("serve", "--port", str(port)), ("worker",))
    ]
    try:
        await _ready(address)
        yield address
    finally:
        for process in started:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def _ready(address: str) -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(START_ATTEMPTS):
            try:
                if (await client.get(f"{address}/readyz")).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.1)
    raise AssertionError("the service did not start")


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """The Chromium of this machine; nothing is downloaded."""
    chromium = find_chromium()
    assert chromium, "no Chromium: install Debian's package `chromium`, or name yours in CHROMIUM"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        await browser.close()


async def new_person(browser: Browser, address: str, *, width: int = 1280, height: int = 900) -> BrowserContext:
    """A clean browser window of somebody in the Netherlands who wants no animation."""
    context = await browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
    )
    context.set_default_timeout(10_000)
    return context


async def sign_in_at_once(context: BrowserContext, address: str, email: str) -> None:
    """Sign in without the form, for work that is not about signing in."""
    answer = await context.request.post(
        "/v1/session",
        data={"email": email, "password": PASSWORD},
        headers={"X-Requested-With": "slimmer-werken", "Origin": address},
    )
    assert answer.status == 201, await answer.text()
