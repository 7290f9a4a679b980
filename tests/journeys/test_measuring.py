"""A company is reminded, enters its figures and takes its result home; another says why it does not answer."""

from datetime import timedelta

import pypdf
import pytest
from playwright.async_api import expect
from sqlalchemy import select

from backend.core import clock
from backend.identity.scopes import Role
from backend.measurement_moments.models import MeasurementMoment
from backend.measurement_moments.service import planning, reminding
from backend.monitoring import service
from backend.monitoring.models import EnrolmentKind
from backend.notifications.models import Notice
from backend.organisations.models import Consent, ConsentKind
from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once
from tests.journeys.test_members import picture
from tests.makers.identity import make_principal
from tests.makers.members import as_csv
from tests.makers.monitoring import make_measurement

pytestmark = pytest.mark.browser
PROGRAMME = "anna@programma.example"


async def sound(page):
    """Nothing that axe holds against it, and nothing that sticks out."""
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.fixture
async def followed(firm, tables):
    """The firm started a year ago with a baseline, and agreed to be followed."""
    started_on = clock.today() - timedelta(days=364)
    tables.add(Consent(company_id=firm.id, kind=ConsentKind.MONITORING, given=True, decided_at=clock.now()))
    await make_measurement(tables, firm.id, measured_on=started_on)
    await service.enrol(tables, firm.id, started_on=started_on, kind=EnrolmentKind.PARTICIPANT)
    await tables.commit()
    return firm


@pytest.fixture
async def asked(followed, tables):
    """The firm has somebody to write to, and was asked when nobody was there yet to remind."""
    await planning.plan(tables)
    await make_principal(tables, roles=(Role.OWNER,), organisation_id=followed.id)
    await tables.commit()
    return followed


async def remind(tables):
    await reminding.remind(tables)
    await tables.commit()


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_reminder_leads_to_figures_a_result_and_a_pdf(followed, tables, member, width):
    page = await member(followed.id, Role.OWNER, width=width)
    await bring_axe(page.context)
    await remind(tables)
    notices = list(await tables.scalars(select(Notice.template).where(Notice.organisation_id == followed.id)))
    assert notices == ["measurement_opens"]
    await page.goto("/bedrijf/metingen")
    await expect(page.get_by_role("heading", name="Na een jaar", exact=False)).to_be_visible()
    await expect(page.get_by_text("Aan de beurt")).to_be_visible()
    await sound(page)
    await picture(page, f"metingen-gevraagd-{width}")
    day = clock.today() - timedelta(days=1)
    await page.get_by_label("Cijfers vanaf").fill((day - timedelta(days=364)).isoformat())
    await page.get_by_label("Tot en met").fill(day.isoformat())
    await page.get_by_role("button", name="Begin de meting").click()
    await expect(page.get_by_text("0 van 11 ingevuld")).to_be_visible()
    await sound(page)
    await picture(page, f"meting-leeg-{width}")
    revenue = page.get_by_role("textbox", name="Omzet", exact=False)
    await revenue.fill("9.900.000")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="Het klopt, bewaar het zo")).to_be_visible()
    await picture(page, f"meting-sprong-{width}")
    await revenue.fill("4.305.000")
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("1 van 11 ingevuld")).to_be_visible()
    for number in range(2, 8):
        await page.get_by_role("button", name="Nog hetzelfde", exact=False).first.click()
        await expect(page.get_by_text(f"{number} van 11 ingevuld")).to_be_visible()
    await page.get_by_role("button", name="Rond de meting af").click()
    await expect(page.get_by_role("heading", name="gingen de goede kant op", exact=False)).to_be_visible()
    await expect(page.get_by_text("+5 %")).to_be_visible()
    await expect(page.get_by_text("Aan de beurt")).to_have_count(0)
    await sound(page)
    await picture(page, f"uitkomst-{width}")
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Bewaar als PDF").click()
    found = pypdf.PdfReader(await (await saving.value).path())
    words = " ".join("\n".join(sheet.extract_text() for sheet in found.pages).split())
    assert "4.305.000 euro" in words
    await page.get_by_role("button", name="Deel met medewerkers").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_role("button", name="Maak de PDF")).to_be_visible()
    await picture(page, f"delen-{width}")
    async with page.expect_download() as saving:
        await dialog.get_by_role("button", name="Maak de PDF").click()
    found = pypdf.PdfReader(await (await saving.value).path())
    assert "4.305.000" not in "".join(sheet.extract_text() for sheet in found.pages)
    await remind(tables)
    assert len(list(await tables.scalars(select(Notice.id).where(Notice.organisation_id == followed.id)))) == 1


async def test_a_company_says_why_it_does_not_answer_and_comes_back_on_it(followed, tables, member):
    page = await member(followed.id, Role.FINANCE, width=360)
    await bring_axe(page.context)
    await remind(tables)
    await page.goto("/bedrijf/metingen")
    await page.get_by_role("button", name="Wij antwoorden niet op: Na een jaar").press("Enter")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Iets anders").check()
    await dialog.get_by_role("button", name="Bewaar").click()
    await expect(dialog.get_by_text("Schrijf kort waarom.").first).to_be_visible()
    await dialog.get_by_label("Toelichting", exact=False).fill("Wij verhuizen dit jaar.")
    await sound(page)
    await picture(page, "antwoordt-niet-360")
    await dialog.get_by_role("button", name="Bewaar").click()
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_text("Iets anders: Wij verhuizen dit jaar.")).to_be_visible()
    words = await tables.scalar(
        select(MeasurementMoment.declined_words).where(
            MeasurementMoment.company_id == followed.id, MeasurementMoment.number == 1
        )
    )
    assert words == "Wij verhuizen dit jaar."
    await page.get_by_role("button", name="Toch antwoorden op: Na een jaar").click()
    await expect(page.get_by_text("Aan de beurt")).to_be_visible()


async def test_a_company_brings_in_a_file(followed, member):
    page = await member(followed.id, Role.OWNER, width=360)
    await bring_axe(page.context)
    await page.goto("/bedrijf/metingen/importeren")
    await sound(page)
    await picture(page, "eigen-bestand-360")
    headings = ("Meetdatum", "Soort", "Periode van", "Periode tot en met", "Omzet", "Reden")
    day = clock.today()
    row = [day.isoformat(), "Vervolgmeting", (day - timedelta(days=364)).isoformat(), day.isoformat(), "12%", ""]
    chooser = page.locator("input[type=file]")
    await chooser.set_input_files(
        {"name": "cijfers.csv", "mimeType": "text/csv", "buffer": as_csv([row], headings=headings)}
    )
    await expect(page.get_by_text("1 rij klopt niet", exact=False)).to_be_visible()
    await expect(page.get_by_text("Hier hoort een getal in euro", exact=False)).to_be_visible()
    await expect(page.get_by_role("button", name="Voer de metingen in")).to_have_count(0)
    await sound(page)
    await picture(page, "eigen-bestand-fout-360")
    whole = ("Toegevoegde waarde", "Winst", "Medewerkers", "FTE", "Gewerkte uren", "Ziekteverzuim")
    right = [*row[:4], "4200000", "", "1950000", "190000", "38", "31,5", "51000", "5,2"]
    await chooser.set_input_files(
        {"name": "cijfers.csv", "mimeType": "text/csv", "buffer": as_csv([right], headings=(*headings, *whole))}
    )
    await page.get_by_role("button", name="Voer de metingen in").click()
    await page.get_by_role("link", name="Bekijk uw metingen").click()
    await expect(page.get_by_role("heading", name="gingen de goede kant op", exact=False)).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
async def test_the_programme_office_follows_the_response(enter, site, asked, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await sign_in_at_once(page.context, site, PROGRAMME)
    await page.goto("/programma/respons")
    await expect(page.get_by_role("heading", name="T0, nulmeting")).to_be_visible()
    await sound(page)
    await picture(page, f"respons-{width}")
    await page.get_by_label("Zoek een bedrijf").fill(asked.kvk_number)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("deze week herinnerd")).to_have_count(0)
    await page.get_by_role("button", name=f"Herinner {asked.name} aan T1").click()
    await expect(page.get_by_text("deze week herinnerd")).to_be_visible()
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Bewaar deze lijst als CSV").click()
    assert asked.kvk_number in (await (await saving.value).path()).read_text("utf-8-sig")
    assert asked.kvk_number in page.url
    await page.get_by_label("Toon verzonnen bedrijven in plaats van echte").click()
    await expect(page.get_by_text("Deze bedrijven bestaan niet", exact=False)).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
async def test_everybody_reads_what_is_measured(enter, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await page.goto("/kengetallen")
    await expect(page.get_by_role("heading", name="Ziekteverzuim")).to_be_visible()
    await sound(page)
    await picture(page, f"kengetallen-{width}")
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Bewaar als CSV").click()
    assert "revenue" in (await (await saving.value).path()).read_text("utf-8-sig")
