"""A branch keeps its list of members: enters one, corrects it, takes it out and puts it back."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser
OFFICER = "joost@maakindustrie.example"


async def picture(page: Page, name: str) -> None:
    """Kept when somebody wants to look."""
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_branch_keeps_its_members(enter, site, width):
    page = await enter(width=width)
    await sign_in_at_once(page.context, site, OFFICER)
    number, name = f"9000{width:04}", f"Voorbeeld Plaatwerk {width}"
    await page.goto("/branche/leden")
    await expect(page.get_by_role("heading", name="Leden", level=1)).to_be_visible()
    await page.get_by_role("button", name="Voeg een lid toe").click()
    form = page.get_by_role("dialog")
    await form.get_by_label("KVK-nummer").fill("123")
    await form.get_by_label("Naam").fill(name)
    await form.get_by_label("Medewerkers").fill("24")
    await form.get_by_role("button", name="Voeg toe").click()
    # Under the field stand the words "Acht cijfers." anyhow.
    await expect(form.get_by_label("KVK-nummer")).to_have_attribute("aria-invalid", "true")
    await picture(page, f"lid-fout-{width}")
    await form.get_by_label("KVK-nummer").fill(number)
    await form.get_by_role("button", name="Voeg toe").press("Enter")
    await expect(form).to_be_hidden()

    await page.get_by_label("Zoek een lid").fill(number[:6])
    row = page.get_by_role("row").filter(has_text=name)
    await expect(row).to_be_visible()
    await page.get_by_role("button", name=f"Wijzig {name}").click()
    await form.get_by_label("Postcode").fill("8011 AB")
    await form.get_by_role("button", name="Bewaar").click()
    await expect(row.get_by_text("8011")).to_be_visible()

    await page.get_by_role("button", name=f"Haal weg: {name}").click()
    await expect(page.get_by_text(f"{name} is geen lid meer")).to_be_visible()
    await expect(row).to_be_hidden()
    await picture(page, f"lid-weg-{width}")
    await page.get_by_role("button", name="Zet terug").click()
    await expect(row).to_be_visible()
    await page.get_by_label("Zoek een lid").fill("")
    await expect(page.get_by_text("Doet mee").first).to_be_visible()
    await picture(page, f"leden-{width}")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
