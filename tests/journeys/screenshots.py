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

from playwright.async_api import Browser, BrowserContext, Error, Page

from tests.conftest import ROOT, _server_url
from tests.journeys.pages import PEOPLE, Addresses, Place, all_places, settle
from tests.journeys.service import database_of_its_own, new_person, open_browser, running_service, sign_in_at_once


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

    def __init__(self, browser: Browser, address: str, chosen: argparse.Namespace) -> None:
        self.browser, self.address, self.chosen = browser, address, chosen
        self.pages: dict[str | None, Page] = {}
        self.addresses = Addresses()
        self.places = all_places()

    async def page_of(self, person: str | None) -> Page:
        """The window of this person."""
        if person not in self.pages:
            context: BrowserContext = await new_person(self.browser, self.address)
            if self.chosen.language == "en":
                await context.add_init_script("localStorage.setItem('language', 'en')")
            if person:
                await sign_in_at_once(context, self.address, person)
            self.pages[person] = await context.new_page()
        return self.pages[person]

    async def open(self, place: Place, address: str) -> Page:
        """Show the page as it is when everything has arrived."""
        page = await self.page_of(self.chosen.person or place.person)
        await page.set_viewport_size({"width": 1280, "height": 900})
        await page.emulate_media(color_scheme="light")
        await page.goto(address)
        await settle(page)
        await self.addresses.gather(page, place.person)
        return page

    async def walk(self) -> int:
        """Make all pictures that were asked for; answers how many pages did not open."""
        only = re.compile(self.chosen.only or "")
        failed = 0
        for place in self.places:
            wanted = bool(only.search(place.route))
            if not wanted and not self._leads_to_wanted(place, only):
                continue
            address = self.addresses.of(place, self.places)
            if address is None:
                _say(f"no link leads to {place.route}")
                failed += 1
                continue
            try:
                page = await self.open(place, address)
                if wanted:
                    await self._picture(page, place.name)
            except (Error, AssertionError) as error:
                _say(f"{place.route}: {str(error).splitlines()[0]}")
                failed += 1
                if wanted and place.person in self.pages:
                    await self._picture(self.pages[place.person], f"{place.name}-FAILED")
        for given in self.chosen.at or []:
            await self._picture(await self.open(Place(given), given), Place(given).name)
        return failed

    def _leads_to_wanted(self, place: Place, only: re.Pattern[str]) -> bool:
        """Pages with a parameter are found through the pages above them."""
        return not self.chosen.at and any(
            other.is_pattern and only.search(other.route) and other.parts[: len(place.parts)] == place.parts
            for other in self.places
        )

    async def _picture(self, page: Page, name: str) -> None:
        for form in self.chosen.forms.split(","):
            await page.set_viewport_size({"width": FORMS[form]["width"], "height": 900})
            await page.emulate_media(color_scheme="dark" if FORMS[form]["scheme"] == "dark" else "light")
            await page.wait_for_timeout(60)
            target = self.chosen.to / f"{name}-{form}.png"
            await page.screenshot(path=target, full_page=not self.chosen.fold)
            _say(target)


@asynccontextmanager
async def _service(given: str | None) -> AsyncIterator[str]:
    if given:
        yield given
        return
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(database_of_its_own(_server_url()))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        yield await stack.enter_async_context(running_service(database, folder))


async def _main(chosen: argparse.Namespace) -> int:
    chosen.to.mkdir(parents=True, exist_ok=True)
    async with _service(chosen.address) as address, open_browser() as browser:
        return await Photographer(browser, address, chosen).walk()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.journeys.screenshots", description=__doc__)
    parser.add_argument("--only", help="only routes that match this pattern, as /bedrijf or '^/$'")
    parser.add_argument("--at", action="append", help="also this address, with its search part; may be repeated")
    parser.add_argument("--forms", default=USUAL, help=f"of {', '.join(FORMS)}; usual: {USUAL}")
    parser.add_argument("--language", choices=["nl", "en"], default="nl")
    parser.add_argument("--person", help=f"sign in as this person everywhere; usual: {', '.join(PEOPLE.values())}")
    parser.add_argument("--fold", action="store_true", help="only what fits in the window")
    parser.add_argument("--address", help="a service that runs already, as http://127.0.0.1:8000")
    parser.add_argument("--to", type=Path, default=ROOT / ".data" / "screenshots")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(1 if asyncio.run(_main(_arguments())) else 0)
