"""Every page of the app, read from its route tree, with who opens it and an address that leads there."""

import re
from dataclasses import dataclass

from playwright.async_api import Error, Page

from tests.conftest import ROOT

ROUTE_TREE = ROOT / "frontend" / "src" / "routeTree.gen.ts"
ONLY_IN_DEVELOPMENT = {"/ontwerp"}
# Who opens the pages that start with this, the longest start first; everything else is open to visitors.
PEOPLE = {
    "/account": "marieke@korenbloem.example",
    "/adviseur": "karin@kompas.example",
    "/adviseur/beoordelingen": "rosa@roostermakers.example",
    "/adviseur/trajecten": "rosa@roostermakers.example",
    "/bedrijf": "marieke@korenbloem.example",
    # A journey leaves the bakery with a newer scan that has no plan yet; `prepared.py` makes this company's.
    "/bedrijf/scans/$scanId/plan": "ahmed@hetmagazijn.example",
    "/bedrijf/metingen/": "roelie@lindenhof.example",
    "/bedrijf/trajecten/": "roelie@lindenhof.example",
    "/bedrijf/vouchers/": "roelie@lindenhof.example",
    "/branche": "joost@maakindustrie.example",
    "/meedoen/$code": "joost@maakindustrie.example",
    "/meldingen": "marieke@korenbloem.example",
    "/netwerk": "marieke@korenbloem.example",
    "/onderzoek": "eva@arbeidsmonitor.example",
    "/programma": "anna@programma.example",
    "/syntens": "samira@syntens.example",
    "/toegang": "marieke@korenbloem.example",
    "/vragen/besluiten": "marieke@korenbloem.example",
    "/vragen/volgend": "marieke@korenbloem.example",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One route of the app, as the demonstration world has it or with what was prepared for it."""

    route: str
    shows: str = ""
    opened_by: str | None = None

    def __str__(self) -> str:
        return f"{self.route} with {self.shows}" if self.shows else self.route

    @property
    def person(self) -> str | None:
        """The e-mail address of who opens it; None is a visitor."""
        if self.opened_by:
            return self.opened_by
        starts = [start for start in PEOPLE if self.route == start or self.route.startswith(start.rstrip("/") + "/")]
        return PEOPLE[max(starts, key=len)] if starts else None

    @property
    def name(self) -> str:
        """The route as the name of a file."""
        return re.sub(r"[^a-z0-9]+", "-", str(self).lower()).strip("-") or "home"

    @property
    def is_pattern(self) -> bool:
        """Whether a part of the address is to be filled in."""
        return "$" in self.route

    @property
    def shape(self) -> re.Pattern[str]:
        """Matches the addresses that lead here."""
        return re.compile("/".join("[^/]+" if part.startswith("$") else re.escape(part) for part in self.parts))

    @property
    def parts(self) -> list[str]:
        return self.route.split("/")


# Pages that show something only when somebody did something before; `prepared.py` does that.
_OWNER = "ahmed@hetmagazijn.example"
SHARED = Place("/mijn-antwoorden", "a shared result")
ASKED = Place("/meedoen", "a scan that is open")
KEPT = Place("/scan/uitkomst", "a quick scan", _OWNER)
WRITTEN = Place("/bedrijf/scans/$scanId/uitkomst", "open answers", _OWNER)


def every_place() -> list[Place]:
    """All there is to look at."""
    return [*routes(), SHARED, ASKED, KEPT, WRITTEN]


def routes() -> list[Place]:
    """Every route of the tree, pages without a parameter first: those hold the links to the others."""
    block = re.search(r"interface FileRoutesByTo \{(.*?)\}", ROUTE_TREE.read_text(encoding="utf-8"), re.DOTALL)
    assert block, "the route tree has another form than this reads"
    routes = set(re.findall(r"^\s*'(/[^']*)':", block[1], re.MULTILINE)) - ONLY_IN_DEVELOPMENT
    return sorted(map(Place, routes), key=lambda place: (place.is_pattern, place.parts))


class Addresses:
    """Addresses of pages with a parameter, found as a person finds them: by the links on other pages."""

    def __init__(self) -> None:
        self.seen: dict[str | None, list[str]] = {}

    async def gather(self, page: Page, person: str | None) -> None:
        """Remember where the links of this page lead."""
        links = await page.eval_on_selector_all("a[href^='/']", "all => all.map(link => link.pathname)")
        known = self.seen.setdefault(person, [])
        known.extend(link for link in dict.fromkeys(links) if link not in known)

    def knows(self, place: Place) -> bool:
        """Whether a link to just this place was seen."""
        return any(place.shape.fullmatch(link) for link in self.seen.get(place.person, []))

    def of(self, place: Place, places: list[Place], person: str | None) -> str | None:
        """An address for this place: a link seen, else a link to the longest part of it with the rest put behind."""
        if not place.is_pattern:
            return place.route
        fixed = {other.route for other in places if not other.is_pattern}
        links = [link for link in self.seen.get(person, []) if link not in fixed]
        for length in range(len(place.parts), 1, -1):
            rest = place.parts[length:]
            if any(part.startswith("$") for part in rest):
                break
            start = Place("/".join(place.parts[:length]))
            found = next((link for link in links if start.shape.fullmatch(link)), None)
            if found:
                return "/".join([found, *rest])
        return None


READY = """() => {
  const heading = document.querySelector('h1:not([data-left])');
  const loading = '[aria-busy="true"], .skeleton, .nav-place';
  const busy = document.querySelector(loading);
  return Boolean(heading) && !busy;
}"""


async def settle(page: Page) -> None:
    """Wait until the page has a heading and nothing on it is still loading."""
    try:
        await page.wait_for_function(READY)
    except Error as late:
        raise AssertionError(f"{page.url} has no heading, or goes on loading") from late
    await page.evaluate("() => document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
