"""A branch reads the figures of its members, enters measurements for them, and the company decides on what differs."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from backend.core import clock
from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once
from tests.journeys.test_members import picture
from tests.makers.members import as_csv

pytestmark = pytest.mark.browser
OFFICER = "joost@maakindustrie.example"
OWNER = "geert@noorderas.example"
PRINTER = "Voorbeelddrukkerij De Laatste Letter"


@pytest.fixture
async def come_in(enter, site):
    async def enter_as(email, width):
        page = await enter(width=width)
        await bring_axe(page.context)
        await sign_in_at_once(page.context, site, email)
        return page

    return enter_as


async def sound(page):
    """Nothing that axe holds against it, and nothing that sticks out."""
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_branch_reads_and_saves_its_figures(come_in, width):
    page = await come_in(OFFICER, width)
    await page.goto("/branche/cijfers")
    await expect(page.get_by_role("heading", name="Ongeveer 65 leden doen mee")).to_be_visible()
    await expect(page.get_by_text("Verzonnen cijfers")).to_be_visible()
    await expect(page.get_by_text("niet te tonen").first).to_be_visible()
    await expect(page.get_by_role("heading", name="Leiding en medewerkers verschillen het meest bij")).to_be_visible()
    await sound(page)
    await picture(page, f"branchecijfers-{width}")
    provinces = page.get_by_role("button", name="Provincie")
    await provinces.focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("rowheader", name="Noord-Brabant")).to_be_visible()
    await expect(page.get_by_role("rowheader", name="Gelderland")).to_have_count(0)
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Bewaar als JSON").click()
    assert (await saving.value).suggested_filename.endswith(".json")
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Bewaar als CSV").click()
    assert (await saving.value).suggested_filename.endswith(".csv")


async def test_a_branch_enters_a_measurement_of_a_member(come_in):
    page = await come_in(OFFICER, 360)
    await page.goto("/branche/metingen")
    await expect(page.get_by_role("row").filter(has_text=PRINTER)).to_be_visible()
    await sound(page)
    await picture(page, "metingen-leden-360")
    await page.get_by_role("button", name=f"Vul in: meting van {PRINTER}").press("Enter")
    form = page.get_by_role("dialog")
    day = clock.today() - timedelta(days=10)
    await form.get_by_label("Dag van de meting").fill(day.isoformat())
    await form.get_by_label("Soort").select_option(label="Vervolgmeting")
    await form.get_by_label("Cijfers vanaf").fill((day - timedelta(days=365)).isoformat())
    await form.get_by_label("Cijfers tot en met").fill((day - timedelta(days=1)).isoformat())
    await form.get_by_label("Medewerkers", exact=False).first.fill("33")
    await expect(form.get_by_role("group", name="Nodig om af te ronden")).to_be_visible()
    await expect(form.get_by_role("button", name="Bewaar")).to_be_in_viewport()
    await picture(page, "meting-invullen-360")
    await sound(page)
    await form.get_by_role("button", name="Bewaar").press("Enter")
    await expect(form).to_be_hidden()
    page = await come_in(OFFICER, 1280)
    await page.goto("/branche/metingen")
    await expect(page.get_by_role("row").filter(has_text=PRINTER)).to_be_visible()
    await picture(page, "metingen-leden-1280")
    form = page.get_by_role("dialog")
    await page.get_by_role("button", name=f"Bekijk of wijzig de meting van {PRINTER}").first.click()
    await expect(form.get_by_label("Medewerkers", exact=False).first).to_have_value("33")


async def test_a_file_is_tried_before_it_is_carried_out(come_in):
    page = await come_in(OFFICER, 1280)
    await page.goto("/branche/metingen")
    headings = ("KvK-nummer", "Meetdatum", "Soort", "Periode van", "Periode tot en met", "FTE", "Notitie")
    rows = [["99999999", "1-3-2026", "nulmeting", "1-1-2025", "31-12-2025", "12", "x"]]
    content = as_csv(rows, headings=headings)
    file = {"name": "metingen.csv", "mimeType": "text/csv", "buffer": content}
    await expect(page.get_by_text("Een bestand heeft hoogstens 2.000 rijen")).to_be_visible()
    await page.get_by_label("Kies een bestand").set_input_files(file)
    await expect(page.get_by_text("metingen.csv: er is nog niets gewijzigd")).to_be_visible()
    await expect(page.get_by_text("Deze kolommen lezen wij niet: Notitie.")).to_be_visible()
    await expect(page.get_by_role("region", name="Wat er niet klopt").get_by_role("row")).to_have_count(2)
    await expect(page.get_by_role("button", name="Voer de metingen in")).to_have_count(0)
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Bewaar deze lijst").press("Enter")
    heading, first, _ = (await (await saving.value).path()).read_text("utf-8-sig").split("\n", 2)
    assert (heading.strip(), first[:18]) == (
        '"Rij";"Kolom";"Waarde";"Wat ermee gebeurt";"Waarom"',
        '"2";"hele rij";"\u2013"',
    )
    await sound(page)
    await picture(page, "metingen-bestand")


@pytest.mark.parametrize("width", [360, 1280])
async def test_the_company_decides_on_another_figure(come_in, width):
    page = await come_in(OWNER, width)
    await page.goto("/bedrijf/metingen")
    await expect(page.get_by_role("heading", name="Uw branche heeft een ander cijfer")).to_be_visible()
    await expect(page.get_by_text("Volgens de verzuimcijfers van de branche.")).to_be_visible()
    proposal = page.get_by_role("region", name="Uw branche heeft een ander cijfer").get_by_role("listitem")
    for told in ("Uw eigen cijfer", "Het cijfer van uw branche"):
        figure = proposal.get_by_role("definition").filter(has_text="%")
        await expect(proposal.get_by_role("term").filter(has_text=told)).to_be_visible()
        await expect(figure).to_have_count(2)
    await sound(page)
    await picture(page, f"voorstel-{width}")
    if width == 1280:
        await page.get_by_role("button", name="Houd uw eigen cijfer voor").press("Enter")
        await expect(page.get_by_role("heading", name="Uw branche heeft een ander cijfer")).to_have_count(0)
