"""Somebody makes a profile and asks; one says no and another yes, and they write to each other."""

import os
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

ASKER, MARIEKE, WANDA = "noor@houtenfiets.example", "marieke@korenbloem.example", "wanda@rodewimpel.example"
REASON = "Ik wil weten hoe <b>u</b> roostert."
MESSAGE = "Dag! <script>alert(1)</script> Zie voorbeeld.example"


async def _picture(page, name):
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


async def _ask(page, name):
    await page.goto("/netwerk")
    await page.get_by_role("link", name=name).first.click()
    await page.get_by_label("Waarom wilt u kennismaken").fill(REASON)
    await page.get_by_role("button", name="Vraag om kennis te maken").click()
    await expect(page.get_by_role("heading", name="Uw kennismakingen")).to_be_visible()


async def test_introduced_declined_and_written(enter, site):
    asker = await enter(width=360)
    await sign_in_at_once(asker.context, site, ASKER)
    await asker.goto("/netwerk")
    await expect(asker.get_by_text("Niemand vindt u")).to_be_visible()
    await _picture(asker, "netwerk-uit")
    await asker.get_by_role("link", name="Uw profiel").first.click()
    await asker.get_by_label("Zet mijn profiel aan").check()
    await asker.get_by_label("Wie ziet uw naam").select_option("everyone")
    await _picture(asker, "netwerk-profiel")
    await asker.get_by_role("button", name="Bewaar uw profiel").click()
    await expect(asker.get_by_text("Bewaard. Uw profiel staat aan.")).to_be_visible()
    assert await asker.evaluate("document.documentElement.scrollWidth") <= 360
    await _ask(asker, "Marieke")
    await _ask(asker, "Wanda")

    wanda = await enter()
    await sign_in_at_once(wanda.context, site, WANDA)
    await wanda.goto("/netwerk/introducties")
    asked = wanda.get_by_role("listitem").filter(has_text=REASON)
    await asked.get_by_role("button", name="Nee, liever niet").click()
    await expect(asked.get_by_text("Gaat nu niet door")).to_be_visible()

    marieke = await enter()
    await sign_in_at_once(marieke.context, site, MARIEKE)
    await marieke.goto("/netwerk")
    await expect(marieke.get_by_role("heading", name="Ontmoet ondernemers")).to_be_visible()
    await _picture(marieke, "netwerk")
    await marieke.goto("/netwerk/introducties")
    asked = marieke.get_by_role("listitem").filter(has_text=REASON)
    await _picture(marieke, "kennismakingen")
    await asked.get_by_role("button", name="Ja, maak kennis").click()
    await asked.get_by_role("link", name="Naar het gesprek").click()
    await marieke.get_by_label("Uw bericht").fill(MESSAGE)
    await marieke.get_by_role("button", name="Verstuur", exact=True).click()
    await expect(marieke.get_by_text(MESSAGE)).to_be_visible()

    await asker.goto("/netwerk/introducties")
    await expect(asker.get_by_text("Gaat nu niet door")).to_be_visible()
    await asker.goto("/netwerk/berichten")
    await expect(asker.get_by_text("1 nieuw bericht")).to_be_visible()
    await asker.get_by_role("link", name="Marieke").click()
    await expect(asker.get_by_text(MESSAGE)).to_be_visible()
    assert await asker.get_by_role("link", name="voorbeeld.example").count() == 0
    await expect(asker.get_by_text("Mail mij op")).to_be_visible()  # shown after an introduction
    await _picture(asker, "gesprek")
    assert await asker.evaluate("document.documentElement.scrollWidth") <= 360
    await marieke.reload()
    await expect(marieke.get_by_text("gelezen")).to_be_visible()

    await asker.get_by_role("button", name="Blokkeer").click()
    await expect(asker.get_by_text("Schrijven is niet mogelijk")).to_be_visible()
    await marieke.get_by_label("Uw bericht").fill("Nog iets")
    await marieke.get_by_role("button", name="Verstuur", exact=True).click()
    await expect(marieke.get_by_text("Contact met deze persoon is niet mogelijk.").first).to_be_visible()


async def test_what_others_see_of_the_network(enter, site):
    visitor = await enter(width=360)
    await visitor.goto("/netwerk")
    await expect(visitor.get_by_text("Zo werkt het")).to_be_visible()
    assert "Marieke" not in await visitor.get_by_role("main").inner_text()
    desk = await enter()
    await sign_in_at_once(desk.context, site, "samira@syntens.example")
    await desk.goto("/syntens/netwerk")
    reported = desk.get_by_role("listitem").filter(has_text="speciale cursus")
    await expect(reported).to_be_visible()
    await _picture(desk, "meldingen")
    assert "Wanda" not in await desk.get_by_role("main").inner_text()
    await reported.get_by_role("button", name="Neem een besluit").click()
    await desk.get_by_label("Geen maatregel").check()
    await desk.get_by_label("De reden").fill("Eenmalig.")
    await desk.get_by_role("button", name="Leg het besluit vast").click()
    await expect(reported.get_by_text("Geen maatregel")).to_be_visible()
