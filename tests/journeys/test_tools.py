"""A tool through its years: documents, the day to look again, an own copy, how it went, and what took its place."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once
from tests.makers.files import PDF, PROGRAM

pytestmark = pytest.mark.browser

USER, OWNER = "marieke@korenbloem.example", "joost@maakindustrie.example"
OFFICER, PLANNER = "anna@programma.example", "hans@laatsteletter.example"


@pytest.fixture
def entering(enter, site):
    """Lets somebody in with axe at hand; without an address a visitor."""

    async def come_in(person: str | None = None, *, width: int = 1280) -> Page:
        page = await enter(width=width)
        await bring_axe(page.context)
        if person:
            await sign_in_at_once(page.context, site, person)
        return page

    return come_in


@pytest.mark.parametrize("width", [1280, 360])
async def test_an_old_address_leads_on_with_a_word_about_it(entering, width):
    page = await entering(width=width)
    await page.goto("/toolbox/dagopening")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Dagstart van tien minuten")
    await expect(page.get_by_text("Het instrument dat u zocht staat niet meer in de toolbox")).to_be_visible()
    await expect(page.get_by_text(re.compile("^Gaat ook over")).first).to_be_visible()
    assert page.url.endswith("/toolbox/dagstart?vervangt=dagopening")
    assert await violations(page) == []


@pytest.mark.parametrize("width", [1280, 360])
async def test_out_of_date_is_told_on_the_page_and_in_the_list(entering, width):
    page = await entering(width=width)
    await page.goto("/toolbox?q=ploegenroosters")
    row = page.get_by_role("listitem").filter(has_text="Ploegenroosters vergelijken")
    await expect(row.get_by_text("Verouderd")).to_be_visible()
    await row.get_by_role("link").click()
    await expect(page.get_by_text("Dit instrument is verouderd")).to_be_visible()
    assert await violations(page) == []


async def test_a_document_comes_with_a_new_version_and_a_program_does_not(entering, tmp_path):
    owner, officer = await entering(OWNER), await entering(OFFICER)
    await owner.goto("/branche/instrumenten")
    await owner.get_by_role("table").get_by_role("link").last.click()
    await owner.get_by_role("button", name="Begin een nieuwe versie").click()
    title = await owner.get_by_label("Titel, Nederlands").input_value()
    await owner.get_by_label("Samenvatting, Nederlands").fill("Nu met kaarten om uit te knippen.")
    chooser = owner.locator("input[type=file]")
    await chooser.set_input_files({"name": "spel.pdf", "mimeType": "application/pdf", "buffer": PROGRAM})
    await expect(
        owner.get_by_text("Dit soort bestand nemen wij niet aan").or_(owner.get_by_text("Stuur een PDF"))
    ).to_be_visible()
    await chooser.set_input_files({"name": "kaarten.pdf", "mimeType": "application/pdf", "buffer": PDF})
    await expect(owner.get_by_role("link", name="kaarten.pdf")).to_be_visible()
    # What was being typed is still there, and is saved with the version as it is now.
    await expect(owner.get_by_label("Samenvatting, Nederlands")).to_have_value("Nu met kaarten om uit te knippen.")
    await owner.get_by_role("button", name="Sla het concept op").click()
    await expect(owner.get_by_text("De versie is opgeslagen.")).to_be_visible()
    assert await violations(owner) == []
    await owner.get_by_role("button", name="Leg voor aan het programmabureau").click()
    await expect(owner.get_by_text("Het programmabureau beoordeelt deze versie.")).to_be_visible()
    await officer.goto(f"/programma/inhoud/{owner.url.rsplit('/', 1)[-1]}")
    await officer.get_by_role("button", name="Publiceer deze versie").click()
    await expect(officer.get_by_text("Deze versie staat in de toolbox.")).to_be_visible()

    visitor = await entering(width=360)
    await visitor.goto(f"/toolbox?q={title}")
    await visitor.get_by_role("link", name=title).first.click()
    async with visitor.expect_download() as saving:
        await visitor.get_by_role("link", name="kaarten.pdf").click()
    saved = await saving.value
    assert saved.suggested_filename == "kaarten.pdf"
    await saved.save_as(tmp_path / "kaarten.pdf")
    assert (tmp_path / "kaarten.pdf").read_bytes() == PDF
    assert await violations(visitor) == []

    await owner.reload()
    await expect(owner.get_by_text("Documenten opgehaald, in een jaar")).to_be_visible()
    await expect(owner.get_by_role("list", name="Opgehaald per maand").get_by_role("listitem")).to_have_count(12)


async def test_still_right_is_one_click_by_keyboard(entering):
    officer = await entering(OFFICER)
    await officer.goto("/programma/inhoud?page=2")
    await officer.get_by_role("row").filter(has_text="Verouderd").get_by_role("link").click()
    await expect(officer.get_by_text("Dit instrument is verouderd sinds")).to_be_visible()
    assert await violations(officer) == []
    button = officer.get_by_role("button", name="Dit klopt nog")
    await button.focus()
    await officer.keyboard.press("Enter")
    await expect(officer.get_by_text("Bevestigd. Het instrument klopt nog.")).to_be_visible()
    await expect(officer.get_by_text("Opnieuw nakijken vóór")).to_be_visible()


async def test_how_it_went_is_changed_reviewed_and_taken_back(entering):
    user, officer = await entering(USER, width=360), await entering(OFFICER)
    await user.goto("/toolbox/dagstart")
    await expect(user.get_by_text("U gaf het een 4 van 5.")).to_be_visible()
    await user.get_by_role("button", name="Wijzig uw oordeel").click()
    await user.get_by_label("5: het hielp ons veel").check()
    await user.get_by_label("Wat werkte er?").fill("Niemand <b>wacht</b> meer op een ander.")
    assert await violations(user) == []
    await user.get_by_role("button", name="Geef uw oordeel").click()
    await expect(user.get_by_text("Dank u. Uw oordeel telt mee, zonder uw naam.")).to_be_visible()
    await expect(user.get_by_text("Het programmabureau leest uw woorden nog na.")).to_be_visible()

    await officer.goto("/programma/inhoud")
    await expect(officer.get_by_text("Niemand <b>wacht</b> meer op een ander.")).to_be_visible()
    await expect(officer.get_by_text("Korenbloem")).to_have_count(0)
    await officer.get_by_role("button", name=re.compile("^Laat zien")).click()
    await expect(officer.get_by_text("Bezoekers zien deze ervaring vanaf vijf oordelen.")).to_be_visible()
    await expect(officer.get_by_text("Er wacht nu niets.")).to_be_visible()

    await user.reload()
    await expect(user.get_by_text("Anderen zien uw woorden, zonder uw naam.")).to_be_visible()
    await user.get_by_role("button", name="Trek in").click()
    await user.get_by_role("button", name="Trek het oordeel in").click()
    await expect(user.get_by_role("button", name="Zeg hoe het ging")).to_be_visible()


async def test_the_steps_go_into_the_own_plan(entering):
    owner = await entering(PLANNER)
    await owner.goto("/toolbox/dagstart")
    await owner.get_by_role("button", name="Zet de stappen in uw plan").click()
    await expect(owner.get_by_text("De stappen staan in uw plan")).to_be_visible()
    assert await violations(owner) == []
    await owner.get_by_role("link", name="Naar het plan").click()
    await expect(owner.get_by_text("Stap 1 van het instrument 'Dagstart van tien minuten'.")).to_be_visible()
