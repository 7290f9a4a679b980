"""The real thing for journeys and pictures: the service on a port, its own database, a real browser."""

import asyncio
import os
import secrets
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from uuid import uuid4

import asyncpg
import httpx
from playwright.async_api import Browser, BrowserContext, StorageState, async_playwright, expect
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
# Only what fails takes as long as this: on a machine that does much else, all the rest waits for what it expects.
START_SECONDS = 300
PATIENCE_MS = 60_000
# Below those that the kernel gives to outgoing connections, one of which could take a port before its service does.
PORTS = range(20_000, 32_000)
# Connections of each pool of a service: several run beside the tests on one server of databases.
POOL_SIZE = 8


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


def _free_port() -> int:
    while True:
        port = PORTS[secrets.randbelow(len(PORTS))]
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port


class Service:
    """The service as a process on a port of this machine; after it was killed it starts again on the same one."""

    def __init__(self, database_url: str, data_dir: Path, **settings: str) -> None:
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "DATABASE_URL": database_url,
            "SLIMMERWERKEN_PUBLIC_URL": self.address,
            "SLIMMERWERKEN_DATA_DIR": str(data_dir),
            "SLIMMERWERKEN_POOL_SIZE": str(POOL_SIZE),
            "SLIMMERWERKEN_REQUESTS_PER_MINUTE": "1000000000",
            "SLIMMERWERKEN_ADDRESS_REQUESTS_PER_MINUTE": "1000000000",
            **settings,
        }

    async def run(self, *arguments: str) -> asyncio.subprocess.Process:
        """A command of the service as a process of its own."""
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "backend.cli", *arguments, cwd=ROOT, env=self.environment
        )

    async def start(self) -> None:
        """Serve, and wait until it is ready; says at once when the process ended instead."""
        self.process = await self.run("serve", "--port", str(self.port))
        async with httpx.AsyncClient(timeout=START_SECONDS) as client:
            for _ in range(START_SECONDS * 10):
                with suppress(httpx.TransportError):
                    answer = await client.get(f"{self.address}/readyz")
                    if answer.status_code == 200 and self.process.returncode is None:
                        return
                ended = self.process.returncode
                assert ended is None, f"the service ended with {ended} before it was ready: it wrote why"
                await asyncio.sleep(0.1)
        raise AssertionError(f"the service was not ready after {START_SECONDS} seconds")

    async def kill(self) -> None:
        """At once, in the middle of whatever it does: nothing is finished, nothing is flushed."""
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()


@asynccontextmanager
async def running_service(database_url: str, data_dir: Path) -> AsyncIterator[str]:
    """The address of the service with the demonstration world in it; its worker sends the mails."""
    assert (BUILT / "index.html").is_file(), f"no app in {BUILT}: build it first, as `make test` does"
    settings = {"APP_DIR": str(BUILT), "DEMONSTRATION": "true", "WEBHOOK_LOOPBACK": "true"}
    async with database_of_its_own(database_url) as sandbox_url:
        settings["SANDBOX_DATABASE_URL"] = sandbox_url
        named = {f"SLIMMERWERKEN_{name}": value for name, value in settings.items()}
        async with _running(Service(database_url, data_dir, **named)) as address:
            yield address


@asynccontextmanager
async def _running(service: Service) -> AsyncIterator[str]:
    seeded = await (await service.run("seed")).wait()
    assert seeded == 0, f"the database was not filled: `seed` ended with {seeded}"
    worker = await service.run("worker")
    try:
        await service.start()
        yield service.address
    finally:
        for process in (service.process, worker):
            if process.returncode is None:
                process.terminate()
            await process.wait()


@asynccontextmanager
async def open_browser() -> AsyncIterator[Browser]:
    """The Chromium of this machine; nothing is downloaded."""
    chromium = find_chromium()
    assert chromium, "no Chromium: install Debian's package `chromium`, or name yours in CHROMIUM"
    expect.set_options(timeout=PATIENCE_MS)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=ARGUMENTS, timeout=START_SECONDS * 1000
        )
        yield browser
        await browser.close()


async def new_person(
    browser: Browser, address: str, *, width: int = 1280, height: int = 900, storage_state: StorageState | None = None
) -> BrowserContext:
    """A browser window of somebody in the Netherlands who wants no animation; clean, or with what a former one kept."""
    context = await browser.new_context(
        base_url=address,
        viewport={"width": width, "height": height},
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        reduced_motion="reduce",
        storage_state=storage_state,
    )
    context.set_default_timeout(PATIENCE_MS)
    return context


async def sign_in_at_once(context: BrowserContext, address: str, email: str) -> None:
    """Sign in without the form, for work that is not about signing in."""
    answer = await context.request.post(
        "/v1/session",
        data={"email": email, "password": PASSWORD},
        headers={"X-Requested-With": "slimmer-werken", "Origin": address},
    )
    assert answer.status == 201, await answer.text()
