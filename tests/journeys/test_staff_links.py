"""A staff representative hands out the links: makes them, saves the slips, and management has none."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from backend.core import clock
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

OWNER, REPRESENTATIVE = "marieke@korenbloem.example", "bas@korenbloem.example"


async def _open_a_scan(page: Page, site: str) -> str:
    """As the owner, by the API; answers the page of the scan."""
    own = {"X-Requested-With": "slimmer-werken", "Origin": site}
    wish = {
        "title": "Scan met de winkels",
        "closesOn": (clock.today() + timedelta(days=14)).isoformat(),
        "representation": "staff_representation",
        "staffInformedOn": clock.today().isoformat(),
        "staffInformedHow": "meeting",
        "staffAgreed": True,
    }
    made = await page.request.post("/v1/scans", data=wish, headers={**own, "Idempotency-Key": "scan-met-de-winkels"})
    address = made.headers["location"]
    opened = await page.request.post(
        f"{address}/status-changes", data={"toStatus": "open"}, headers={**own, "If-Match": made.headers["etag"]}
    )
    assert opened.status == 200, await opened.text()
    return address.replace("/v1/", "/bedrijf/")


async def test_the_staff_hands_out_the_links_and_everybody_reads_it(enter, site):
    owner, staff = await enter(), await enter(width=360, height=740)
    await sign_in_at_once(owner.context, site, OWNER)
    await sign_in_at_once(staff.context, site, REPRESENTATIVE)
    scan = await _open_a_scan(owner, site)

    await owner.goto(scan)
    await owner.get_by_role("button", name="Maak de link").first.click()
    await expect(owner.locator(".link-text")).to_have_count(1)

    await staff.goto(scan)
    await expect(staff.get_by_role("heading", name="Waarom dit sterker is")).to_be_visible()
    await staff.get_by_label("Hoeveel links").fill("6")
    await staff.get_by_role("button", name="Maak losse links").click()
    await expect(staff.get_by_text("De leiding maakte al links voor medewerkers.")).to_be_visible()
    await staff.get_by_role("button", name="Ja, ik deel ze uit").click()
    await expect(staff.get_by_role("heading", name="6 losse links")).to_be_visible()
    links = await staff.locator(".slip-text").all_inner_texts()
    async with staff.expect_download() as saving:
        await staff.get_by_role("button", name="Bewaar de briefjes als PDF").click()
    assert (await saving.value).suggested_filename.endswith(".pdf")
    await staff.get_by_role("button", name="Terug naar de scan").click()
    await expect(staff.get_by_role("heading", name="U deelt de links uit")).to_be_visible()
    await expect(staff.get_by_text("U maakte er al 6.")).to_be_visible()

    await owner.reload()
    await expect(owner.get_by_text("Uw eerdere links voor medewerkers werken niet meer")).to_be_visible()
    await expect(owner.get_by_role("button", name="Maak losse links")).to_have_count(1)  # for management

    employee = await enter(width=360, height=740)
    await employee.goto(links[0].replace(site, ""))
    await expect(
        employee.get_by_text(re.compile("De personeelsvertegenwoordiging heeft op .* met de scan ingestemd"))
    ).to_be_visible()
    await expect(employee.get_by_text("Een vertegenwoordiger van het personeel deelt de links uit")).to_be_visible()
    await employee.get_by_role("button", name="Begin met onderwerp 1").click()
    await expect(employee.locator("fieldset.likert").first).to_be_visible()
