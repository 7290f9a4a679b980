"""Syntens makes a webhook, sees a test fail, sends it again to a receiver that was mended, and sees it arrive."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once
from tests.makers.webhooks import receiving

pytestmark = pytest.mark.browser


async def picture(page: Page, name: str) -> None:
    """Kept when somebody wants to look."""
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_webhook_is_made_tested_and_mended(enter, site, width):
    page = await enter(width=width)
    await sign_in_at_once(page.context, site, "samira@syntens.example")
    await bring_axe(page.context)
    await page.goto("/syntens/koppelingen")
    await page.get_by_role("link", name="webhooks").click()
    await expect(page.get_by_role("heading", name="Uw webhooks", level=1)).to_be_visible()
    async with receiving() as receiver:
        receiver.answer = lambda: b"HTTP/1.1 500 Down\r\nContent-Length: 5\r\n\r\nkapot"
        await page.get_by_role("button", name="Maak een webhook").click()
        dialog = page.get_by_role("dialog")
        name = f"Zaaksysteem {width}"
        await dialog.get_by_label("Naam van het systeem").fill(name)
        await dialog.get_by_label("Adres").fill("http://10.0.0.7/")
        await dialog.get_by_role("button", name="Maak de webhook").click()
        await expect(dialog.get_by_text("https://").last).to_be_visible()
        await dialog.get_by_label("Adres").fill(receiver.url)
        await picture(page, f"webhook-nieuw-{width}")
        await dialog.get_by_role("button", name="Maak de webhook").press("Enter")
        await expect(dialog.get_by_text("whsec_")).to_be_visible()
        await picture(page, f"webhook-geheim-{width}")
        await dialog.get_by_role("button", name="Ik heb het geheim bewaard").click()
        await picture(page, f"webhooks-{width}")

        assert await violations(page) == []
        await page.get_by_role("link", name=f"Test en logboek van {name}").click()
        await page.get_by_role("button", name="Stuur een testbericht").click()
        await expect(dialog.get_by_text("Mislukt")).to_be_visible()
        await expect(dialog.get_by_text("kapot")).to_be_visible()
        assert await violations(page) == []
        await picture(page, f"webhook-mislukt-{width}")
        receiver.answer = lambda: b"HTTP/1.1 204 No Content\r\n\r\n"
        await dialog.get_by_role("button", name="Stuur opnieuw").click()
        await expect(dialog.get_by_text("Aangekomen")).to_be_visible()
        await page.keyboard.press("Escape")
        row = page.get_by_role("row").filter(has_text="Test")
        await expect(row.get_by_text("Aangekomen")).to_be_visible()
        assert await violations(page) == []
        await picture(page, f"webhook-logboek-{width}")
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    assert len(receiver.got) == 2
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
