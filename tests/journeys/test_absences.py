"""An officer records days away: the colleague sees whose files stand in the queue, and it is taken back."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser


async def picture(page: Page, name: str) -> None:
    """Kept when somebody wants to look."""
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("width", [1280, 360])
async def test_days_away_are_recorded_shown_in_the_queue_and_taken_back(enter, site, width):
    page = await enter(width=width)
    await sign_in_at_once(page.context, site, "samira@syntens.example")
    await bring_axe(page.context)
    await page.goto("/syntens/mensen")
    away = page.get_by_role("region", name="Wie er afwezig is")
    await away.get_by_role("button", name="Leg afwezigheid vast").press("Enter")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Leg vast").click()
    await expect(dialog.get_by_label("Laatste dag")).to_have_attribute("aria-invalid", "true")
    last = await dialog.get_by_label("Laatste dag").get_attribute("min")
    await dialog.get_by_label("Laatste dag").fill(last)
    await dialog.get_by_label("Wie vervangt").select_option(index=1)
    assert await violations(page) == []
    await picture(page, f"afwezig-vastleggen-{width}")
    await dialog.get_by_role("button", name="Leg vast").press("Enter")
    mine = away.get_by_role("listitem").filter(has_text="(u)")
    await expect(mine.get_by_text("Nu afwezig")).to_be_visible()
    await expect(mine.get_by_text("vervangt u")).to_be_visible()
    assert await violations(page) == []
    await picture(page, f"afwezig-mensen-{width}")
    await page.goto("/syntens/beoordelen")
    await expect(page.get_by_text("U staat als afwezig")).to_be_visible()
    assert await violations(page) == []
    await picture(page, f"afwezig-beoordelen-{width}")
    await page.get_by_role("link", name="Wijzig dit").click()
    await mine.get_by_role("button", name="Haal weg").press("Enter")
    await expect(mine).to_have_count(0)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
