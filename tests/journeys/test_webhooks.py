"""Syntens makes a webhook, sees a test fail, sends it again to a receiver that was mended, and sees it arrive."""

import os
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.webhooks.models import DeliveryState, WebhookEndpoint
from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once
from tests.makers.webhooks import make_message, receiving

pytestmark = pytest.mark.browser


async def picture(page: Page, name: str) -> None:
    """Kept when somebody wants to look."""
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


async def fail(tables: AsyncSession, name: str, *, messages: int) -> None:
    """Messages on one voucher to this webhook that failed for good."""
    endpoint = (await tables.scalars(select(WebhookEndpoint).filter_by(name=name))).one()
    voucher_id = uuid4()
    for number in range(messages):
        made = await make_message(tables, endpoint, voucher_id, number + 1)
        made.state, made.ended_at = DeliveryState.FAILED, clock.now()
    await tables.commit()


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
        await expect(dialog.get_by_role("alert")).to_contain_text("https://")
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
        await expect(page.get_by_role("heading", name="Test", level=1)).to_be_visible()
        await expect(page.get_by_text("Mislukt", exact=True)).to_be_visible()
        await expect(page.get_by_role("region", name="Antwoord")).to_have_text("kapot")
        await expect(page.get_by_role("region", name="Inhoud", exact=True)).to_contain_text('"test": true')
        await page.locator("summary").first.press("Enter")
        await expect(page.get_by_role("region", name="Kopregels die meegingen")).to_contain_text("webhook-id: msg_")
        assert await violations(page) == []
        await picture(page, f"webhook-mislukt-{width}")
        receiver.answer = lambda: b"HTTP/1.1 204 No Content\r\n\r\n"
        await page.get_by_role("button", name="Stuur opnieuw").click()
        await expect(page.get_by_text("Aangekomen", exact=True)).to_be_visible()
        await page.get_by_role("link", name="Terug naar het logboek").click()
        row = page.get_by_role("row").filter(has_text="Test")
        await expect(row.get_by_text("Aangekomen")).to_be_visible()
        assert await violations(page) == []
        await picture(page, f"webhook-logboek-{width}")
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    assert len(receiver.got) == 2
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1280, 360])
async def test_the_log_is_filtered_by_address_and_a_span_of_days_is_sent_again(enter, site, tables, width):
    page = await enter(width=width)
    await sign_in_at_once(page.context, site, "samira@syntens.example")
    await bring_axe(page.context)
    await page.goto("/syntens/webhooks")
    async with receiving() as receiver:
        await page.get_by_role("button", name="Maak een webhook").first.click()
        dialog = page.get_by_role("dialog")
        name = f"Logboekproef {width}"
        await dialog.get_by_label("Naam van het systeem").fill(name)
        await dialog.get_by_label("Adres").fill(receiver.url)
        await dialog.get_by_role("button", name="Maak de webhook").press("Enter")
        await dialog.get_by_role("button", name="Ik heb het geheim bewaard").click()
        await page.get_by_role("link", name=f"Test en logboek van {name}").click()
        await page.get_by_role("button", name="Stuur een testbericht").click()
        await expect(page.get_by_role("heading", name="Test", level=1)).to_be_visible()
        await expect(page.get_by_text("Aangekomen", exact=True)).to_be_visible()
        await page.get_by_role("link", name="Terug naar het logboek").click()

        await page.get_by_role("button", name="Aangekomen").click()
        await page.get_by_label("Bericht", exact=True).select_option(label="Test")
        today = await page.get_by_label("Vanaf").get_attribute("max")
        await page.get_by_label("Vanaf").fill(today)
        await page.get_by_label("Tot en met").fill(today)
        await expect(page.get_by_role("row").filter(has_text="Test")).to_have_count(1)
        await page.reload()  # the address alone tells which part is shown
        await expect(page.get_by_role("row").filter(has_text="Test")).to_have_count(1)
        await expect(page.get_by_label("Vanaf")).to_have_value(today)
        assert await violations(page) == []
        await picture(page, f"webhook-filters-{width}")
        await page.get_by_label("Code van de voucher").fill("sw-26-nergens")
        await page.get_by_label("Code van de voucher").press("Enter")
        await expect(page.get_by_text("Hier staan geen berichten")).to_be_visible()
        assert "voucher=SW-26-NERGENS" in page.url
        await page.get_by_role("button", name="Haal de filters weg").click()
        await page.get_by_role("button", name="Stuur berichten opnieuw").click()
        await expect(dialog.get_by_text("In deze dagen: 0 mislukt, 0 aangekomen")).to_be_visible()
        await expect(dialog.get_by_role("button", name="Stuur 0 berichten opnieuw")).to_be_disabled()
        await fail(tables, name, messages=3)
        await dialog.get_by_label("Ook wat al aankwam").check()
        await page.keyboard.press("Escape")
        await page.get_by_role("button", name="Stuur berichten opnieuw").click()
        await expect(dialog.get_by_text("In deze dagen: 3 mislukt")).to_be_visible()
        assert await violations(page) == []
        await picture(page, f"webhook-opnieuw-{width}")
        await dialog.get_by_role("button", name="Stuur 3 berichten opnieuw").press("Enter")
        await expect(dialog.get_by_text("3 van 3 klaargezet.")).to_be_visible()
        await expect(dialog.get_by_text("Er is niets meer onderweg.")).to_be_visible(timeout=20_000)
        assert await violations(page) == []
        await picture(page, f"webhook-uitkomst-{width}")
    assert len(receiver.got) == 4
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
