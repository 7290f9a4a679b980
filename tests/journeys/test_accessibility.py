"""Every page is open to everybody: axe at WCAG 2.2 AA on a wide and a narrow screen, in light and in dark."""

import pytest

from tests.journeys.axe import violations
from tests.journeys.pages import Place, all_places, settle
from tests.journeys.walk import Walk

pytestmark = pytest.mark.browser

FOCUS = "() => document.activeElement === document.querySelector('h1')"
NAMELESS = """() => [...document.querySelectorAll('img, figure, svg')].filter((found) => {
  if (found.closest('[aria-hidden="true"]')) return false;
  if (found.tagName === 'IMG') return !found.hasAttribute('alt');
  const labels = (found.getAttribute('aria-labelledby') ?? '').split(' ');
  const name = found.getAttribute('aria-label')
    || labels.map((id) => document.getElementById(id)?.textContent).join('')
    || found.querySelector('title, figcaption, h2, h3')?.textContent;
  if (found.tagName === 'FIGURE') return !name;
  return found.getAttribute('role') !== 'img' || !name;
}).map((found) => found.outerHTML.slice(0, 160))"""


@pytest.mark.parametrize("place", all_places(), ids=lambda place: place.route)
async def test_nothing_on_the_page_shuts_anybody_out(walk: Walk, place: Place):
    address = await walk.address_of(place)
    window = await walk.window(place.person)
    page = await walk.move(address, window)
    focused = await page.evaluate(FOCUS)
    found = {"nameless": await page.evaluate(NAMELESS), "wide": await violations(page)}
    await page.emulate_media(color_scheme="dark")
    found["wide, dark"] = await violations(page, colours_only=True)
    await page.set_viewport_size({"width": 360, "height": 740})
    await settle(page)
    found["narrow, dark"] = await violations(page, colours_only=True)
    await page.emulate_media(color_scheme="light")
    found["narrow"] = await violations(page)
    await page.set_viewport_size({"width": 1280, "height": 900})
    assert {form: lines for form, lines in found.items() if lines} == {}
    assert focused, "after a move in the app the heading has the focus"
