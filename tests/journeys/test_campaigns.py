"""A branch begins and opens a campaign; a company takes part through it; what came of another one is read."""

import re

import pytest
from playwright.async_api import expect

from backend.identity.scopes import Role
from tests.journeys.axe import bring_axe, violations
from tests.journeys.prepared import number_of_its_own
from tests.journeys.service import sign_in_at_once
from tests.journeys.test_members import picture
from tests.makers.organisations import make_company

pytestmark = pytest.mark.browser
OFFICER = "joost@maakindustrie.example"
OPEN = "MKT-4X7"


async def looks_right(page, name):
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await picture(page, name)


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_branch_begins_changes_opens_and_closes_a_campaign(enter, site, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await sign_in_at_once(page.context, site, OFFICER)
    title = f"Scanweken {width}"
    await page.goto("/branche/campagnes")
    await expect(page.get_by_role("heading", name="Campagnes", level=1)).to_be_visible()
    await looks_right(page, f"campagnes-{width}")
    await page.get_by_role("link", name="Begin een campagne").click()
    await expect(page.get_by_role("heading", name="Begin een campagne", level=1)).to_be_focused()
    await page.get_by_label("Naam van de campagne").fill(title)
    await page.get_by_label("Waarom nodigt u uit?").fill("Wij willen weten waar onze leden tegenaan lopen.")
    await page.get_by_label("Hoeveel bedrijven hoopt u te bereiken?").fill("25")
    await page.get_by_label("Begint op").fill("2026-01-01T09:00")
    await page.get_by_label("Eindigt op").fill("2026-01-01T08:00")
    await page.get_by_label("Sector").select_option(label="Industrie")
    await expect(page.get_by_text(re.compile(r"^\d+ leden van uw ledenlijst$")).first).to_be_visible()
    await page.get_by_role("button", name="Maak het concept").click()
    await expect(page.get_by_text("Kies een einde na het begin.").first).to_be_visible()
    await looks_right(page, f"campagne-nieuw-{width}")
    await page.get_by_label("Eindigt op").fill("2026-12-31T17:00")
    await page.get_by_role("button", name="Maak het concept").focus()
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    await looks_right(page, f"campagne-concept-{width}")
    await page.get_by_role("link", name="Wijzig", exact=True).click()
    await expect(page.get_by_label("Begint op")).to_have_value("2026-01-01T09:00")
    await page.get_by_label("Hoeveel bedrijven hoopt u te bereiken?").fill("30")
    await page.get_by_role("button", name="Bewaar de wijziging").click()
    await expect(page.get_by_text("30 bedrijven")).to_be_visible()
    await page.get_by_role("button", name="Open de campagne").focus()
    await page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_role("button", name="Open de campagne").press("Enter")
    await expect(page.get_by_role("button", name="Verleng")).to_be_visible()
    await expect(page.get_by_text("Er is nu geen aantal te tonen")).to_be_visible()

    await page.get_by_role("link", name="Poster en teksten").click()
    await expect(page.get_by_role("img", name="QR-code met het adres van de campagne")).to_be_visible()
    await looks_right(page, f"campagne-materiaal-{width}")
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Download de poster (A4)").click()
    assert (await saving.value).suggested_filename == "poster-campagne.pdf"
    await page.go_back()
    await page.get_by_role("button", name="Verleng").click()
    await page.get_by_label("Eindigt op").fill("2026-12-31T18:00")
    await page.get_by_role("button", name="Verleng de campagne").click()
    await expect(page.get_by_text("De campagne duurt langer.")).to_be_visible()
    await page.get_by_role("button", name="Sluit nu").click()
    await dialog.get_by_role("button", name="Sluit de campagne").click()
    await expect(page.get_by_text("De uitkomst staat hier de ochtend na de sluiting")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_company_takes_part_and_leaves(enter, member, site, tables, width):
    visitor = await enter(width=width)
    await bring_axe(visitor.context)
    await visitor.goto(f"/meedoen/{OPEN.lower()}")
    await expect(visitor.get_by_role("heading", name="Hoe slim werkt de maakindustrie?", level=1)).to_be_visible()
    await looks_right(visitor, f"meedoen-{width}")
    await visitor.get_by_role("link", name="Maak een account").click()
    await expect(visitor).to_have_url(re.compile(r"/account-maken\?next=%2Fmeedoen%2F"))
    assert await visitor.evaluate("localStorage.getItem('sw-campaign')") == OPEN

    name, number = "Voorbeeldsmederij De Vonk", number_of_its_own()
    firm = await make_company(tables, name=name, kvk_number=number, is_demonstration=True)
    page = await member(firm.id, Role.OWNER, width=width)
    await bring_axe(page.context)
    await page.goto(f"/meedoen/{OPEN}")
    await page.get_by_role("link", name="Bereid de scan voor").press("Enter")
    await expect(page.get_by_text("Uitgenodigd voor de campagne Hoe slim werkt de maakindustrie?")).to_be_visible()
    await expect(page.get_by_label("Doe mee aan deze campagne")).to_be_checked()
    await looks_right(page, f"scan-voor-campagne-{width}")
    await page.get_by_label("Naam van de scan").fill("Scan met de branche")
    await page.get_by_label("Met een ondernemingsraad").check()
    await page.get_by_label("Nog niet").check()
    await page.get_by_role("button", name="Bewaar en kijk het na").click()
    await expect(page.get_by_role("heading", name="Deel van een campagne")).to_be_visible()
    await expect(page.get_by_text("Uw branche ziet niet dat u meedoet")).to_be_visible()
    await looks_right(page, f"scan-in-campagne-{width}")
    await page.get_by_role("button", name="Doe niet mee aan de campagne").press("Enter")
    await expect(page.get_by_role("heading", name="Uitgenodigd door uw branche?")).to_be_visible()
    await page.get_by_text("Vul de code van de campagne in").click()
    await page.get_by_label("Code").fill("ZZZ-ZZZ")
    await page.get_by_role("button", name="Doe mee", exact=True).click()
    await expect(page.get_by_text("Er is geen campagne met deze code").first).to_be_visible()
    await page.get_by_label("Code").fill(OPEN)
    await page.get_by_role("button", name="Doe mee", exact=True).press("Enter")
    await expect(page.get_by_role("heading", name="Deel van een campagne")).to_be_visible()


async def test_a_kept_code_is_a_question_and_not_an_answer(enter, member, tables):
    """Whoever unticks the campaign has a scan of its own, and the device forgets the code; so it does at sign-out."""
    firm = await make_company(tables, name="Voorbeeldsmederij", kvk_number=number_of_its_own(), is_demonstration=True)
    page = await member(firm.id, Role.OWNER)
    kept = "localStorage.getItem('sw-campaign')"
    await page.goto("/bedrijf")
    await page.evaluate(f"localStorage.setItem('sw-campaign', '{OPEN}')")
    await page.goto("/bedrijf/scans/nieuw")
    await page.get_by_label("Doe mee aan deze campagne").press("Space")
    await page.get_by_label("Naam van de scan").fill("Scan zonder de branche")
    await page.get_by_label("Met een ondernemingsraad").check()
    await page.get_by_label("Nog niet").check()
    await page.get_by_role("button", name="Bewaar en kijk het na").click()
    await expect(page.get_by_role("heading", name="Uitgenodigd door uw branche?")).to_be_visible()
    assert await page.evaluate(kept) is None

    for useless in ("VRJ-2R6", "ZZZ-ZZZ"):
        await page.evaluate(f"localStorage.setItem('sw-campaign', '{useless}')")
        await page.goto("/bedrijf/scans/nieuw")
        await expect(page.get_by_label("Naam van de scan")).to_be_visible()
        await expect(page.get_by_label("Doe mee aan deze campagne")).to_have_count(0)
        await page.wait_for_function(f"{kept} === null")

    await page.evaluate(f"localStorage.setItem('sw-campaign', '{OPEN}')")
    await page.get_by_role("button", name="uw menu").click()
    await page.get_by_role("button", name="Uitloggen").click()
    await expect(page.get_by_text("U bent uitgelogd.")).to_be_visible()
    assert await page.evaluate(kept) is None


@pytest.mark.parametrize("width", [1280, 360])
async def test_progress_and_result_are_read_and_saved(enter, site, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await sign_in_at_once(page.context, site, OFFICER)
    await page.goto("/branche/campagnes")
    await page.get_by_role("link", name="Hoe slim werkt de maakindustrie?").click()
    await expect(page.get_by_role("heading", name="Zo gaat het")).to_be_visible()
    await expect(page.get_by_text("Begonnen").first).to_be_visible()
    await looks_right(page, f"campagne-open-{width}")
    await page.goto("/branche/campagnes")
    await page.get_by_role("link", name="Voorjaarsscan in de maakindustrie").click()
    await expect(page.get_by_text("Het grootste verschil zit bij").first).to_be_visible()
    await looks_right(page, f"campagne-uitkomst-{width}")
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Download als CSV").click()
    assert (await saving.value).suggested_filename == "uitkomst-campagne.csv"


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize(
    ("code", "heading"), [("ZZZ-ZZZ", "Deze code kennen wij niet"), ("VRJ-2R6", "Deze campagne is gesloten")]
)
async def test_a_closed_or_unknown_code_has_a_friendly_page(enter, width, code, heading):
    page = await enter(width=width)
    await bring_axe(page.context)
    await page.goto(f"/meedoen/{code}")
    await expect(page.get_by_role("heading", name=heading)).to_be_visible()
    await expect(page.get_by_role("link", name="Doe de quickscan")).to_be_visible()
    await looks_right(page, f"meedoen-{code}-{width}")
