"""What holds for every page of the app, so also for one that was made today."""

import pytest

from tests.journeys.pages import Place, all_places
from tests.journeys.walk import Walk

pytestmark = pytest.mark.browser

NAME = " | Slimmer Werken"
FIXED = [place for place in all_places() if not place.is_pattern]
START = "Samen slimmer werken"
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll('body *')].filter((found) => found.getBoundingClientRect().right > room + 1
    && !found.closest('.scroll-x, [aria-hidden="true"]')).slice(-3)
    .map((found) => found.outerHTML.slice(0, 120)).concat(`wide: ${document.scrollingElement.scrollWidth}`);
}"""


@pytest.mark.parametrize("place", all_places(), ids=lambda place: place.route)
async def test_the_page_opens_by_itself_on_the_smallest_screen(walk: Walk, place: Place):
    address = await walk.address_of(place)
    window = await walk.window(place.person)
    await window.page.set_viewport_size({"width": 320, "height": 640})
    window.faults.clear()
    page = await walk.load(place, address, window)
    too_wide = await page.evaluate(TOO_WIDE)
    await page.set_viewport_size({"width": 1280, "height": 900})
    title = await page.title()
    assert page.url.removeprefix(walk.address).startswith("/" + place.parts[1].replace("$", "")), "sent elsewhere"
    assert window.faults == []
    assert await page.locator("h1").count() == 1
    assert too_wide == []
    assert await page.get_attribute("html", "lang") == "nl"
    assert title.endswith(NAME)
    assert place.route == "/" or not title.startswith(START), "the page has no title of its own"


@pytest.mark.parametrize(
    "place", [place for place in all_places() if not place.is_pattern], ids=lambda each: each.route
)
async def test_the_page_has_an_english_face(walk: Walk, place: Place):
    dutch = await walk.window(place.person)
    heading = await (await walk.load(place, place.route, dutch)).locator("h1").inner_text()
    window = await walk.window(place.person, "en")
    window.faults.clear()
    page = await walk.load(place, place.route, window)
    assert await page.get_attribute("html", "lang") == "en"
    assert await page.locator("h1").inner_text() != heading
    assert window.faults == []
