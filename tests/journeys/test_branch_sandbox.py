"""A branch opens its sandbox by keyboard, looks at what is in it, lets a system in and puts it back."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser
OFFICER = "joost@maakindustrie.example"


async def picture(page: Page, name: str) -> None:
    """Kept when somebody wants to look."""
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_branch_tries_out_and_puts_it_back(enter, site, width):
    page = await enter(width=width)
    await sign_in_at_once(page.context, site, OFFICER)
    await bring_axe(page.context)
    await page.goto("/branche/proefomgeving")
    await expect(page.get_by_role("heading", name="Proefomgeving", level=1)).to_be_visible()
    first = page.get_by_role("button", name="Open de proefomgeving")
    again = page.get_by_role("button", name="Zet alles terug")
    await expect(first.or_(again)).to_be_visible()
    await picture(page, f"branche-proef-leeg-{width}")
    assert await violations(page) == []
    if await first.is_visible():
        await first.focus()
        await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Proefbranche ")).to_be_visible(timeout=60_000)
    await expect(page.get_by_text("Ja, maar dat ziet u niet").first).to_be_visible()
    await expect(page.get_by_text("Geen lid meer")).to_be_visible()
    await picture(page, f"branche-proef-{width}")
    assert await violations(page) == []
    widest = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert await page.evaluate(widest) == 0

    await page.get_by_role("link", name="Naar de koppelingen").focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Maak een koppeling").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Naam van het systeem").fill(f"Proefledenlijst {width}")
    await dialog.get_by_label("De ledenlijst van uw branche zien").check()
    await dialog.get_by_label("Om te proberen").check()
    await dialog.get_by_role("button", name="Maak de koppeling").click()
    await dialog.get_by_role("button", name="Maak het geheim").click()
    await dialog.get_by_role("button", name="Ik heb het geheim bewaard").click()
    await page.get_by_role("button", name=f"Storingen voor Proefledenlijst {width}").click()
    await dialog.get_by_label("Elk zoveelste bericht twee keer").fill("2")
    await dialog.get_by_label("Elk zoveelste bericht ingehaald").fill("3")
    await picture(page, f"branche-proef-storingen-{width}")
    assert await violations(page) == []
    await dialog.get_by_role("button", name="Bewaar de storingen").press("Enter")
    await expect(page.get_by_text("De storingen staan zoals u wilt.")).to_be_visible()
    await page.get_by_role("link", name="Probeer eerst alles uit").click()

    await again.focus()
    await page.keyboard.press("Enter")
    await expect(dialog.get_by_text("Andere branches merken er niets van.")).to_be_visible()
    await picture(page, f"branche-proef-terug-{width}")
    assert await violations(page) == []
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await expect(again).to_be_focused()
    await page.keyboard.press("Enter")
    await dialog.get_by_role("button", name="Ja, zet terug").press("Enter")
    await expect(page.get_by_text("De proefomgeving staat weer zoals in het begin.")).to_be_visible(timeout=60_000)
    await expect(dialog).to_be_hidden()
