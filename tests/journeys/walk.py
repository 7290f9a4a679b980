"""A walk past all pages: one window per person, kept open, with what went wrong in it."""

from contextlib import suppress
from urllib.parse import urlsplit

from playwright.async_api import Browser, ConsoleMessage, Page, Request, Response

from tests.journeys.axe import bring_axe
from tests.journeys.pages import Addresses, Place, routes, settle
from tests.journeys.service import new_person, sign_in_at_once

# Only a move inside the app, as a click on a link makes it; the heading that is left behind is marked as such.
MOVE = """(address) => {
  for (const heading of document.querySelectorAll('h1')) heading.setAttribute('data-left', '');
  history.pushState({}, '', address);
  dispatchEvent(new PopStateEvent('popstate', { state: {} }));
}"""
NOWHERE = "/deze-pagina-bestaat-niet"


class Window:
    """The window of one person."""

    def __init__(self, page: Page, person: str | None) -> None:
        self.page, self.person = page, person
        # Where an address led: some send one on.
        self.ends: dict[str, str] = {}
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("console", self._heard)
        page.on("request", self._asked)
        page.on("response", self._answered)

    @property
    def path(self) -> str:
        """The address on screen, without host and search."""
        return urlsplit(self.page.url).path

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if request.url.startswith("http") and request.url.split("/")[2].split(":")[0] != "127.0.0.1":
            self.faults.append(f"asked another host: {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.request.method} {response.url}")


class Walk:
    """Opens any page as the person it is for."""

    def __init__(self, browser: Browser, address: str, prepared: dict[Place, str]) -> None:
        self.browser, self.address, self.prepared = browser, address, prepared
        self.windows: dict[tuple[str | None, str], Window] = {}
        self.found = Addresses()
        self.searched: set[tuple[Place, str | None]] = set()
        self.routes = routes()

    async def window(self, person: str | None, language: str = "nl") -> Window:
        """The window of this person, made and signed in when first asked for."""
        if (person, language) not in self.windows:
            context = await new_person(self.browser, self.address)
            await bring_axe(context)
            # Not in the frame that shows a mail, and not on an empty page: those have no store.
            await context.add_init_script(
                f"if (window === top && origin !== 'null') localStorage.setItem('language', '{language}')"
            )
            if person:
                await sign_in_at_once(context, self.address, person)
            self.windows[person, language] = Window(await context.new_page(), person)
        return self.windows[person, language]

    async def address_of(self, place: Place) -> str:
        """Where to find this place; looks for a link to it on the pages of the same person when it must."""
        if place.shows:
            return self.prepared[place]
        for other in self._where_links_may_be(place):
            if self.found.knows(place):
                break
            if (other, place.person) not in self.searched and (
                start := self.found.of(other, self.routes, place.person)
            ):
                self.searched.add((other, place.person))
                # A page that does not open is for its own test to tell.
                with suppress(AssertionError):
                    await self.load(start, await self.window(place.person))
        address = self.found.of(place, self.routes, place.person)
        assert address, f"no link leads to {place.route}: a page that nobody finds"
        return address

    def _where_links_may_be(self, place: Place) -> list[Place]:
        """The pages above and beside it, then the others of its part of the site, then those of the same person."""
        if not place.is_pattern:
            return []
        room, beside = "/".join(place.parts[:2]), "/".join([*place.parts[:-1], ""])
        near = [each for each in self.routes if not each.is_pattern and each.route.startswith(room)]
        near += [each for each in self.routes if each.is_pattern and place.route.startswith(each.route + "/")]
        near += [each for each in self.routes if each.is_pattern and each.route.startswith(beside) and each != place]
        near += [each for each in self.routes if not each.is_pattern and each.person == place.person]
        near.sort(key=lambda each: (not place.route.startswith(each.route), each.is_pattern, len(each.route)))
        return list(dict.fromkeys(near))

    async def load(self, address: str, window: Window) -> Page:
        """Open the page as from a bookmark."""
        if "#" in address:  # else the same page stays, and only the address changes
            await window.page.goto("about:blank")
        await window.page.goto(address)
        await settle(window.page)
        await self.found.gather(window.page, window.person)
        window.ends[address] = window.path
        return window.page

    async def move(self, address: str, window: Window) -> Page:
        """Go to the page inside the app."""
        if not window.page.url.startswith(self.address) or window.path == window.ends.get(
            address, urlsplit(address).path
        ):
            await window.page.goto(NOWHERE)
            await settle(window.page)
        await window.page.evaluate(MOVE, address)
        await settle(window.page)
        window.ends[address] = window.path
        return window.page
