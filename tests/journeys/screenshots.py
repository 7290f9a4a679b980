"""Pictures of every page, for people: `python -m tests.journeys.screenshots [--only PATTERN]`.

Starts a service of its own with the demonstration world, opens every route of the app as the person it is for, and
writes `.data/screenshots/<page>-<form>.png`. `--address` takes a service that runs already.
"""

import argparse
import asyncio
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import TypedDict

from playwright.async_api import Error, Page

from tests.conftest import ROOT, _server_url
from tests.journeys.pages import PEOPLE, Place
from tests.journeys.prepared import prepare
from tests.journeys.service import database_of_its_own, open_browser, running_service
from tests.journeys.walk import Walk


def _say(line: object) -> None:
    print(line, flush=True)  # noqa: T201 - a command for people


class Form(TypedDict):
    """A way to look at a page."""

    width: int
    scheme: str


FORMS: dict[str, Form] = {
    "desktop": {"width": 1280, "scheme": "light"},
    "phone": {"width": 360, "scheme": "light"},
    "dark": {"width": 1280, "scheme": "dark"},
    "phone-dark": {"width": 360, "scheme": "dark"},
}
USUAL = "desktop,phone,dark"


class Photographer:
    """Goes past all pages, signed in as whom each page is for."""

    def __init__(self, walk: Walk, chosen: argparse.Namespace) -> None:
        self.walk, self.chosen = walk, chosen

    async def go(self) -> int:
        """Make all pictures that were asked for; answers how many pages did not open."""
        failed = 0
        for place in [*self.walk.routes, *self.walk.prepared]:
            if re.search(self.chosen.only or "", place.route):
                failed += await self._visit(place)
        for address in self.chosen.at or []:
            failed += await self._visit(Place(address))
        return failed

    async def _visit(self, place: Place) -> bool:
        window = await self.walk.window(self.chosen.person or place.person, self.chosen.language)
        name, failed = place.name, False
        try:
            await self.walk.load(await self.walk.address_of(place), window)
        except (Error, AssertionError) as error:
            _say(f"{place.route}: {str(error).splitlines()[0]}")
            name, failed = f"{place.name}-FAILED", True
        await self._picture(window.page, name)
        return failed

    async def _picture(self, page: Page, name: str) -> None:
        for form in self.chosen.forms.split(","):
            await page.set_viewport_size({"width": FORMS[form]["width"], "height": 900})
            await page.emulate_media(color_scheme="dark" if FORMS[form]["scheme"] == "dark" else "light")
            await page.wait_for_timeout(60)
            target = self.chosen.to / f"{name}-{form}.png"
            await page.screenshot(path=target, full_page=not self.chosen.fold)
            _say(target)
        await page.set_viewport_size({"width": 1280, "height": 900})
        await page.emulate_media(color_scheme="light")


@asynccontextmanager
async def _service(given: str | None) -> AsyncIterator[tuple[str, dict[Place, str]]]:
    """A service, and the addresses of the pages that were prepared in it: none in somebody else's."""
    if given:
        yield given, {}
        return
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(database_of_its_own(_server_url()))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        yield await stack.enter_async_context(running_service(database, folder)), await prepare(database)


async def _main(chosen: argparse.Namespace) -> int:
    chosen.to.mkdir(parents=True, exist_ok=True)
    async with _service(chosen.address) as (address, prepared), open_browser() as browser:
        return await Photographer(Walk(browser, address, prepared), chosen).go()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.journeys.screenshots", description=__doc__)
    parser.add_argument("--only", help="only routes that match this pattern, as /bedrijf or '^/$'")
    parser.add_argument("--at", action="append", help="also this address, with its search part; may be repeated")
    parser.add_argument("--forms", default=USUAL, help=f"of {', '.join(FORMS)}; usual: {USUAL}")
    parser.add_argument("--language", choices=["nl", "en"], default="nl")
    parser.add_argument(
        "--person", help=f"sign in as this person everywhere; as {', '.join(sorted(set(PEOPLE.values())))}"
    )
    parser.add_argument("--fold", action="store_true", help="only what fits in the window")
    parser.add_argument("--address", help="a service that runs already, as http://127.0.0.1:8000")
    parser.add_argument("--to", type=Path, default=ROOT / ".data" / "screenshots")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(1 if asyncio.run(_main(_arguments())) else 0)
