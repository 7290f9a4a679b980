"""An owner fetches a copy of the company's data, leaves the programme and comes back."""

import pytest
from playwright.async_api import expect

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser
OWNER = "geert@noorderas.example"
PAGE = "/bedrijf/onze-gegevens"


async def test_a_copy_becomes_ready_on_the_open_page(enter, site):
    page = await enter()
    await sign_in_at_once(page.context, site, OWNER)
    await page.goto(PAGE)
    await page.get_by_role("button", name="Vraag een kopie").click()
    await expect(page.get_by_role("link", name="Haal de zip op").first).to_be_visible(timeout=60_000)


async def test_leaving_is_confirmed_and_undone_by_coming_back(enter, site):
    page = await enter(width=360)
    await sign_in_at_once(page.context, site, OWNER)
    await page.goto(PAGE)
    ask = page.get_by_role("button", name="Wij willen stoppen")
    await ask.click()
    await page.get_by_role("dialog").get_by_role("button", name="Toch niet").click()
    await ask.click()
    await page.get_by_role("dialog").get_by_role("button", name="Stop met het programma").click()
    await expect(page.get_by_text("Uw bedrijf stopte op")).to_be_visible()
    await page.get_by_role("button", name="Doe weer mee").click()
    await expect(ask).to_be_visible()

    await page.goto("/account/gegevens")
    done = page.get_by_role("list", name="Wat er met uw account gebeurde")
    await expect(done.get_by_text("Weer gaan meedoen")).to_be_visible()
    await expect(done.get_by_text("Gestopt met het programma")).to_be_visible()
