"""Syntens opens the sandbox, lets a system try out in it, and switches faults on for it."""

import pytest
from playwright.async_api import expect

from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser


async def test_a_sandbox_is_opened_and_a_system_tries_out_in_it(enter, site):
    page = await enter(width=360)
    await sign_in_at_once(page.context, site, "samira@syntens.example")
    await bring_axe(page.context)
    await page.goto("/syntens/koppelingen")
    await page.get_by_role("link", name="Probeer eerst alles uit").click()
    await expect(page.get_by_role("heading", name="Proefomgeving", level=1)).to_be_visible()
    first = page.get_by_role("button", name="Open de proefomgeving")
    await expect(first.or_(page.get_by_role("button", name="Zet alles terug"))).to_be_visible()
    if await first.is_visible():  # else a branch opened its own, which fills this one too
        await first.click()
    await expect(page.get_by_text("Proefbedrijf Verlopen")).to_be_visible()
    assert await violations(page) == []
    await page.get_by_role("link", name="Naar de koppelingen").click()
    await page.get_by_role("button", name="Maak een koppeling").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Naam van het systeem").fill("Proefsysteem")
    await dialog.get_by_label("De vouchers zien die uw organisatie aangaan").check()
    await dialog.get_by_label("Om te proberen").check()
    await dialog.get_by_role("button", name="Maak de koppeling").click()
    await dialog.get_by_role("button", name="Maak het geheim").click()
    await dialog.get_by_role("button", name="Ik heb het geheim bewaard").click()
    await page.get_by_role("button", name="Storingen voor Proefsysteem").click()
    await dialog.get_by_label("Elke zoveelste aanvraag geweigerd").fill("3")
    assert await violations(page) == []
    await dialog.get_by_role("button", name="Bewaar de storingen").click()
    await expect(page.get_by_text("De storingen staan zoals u wilt.")).to_be_visible()
    await page.get_by_role("button", name="Storingen voor Proefsysteem").click()
    await expect(dialog.get_by_label("Elke zoveelste aanvraag geweigerd")).to_have_value("3")
    await page.keyboard.press("Escape")
    await page.get_by_role("link", name="Probeer eerst alles uit").click()
    await page.get_by_role("button", name="Zet alles terug").click()
    assert await violations(page) == []
    await dialog.get_by_role("button", name="Ja, zet terug").click()
    await expect(page.get_by_text("De proefomgeving staat weer zoals in het begin.")).to_be_visible()
    await expect(dialog).to_be_hidden()
