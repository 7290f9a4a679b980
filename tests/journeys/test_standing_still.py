"""Nothing moves under a finger: what comes later to a page takes a place that was kept for it."""

import pytest

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

WATCH = """
window.moved = 0
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) window.moved += shift.value
}).observe({ type: 'layout-shift', buffered: true })
"""
# Core Web Vitals call up to this share of the screen good (https://web.dev/articles/cls).
GOOD = 0.1


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    ("who", "path"),
    [
        (None, "/toolbox"),
        (None, "/vouchers"),
        ("marieke@korenbloem.example", "/bedrijf"),
        ("samira@syntens.example", "/syntens/koppelingen"),
    ],
)
async def test_a_page_stands_still_while_it_comes(enter, site, width, who, path):
    page = await enter(width=width)
    if who:
        await sign_in_at_once(page.context, site, who)
    await page.context.add_init_script(WATCH)
    await page.goto(path)
    await page.get_by_role("heading", level=1).wait_for()
    if who:
        await page.get_by_role("button", name=", uw menu").wait_for()
    await page.wait_for_load_state("networkidle")
    assert await page.evaluate("window.moved") < GOOD
