"""Every page is open to everybody: axe at WCAG 2.2 AA on a wide and a narrow screen, in light and in dark."""

import pytest

from tests.journeys.axe import violations
from tests.journeys.pages import Place, every_place, settle
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


async def faults_of(walk: Walk, place: Place) -> list[str]:
    """Everything on this page that shuts somebody out, with the form of the page in which it does."""
    address = await walk.address_of(place)
    page = await walk.move(address, await walk.window(place.person))
    found = [] if await page.evaluate(FOCUS) else ["focus: after a move in the app the heading does not have it"]
    found += [f"no name: {html}" for html in await page.evaluate(NAMELESS)]
    found += [f"wide: {line}" for line in await violations(page)]
    await page.emulate_media(color_scheme="dark")
    found += [f"wide, dark: {line}" for line in await violations(page, colours_only=True)]
    await page.set_viewport_size({"width": 360, "height": 740})
    await settle(page)
    found += [f"narrow, dark: {line}" for line in await violations(page, colours_only=True)]
    await page.emulate_media(color_scheme="light")
    found += [f"narrow: {line}" for line in await violations(page)]
    await page.set_viewport_size({"width": 1280, "height": 900})
    return found


@pytest.mark.parametrize("place", every_place(), ids=str)
async def test_nothing_on_the_page_shuts_anybody_out(walk: Walk, place: Place):
    found = await faults_of(walk, place)
    assert not found, "\n".join(found)
