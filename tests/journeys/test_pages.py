"""What holds for every page of the app, so also for one that was made today."""

import pytest
from playwright.async_api import Error

from tests.journeys.axe import violations
from tests.journeys.pages import Place, every_place
from tests.journeys.walk import Walk

pytestmark = pytest.mark.browser

NAME = " | Slimmer Werken"
SIGN_IN = "/inloggen"
NOT_FOUND = "Deze pagina vinden wij niet"
# A name stays a name.
SAME_IN_BOTH = {"Voorbeeldbakkerij De Korenbloem", "Voorbeeldbranche Maakindustrie"}
START = "Samen slimmer werken"
SWITCH_MS = 20_000  # of which a page that has both languages takes little
OTHER_WORDS = "(before) => document.documentElement.lang === 'nl' && document.querySelector('h1')?.innerText !== before"
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= room) return [];
  return [...document.querySelectorAll('body *')].filter((found) => found.getBoundingClientRect().right > room + 1
    && !found.closest('.scroll-x, [aria-hidden="true"]')).slice(-3)
    .map((found) => found.outerHTML.slice(0, 120)).concat(`wide: ${document.scrollingElement.scrollWidth}`);
}"""


async def faults_of(walk: Walk, place: Place) -> list[str]:
    """What is wrong with this page when it is opened by itself on the smallest screen."""
    address = await walk.address_of(place)
    window = await walk.window(place.person)
    await window.page.set_viewport_size({"width": 320, "height": 640})
    window.faults.clear()
    page = await walk.load(address, window)
    found = [*window.faults, *(f"too wide: {html}" for html in await page.evaluate(TOO_WIDE))]
    await page.set_viewport_size({"width": 1280, "height": 900})
    title, headings = await page.title(), await page.locator("h1").count()
    if window.path == SIGN_IN != place.route:
        found.append("asks to sign in: say in `pages.py` whom the page is for")
    if headings != 1:
        found.append(f"{headings} headings of level 1")
    if await page.get_attribute("html", "lang") != "nl":
        found.append("the page does not say that it is Dutch")
    if not title.endswith(NAME) or (place.route != "/" and title.startswith(START)):
        found.append(f"no title of its own: {title}")
    if await page.get_by_role("heading", name=NOT_FOUND).count():
        found.append("shows that the page is not there")
    return found


@pytest.mark.parametrize("place", every_place(), ids=str)
async def test_the_page_opens_by_itself_on_the_smallest_screen(walk: Walk, place: Place):
    found = await faults_of(walk, place)
    assert not found, "\n".join(found)


async def faults_in_english(walk: Walk, place: Place) -> list[str]:
    """What is wrong with this page for somebody who reads English on a phone, and then switches to Dutch."""
    address = await walk.address_of(place)
    window = await walk.window(place.person, "en")
    await window.page.set_viewport_size({"width": 360, "height": 740})
    window.faults.clear()
    page = await walk.load(address, window)
    found = [*window.faults, *(f"too wide: {html}" for html in await page.evaluate(TOO_WIDE)), *await violations(page)]
    await page.set_viewport_size({"width": 1280, "height": 900})
    if await page.get_attribute("html", "lang") != "en":
        found.append("the page does not say that it is English")
    english = await page.locator("h1").first.inner_text()
    if place.is_pattern or english in SAME_IN_BOTH:
        return found  # the heading may be the name of something
    switch = page.locator(".language-switch:visible")
    if await switch.count():
        await switch.first.click()
    else:
        page = await walk.load(address, await walk.window(place.person))
    try:
        await page.wait_for_function(OTHER_WORDS, arg=english, timeout=SWITCH_MS)
    except Error:
        found.append(f"the heading is the same in both languages: {english}")
    return found


@pytest.mark.parametrize("place", every_place(), ids=str)
async def test_the_page_has_an_english_face(walk: Walk, place: Place):
    found = await faults_in_english(walk, place)
    assert not found, "\n".join(found)
