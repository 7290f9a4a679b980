"""After a result: practices with their reason, what a voucher can do today, who reads it, and a route that leads on."""

import re

import pytest
from playwright.async_api import Page, expect

from backend.core import clock
from backend.demo.second_scans import SHARED_FOR
from backend.documents import day
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

OWNER = "hans@laatsteletter.example"


async def _newest_result(page: Page, site: str) -> None:
    await sign_in_at_once(page.context, site, OWNER)
    await page.goto("/bedrijf/scans")
    await page.get_by_role("link", name="Tweede scan met de hele drukkerij").first.click()
    await expect(page.get_by_role("heading", level=2, name="Hulp die bij deze uitkomst past")).to_be_visible()


async def test_a_result_leads_to_what_helps_today(enter, site):
    page = await enter()
    await _newest_result(page, site)
    await expect(page.get_by_text("Sinds de vorige scan")).to_be_visible()
    last = day(clock.today() + SHARED_FOR, "nl")
    await expect(page.get_by_text(f"Wie de link heeft, tot en met {last}")).to_be_visible()
    await expect(page.get_by_role("heading", name="U hebt al een aanvraag of voucher")).to_be_visible()
    reason = "Gaat ook over techniek en werk samen, bij een bedrijf uit uw sector."
    await expect(page.get_by_role("listitem").filter(has_text="Het Zetsel")).to_contain_text(reason)
    await page.get_by_role("link", name="Alle voorbeelden bij dit thema").click()
    await expect(page).to_have_url(re.compile(r"/praktijk\?theme=technology"))


async def test_the_route_leads_to_the_theme_and_fits_a_phone(enter, site):
    page = await enter(width=360)
    await _newest_result(page, site)
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    stops = page.locator("section").filter(has=page.get_by_role("heading", name="De weg die bij u past"))
    await stops.get_by_role("link", name="Zoek een instrument").click()
    await expect(page).to_have_url(re.compile(r"/toolbox\?theme=technology"))
