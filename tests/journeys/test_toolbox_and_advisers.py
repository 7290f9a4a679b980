"""Finding a tool and an adviser, and what comes of it, as people do it."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

COMPANY, ADVISER = "kees@kantbank.example", "murat@kompas.example"
WRITER, REVIEWER = "joost@maakindustrie.example", "anna@programma.example"


async def test_a_tool_is_found_with_a_typing_error_and_the_use_is_recorded(enter, site):
    page = await enter()
    await sign_in_at_once(page.context, site, COMPANY)
    await page.goto("/toolbox")
    await page.get_by_label("Waar wilt u iets aan doen?").fill("zelfroostren")
    await expect(page.get_by_text("Wij vonden niets met precies “zelfroostren”")).to_be_visible()
    assert "q=zelfroostren" in page.url
    await page.get_by_role("link", name=re.compile("^Zelfroosteren")).first.click()
    await expect(page.get_by_role("heading", name="Stappen")).to_be_visible()
    await page.get_by_label("Wij gebruiken dit sinds").fill("2026-03-01")
    await page.get_by_role("button", name="Leg vast").click()
    await expect(page.get_by_text("U gebruikt dit sinds 1 maart 2026")).to_be_visible()


async def test_nothing_found_says_what_to_do(enter):
    page = await enter(width=360)
    await page.goto("/toolbox?q=kwantumfysica")
    await expect(page.get_by_role("heading", name="Niets gevonden op “kwantumfysica”")).to_be_visible()
    await expect(page.get_by_role("link", name="stel Syntens dan uw vraag")).to_be_visible()


async def _compare(page: Page) -> None:
    await page.goto("/adviseurs")
    for name in ("Karin Voorbeeldhuis", "Murat Voorbeeld", "Rosa Voorbeelden"):
        await page.get_by_label(f"Vergelijk {name}").check()
    await expect(page.get_by_label("Vergelijk Tom de Voorbeeld")).to_be_disabled()
    await page.get_by_role("link", name="Zet ze naast elkaar").click()
    await expect(page.get_by_role("columnheader")).to_have_count(3)


async def test_a_company_compares_asks_and_the_adviser_answers(enter, site):
    company = await enter()
    await sign_in_at_once(company.context, site, COMPANY)
    await _compare(company)
    await company.get_by_role("link", name="Murat Voorbeeld").click()
    await company.get_by_role("button", name="Stuur de vraag").click()
    await expect(company.get_by_label("Uw vraag in het kort")).to_have_attribute("aria-invalid", "true")
    await company.get_by_label("Uw vraag in het kort").fill("Orders wachten <b>te lang</b>. Kunt u komen kijken?")
    await company.get_by_role("button", name="Stuur de vraag").click()
    await expect(company.get_by_text("Uw vraag is onderweg")).to_be_visible()

    adviser = await enter()
    await sign_in_at_once(adviser.context, site, ADVISER)
    await adviser.goto("/adviseur/verzoeken")
    await expect(adviser.get_by_text("Orders wachten <b>te lang</b>. Kunt u komen kijken?")).to_be_visible()
    await adviser.get_by_role("button", name="Beantwoord dit verzoek").click()
    await adviser.get_by_label("Ik maak graag kennis").check()
    await adviser.get_by_label("Wanneer en hoe neemt u contact op").fill("Ik bel u donderdag.")
    await adviser.get_by_role("button", name="Verstuur het antwoord").click()
    await expect(adviser.get_by_text("Wil kennismaken")).to_be_visible()

    await company.goto("/bedrijf/verzoeken")
    await expect(company.get_by_text("Ik bel u donderdag.")).to_be_visible()
    await expect(company.get_by_role("link", name="Vraag een voucher aan met deze adviseur").first).to_be_visible()


async def test_a_branch_writes_version_two_and_the_programme_publishes_it(enter, site):
    writer = await enter()
    await sign_in_at_once(writer.context, site, WRITER)
    await writer.goto("/branche/instrumenten")
    await writer.get_by_role("table").get_by_role("link").first.click()
    await writer.get_by_role("button", name="Begin een nieuwe versie").click()
    await writer.get_by_label("Titel, Nederlands").fill("Een nieuwe kop boven dit instrument")
    await expect(writer.get_by_role("region", name="Voorbeeld")).to_contain_text("Een nieuwe kop")
    await writer.get_by_role("button", name="Sla het concept op").click()
    await expect(writer.get_by_text("De versie is opgeslagen.")).to_be_visible()
    await writer.get_by_role("button", name="Leg voor aan het programmabureau").click()
    await expect(writer.get_by_text("Het programmabureau beoordeelt deze versie.")).to_be_visible()

    reviewer = await enter()
    await sign_in_at_once(reviewer.context, site, REVIEWER)
    await reviewer.goto("/toolbox?q=nieuwe kop boven")
    await expect(reviewer.get_by_role("link", name="Een nieuwe kop boven dit instrument")).to_have_count(0)
    await reviewer.goto(f"/programma/inhoud/{writer.url.rsplit('/', 1)[-1]}")
    await reviewer.get_by_role("button", name="Publiceer deze versie").click()
    await expect(reviewer.get_by_text("Deze versie staat in de toolbox.")).to_be_visible()
    visitor = await enter()
    await visitor.goto("/toolbox?q=nieuwe kop boven")
    await expect(visitor.get_by_role("link", name="Een nieuwe kop boven dit instrument")).to_be_visible()
