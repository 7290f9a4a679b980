"""An extract from the request, through the programme office, to the file and its end."""

import os
from datetime import timedelta

import pytest
from playwright.async_api import expect

from backend.core import clock
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

RESEARCHER, OFFICER = "eva@arbeidsmonitor.example", "anna@programma.example"
QUESTION = "Daalt het <b>verzuim</b> bij deelnemers?"


async def picture(page, name):
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=f"{folder}/{name}.png", full_page=True)


async def test_a_researcher_asks_and_the_programme_office_decides(enter, site):
    researcher = await enter(width=360)
    await sign_in_at_once(researcher.context, site, RESEARCHER)
    await researcher.goto("/onderzoek/uittreksels")
    await expect(researcher.get_by_text("Staat klaar").first).to_be_visible()
    await picture(researcher, "extract-list-360")
    await researcher.get_by_role("link", name="Vraag een uittreksel aan").click()
    await expect(researcher.get_by_role("heading", name="Wat u belooft")).to_be_visible()
    await picture(researcher, "extract-form-360")
    await researcher.get_by_role("button", name="Vraag het uittreksel aan").click()
    question = researcher.get_by_label("Uw onderzoeksvraag")
    await expect(question).to_have_attribute("aria-invalid", "true")
    await question.fill(QUESTION)
    await researcher.get_by_label("Waarvoor u de cijfers gebruikt").fill("Een voorbeeldrapport.")
    await researcher.get_by_label("Ziekteverzuim").check()
    await researcher.get_by_label("Eerste jaar").fill("2023")
    await researcher.get_by_label("Laatste jaar").fill("2022")
    await researcher.get_by_label("Einddatum").fill((clock.today() + timedelta(days=60)).isoformat())
    await researcher.get_by_label("Ik houd mij aan deze voorwaarden").check()
    await researcher.get_by_role("button", name="Vraag het uittreksel aan").click()
    await expect(researcher.get_by_label("Laatste jaar")).to_have_attribute("aria-invalid", "true")
    await researcher.get_by_label("Laatste jaar").fill("2025")
    await researcher.get_by_role("button", name="Vraag het uittreksel aan").click()
    await expect(researcher.get_by_role("heading", level=1, name=QUESTION)).to_be_visible()

    officer = await enter()
    await sign_in_at_once(officer.context, site, OFFICER)
    await officer.goto("/programma/uittreksels")
    await expect(officer.get_by_role("link", name=QUESTION)).to_be_visible()
    await picture(officer, "extract-queue-1280")
    await officer.get_by_role("link", name=QUESTION).click()
    await officer.get_by_role("button", name="Wijs het af").press("Enter")
    dialog = officer.get_by_role("dialog")
    await dialog.get_by_label("De reden").fill("Vraag ook het jaar ervoor.")
    await picture(officer, "extract-refuse-1280")
    await dialog.get_by_role("button", name="Wijs het uittreksel af").click()
    await expect(officer.get_by_text("De aanvraag is afgewezen.")).to_be_visible()

    await researcher.reload()
    await expect(researcher.get_by_text("Vraag ook het jaar ervoor.").first).to_be_visible()
    await picture(researcher, "extract-refused-360")


async def test_a_researcher_reads_the_codebook_fetches_the_file_and_the_office_sees_it(enter, site):
    researcher = await enter()
    await sign_in_at_once(researcher.context, site, RESEARCHER)
    await researcher.goto("/onderzoek/uittreksels")
    await researcher.get_by_role("link", name="Verandert het verzuim").click()
    await expect(researcher.get_by_role("heading", name="Codeboek")).to_be_visible()
    await expect(researcher.get_by_text("Niemand nog.")).to_be_visible()
    await picture(researcher, "extract-ready-1280")
    async with researcher.expect_download() as saved:
        await researcher.get_by_role("button", name="Haal het uittreksel op").click()
    assert (await saved.value).suggested_filename == "slimmer-werken-uittreksel.zip"
    log = researcher.get_by_role("region", name="Wie het ophaalde")
    await expect(log.get_by_text("Eva Voorbeeldink").first).to_be_visible()
    await researcher.set_viewport_size({"width": 360, "height": 800})
    await picture(researcher, "extract-ready-360")

    officer = await enter()
    await sign_in_at_once(officer.context, site, OFFICER)
    await officer.goto("/programma/uittreksels")
    await officer.get_by_role("link", name="Verandert het verzuim").click()
    await expect(officer.get_by_text("Eva Voorbeeldink").last).to_be_visible()
    await expect(officer.get_by_role("button", name="Haal het uittreksel op")).to_have_count(0)
    await picture(officer, "extract-office-1280")
