"""What the programme is for, from the scan to the measurement, through the real app, API and database."""

import re

import asyncpg
import pytest
from playwright.async_api import FilePayload, Page, expect
from sqlalchemy.engine import make_url

from backend.core import clock
from tests.journeys.scan_steps import close_and_publish, employees_answer, management_answers, prepare_and_invite
from tests.journeys.service import sign_in_at_once
from tests.makers.files import PDF

pytestmark = pytest.mark.browser

OWNER = "marieke@korenbloem.example"
OFFICER, SECOND_OFFICER = "samira@syntens.example", "pieter@syntens.example"
ADVISER = "karin@kompas.example"
COMPANY = "Voorbeeldbakkerij De Korenbloem"
FIGURES = {  # as the app asks for them; amounts in euro, with a decimal comma where there is one
    "Omzet": "4.250.000",
    "Winst": "212.500,50",
    "Toegevoegde waarde": "1.900.000",
    "Medewerkers": "38",
    "Voltijdbanen": "31,5",
    "Gewerkte uren": "52.000",
    "Ziekteverzuim": "5,2",
}


def _pdf(name: str) -> FilePayload:
    return {"name": name, "mimeType": "application/pdf", "buffer": PDF}


async def _scan_with_nine(owner: Page, site: str) -> None:
    link = await prepare_and_invite(owner)
    await management_answers(owner, site)
    await employees_answer(site, link, 4)
    await close_and_publish(owner)
    await expect(owner.get_by_role("heading", level=1)).to_have_text("Nog te weinig antwoorden")
    await owner.get_by_role("button", name="Verleng de periode").click()
    await expect(owner.get_by_role("heading", level=1)).to_have_text("Nodig uw mensen uit")
    await employees_answer(site, link, 5)
    await close_and_publish(owner)
    await expect(owner.get_by_role("heading", level=1)).to_contain_text("werk- en taakverdeling")
    await expect(owner.get_by_text("9 medewerkers, 1 leidinggevende")).to_be_visible()
    await expect(
        owner.get_by_role("heading", name="Waar leiding en medewerkers van elkaar verschillen")
    ).to_be_visible()
    await _gap_is_as_computed_by_hand(owner)
    await expect(owner.get_by_role("heading", name="Samen met een adviseur")).to_be_visible()


async def _gap_is_as_computed_by_hand(owner: Page) -> None:
    """Five employees give 25 on division of work and 75 elsewhere, four give 0 and 50; the manager 100 and 75.

    125 / 9 = 13.9 and 575 / 9 = 63.9. The standard deviations, 25 x sqrt(5 x 4) / 9 = 12.4, are under 12.5.
    """
    figure = owner.get_by_role("figure", name="Waar leiding en medewerkers van elkaar verschillen")
    drawing = figure.locator(".chart-wide svg")
    # The scale runs from 242 at 0 to 616 at 100; a circle stands on its middle, a square of 18 around it.
    assert float(await drawing.locator("circle.mark-mgmt").first.get_attribute("cx") or 0) == pytest.approx(616)
    left = float(await drawing.locator("rect.mark-staff").first.get_attribute("x") or 0)
    assert left + 9 == pytest.approx(242 + 0.14 * 374)
    await expect(drawing.locator(".text-figure")).to_have_text(["\u221286", *["\u221211"] * 7])
    await figure.get_by_text("Toon als tabel").click()
    rows = figure.get_by_role("row")
    await expect(rows.nth(1).get_by_role("rowheader")).to_have_text("Werk- en taakverdeling")
    told = [
        ["100", "14", "9", "dicht bij elkaar", "\u221286"],
        *[["75", "64", "9", "dicht bij elkaar", "\u221211"]] * 7,
    ]
    for number, cells in enumerate(told, start=1):
        found = await rows.nth(number).get_by_role("cell").all_inner_texts()
        assert found[:5] == cells


async def _apply(owner: Page) -> str:
    await owner.goto("/bedrijf/vouchers")
    await owner.get_by_role("link", name="Begin een aanvraag").click()
    await owner.get_by_role("button", name=re.compile("Adviesvoucher")).first.click()
    await expect(owner.get_by_role("heading", level=1)).to_have_text("Uw aanvraag")
    await owner.get_by_label("Waar gaat het advies over").select_option("work_division")
    await owner.get_by_label("Wat wilt u bereiken").fill("Wij willen de taken samen met de ploeg opnieuw verdelen.")
    adviser = owner.get_by_label("Adviseur", exact=True)
    await adviser.select_option(label=await adviser.locator("option", has_text="Karin").first.inner_text())
    await owner.get_by_label("Uren advies").fill("30")
    await owner.get_by_label("Kosten van het advies").fill("3.340,50")
    await owner.get_by_label("Andere overheidssteun in de afgelopen drie jaar").fill("0")
    await owner.get_by_label("Ja, dat mag").check(force=True)
    await owner.get_by_label("Kies documenten").set_input_files([_pdf("offerte.pdf"), _pdf("verkeerd.pdf")])
    await owner.get_by_role("button", name="Haal weg verkeerd.pdf").click()
    await expect(owner.get_by_text("verkeerd.pdf is weggehaald.")).to_be_visible()
    await expect(owner.get_by_text("Opgeslagen om")).to_be_visible()
    await expect(owner.get_by_role("heading", name="8 van 8 regels kloppen")).to_be_visible()
    # EUR 3,340.50 of advice: three quarters is more than the maximum of 2,500, so the company pays 840.50.
    await expect(owner.get_by_role("row", name=re.compile("Uw eigen bijdrage"))).to_contain_text("840,50")
    await owner.reload()
    await expect(owner.get_by_label("Kosten van het advies")).to_have_value(re.compile("3.?340,50"))
    await expect(owner.get_by_role("link", name="offerte.pdf")).to_be_visible()
    await expect(owner.get_by_text("verkeerd.pdf")).to_have_count(0)
    await owner.get_by_role("button", name="Dien de aanvraag in").click()
    await expect(owner.get_by_role("heading", level=1)).to_have_text(re.compile(r"Uw aanvraag van €\s2\.500 is binnen"))
    return owner.url


async def _propose(officer: Page) -> None:
    await officer.goto("/syntens/beoordelen")
    await officer.get_by_role("button", name=COMPANY).click()
    await officer.get_by_role("button", name="Voorstellen aan een collega").click()
    dialog = officer.get_by_role("dialog")
    await dialog.get_by_label("Waarom").fill("Ik zou het hele bedrag toekennen.")
    await dialog.get_by_role("button", name="Leg voor aan een collega").click()
    await expect(officer.get_by_text("Uw voorstel wacht op een collega")).to_be_visible()
    await expect(officer.get_by_role("button", name="Toekennen T", exact=True)).to_be_disabled()


async def _grant(officer: Page, colleague: Page) -> None:
    """The amount is above what one officer grants alone: a colleague proposes first."""
    await officer.goto("/syntens/beoordelen")
    await officer.get_by_role("button", name=COMPANY).click()
    await expect(officer.get_by_role("heading", name="Alle 8 regels kloppen")).to_be_visible()
    await expect(officer.get_by_role("link", name="offerte.pdf")).to_be_visible()
    await officer.keyboard.press("c")
    await expect(officer.get_by_text(re.compile(r"Boven €\s2\.000 beslissen twee medewerkers"))).to_be_visible()
    await expect(officer.get_by_role("button", name="Toekennen T", exact=True)).to_be_disabled()
    await _propose(colleague)
    await officer.reload()
    queued = officer.get_by_role("row").filter(has_text=COMPANY)
    await expect(queued.get_by_text("Voorstel wacht")).to_be_visible()
    await expect(officer.get_by_text("Pieter van Voorbeeld stelt voor om toe te kennen")).to_be_visible()
    await expect(officer.get_by_role("button", name="Toekennen")).to_be_enabled()
    await officer.keyboard.press("t")
    await officer.get_by_label("Reden").fill("Het plan is helder en medewerkers doen mee.")
    await officer.get_by_role("button", name="Lees de brief").click()
    await expect(officer.get_by_role("dialog")).to_contain_text("Het plan is helder en medewerkers doen mee.")
    await officer.get_by_role("dialog").get_by_role("button", name="Sluiten").click()
    await officer.get_by_role("button", name="Toekennen").click()
    # The word "toegekend" stands in the letter too; this comes once it is recorded.
    await expect(officer.get_by_text("Vastgelegd. De brief is onderweg.")).to_be_visible()


async def _measure(owner: Page, *, begin: str, better: bool) -> None:
    await owner.goto("/bedrijf/metingen")
    await owner.get_by_role("button", name=begin).click()
    for label, value in FIGURES.items():
        field = owner.get_by_label(re.compile(rf"^{label}"))
        await field.fill(value.replace("1.900", "1.990") if better else value)
        await field.blur()
    await owner.get_by_label("Geen cijfer voor Doorlooptijd").select_option("not_kept")
    await expect(owner.get_by_text("8 van 11 ingevuld")).to_be_visible()
    await owner.get_by_role("button", name="Rond de meting af").click()


async def _accept_and_claim(adviser: Page) -> None:
    await adviser.goto("/adviseur/opdrachten")
    await adviser.get_by_role("link", name=COMPANY).click()
    await adviser.get_by_role("button", name="Neem de opdracht aan").click()
    await expect(adviser.get_by_role("heading", level=1)).to_have_text("Stap 1 van 4 is aan de beurt")
    await adviser.get_by_role("button", name=re.compile("Houd deze stap bij")).first.click()
    await adviser.get_by_label("Wat kwam eruit").fill("Alle taken liggen op tafel.")
    await adviser.get_by_label("Medewerkers die meededen").fill("9")
    await adviser.get_by_label("Uren van de adviseur").fill("7,5")
    await adviser.get_by_label("Gedaan op").fill(clock.today().isoformat())
    await adviser.get_by_role("button", name="Bewaar de stap").click()
    await expect(adviser.get_by_role("heading", level=1)).to_have_text("Stap 2 van 4 is aan de beurt")
    await expect(adviser.get_by_text("In 1 van de 4 stappen.")).to_be_visible()
    await adviser.get_by_label("Kies documenten").set_input_files(_pdf("verslag-stap-1.pdf"))
    await expect(adviser.get_by_role("button", name="Haal weg verslag-stap-1.pdf")).to_be_visible()
    await adviser.goto("/adviseur/opdrachten")
    await adviser.get_by_role("link", name=COMPANY).click()
    await adviser.get_by_label("Wat is er gedaan").fill("Vier middagen met de ploeg; een nieuwe taakverdeling.")
    await adviser.get_by_label("Factuurnummer").fill("F-2026-0142")
    await adviser.get_by_label("Factuurdatum").fill(clock.today().isoformat())
    await adviser.get_by_label("Bedrag aan btw").fill("701,51")
    await adviser.get_by_label("Kies documenten").set_input_files(_pdf("factuur.pdf"))
    await expect(adviser.get_by_text("factuur.pdf")).to_be_visible()
    await adviser.get_by_role("button", name="Dien de declaratie in").click()
    await expect(adviser.get_by_role("heading", name="Het bedrijf kijkt uw declaratie na")).to_be_visible()


async def _settle(officer: Page) -> None:
    await officer.goto("/syntens/vaststellen")
    await officer.get_by_role("button", name=f"Bekijk de declaratie van {COMPANY}").click()
    await officer.get_by_label("Reden").fill("Het werk is bevestigd.")
    await officer.get_by_role("button", name="Stel vast").click()
    await expect(officer.get_by_text("Vastgesteld. De betaling staat klaar.")).to_be_visible()


async def _pay(officer: Page) -> None:
    """Who settled does not pay: a colleague does."""
    await officer.goto("/syntens/betalen")
    payment = officer.get_by_role("row").filter(has_text=COMPANY).filter(has_text="2.500,00")
    await payment.get_by_role("button", name=re.compile("Bevestig de betaling")).click()
    await officer.get_by_label("Betaald op").fill(clock.today().isoformat())
    await officer.get_by_role("button", name="Leg de betaling vast").click()
    # The list of what waits and the list of what was paid are read anew one by one: for a moment it stands in both.
    await expect(payment.filter(has_text="Betaald op")).to_be_visible()


async def _let_a_year_pass(database_url: str) -> None:
    """The days of the baseline and of the start move back a year; nothing else can make a follow-up due today."""
    connection = await asyncpg.connect(
        make_url(database_url).set(drivername="postgresql").render_as_string(hide_password=False)
    )
    company = await connection.fetchval("SELECT id FROM companies WHERE name = $1", COMPANY)
    await connection.execute(
        "UPDATE measurements SET measured_on = measured_on - 366, period_starts_on = period_starts_on - 366, "
        "period_ends_on = period_ends_on - 366 WHERE company_id = $1",
        company,
    )
    await connection.execute("UPDATE enrolments SET started_on = started_on - 366 WHERE company_id = $1", company)
    await connection.close()


async def test_a_company_walks_the_whole_way(enter, site, journey_database):
    owner, officer, adviser, second = [await enter() for _ in range(4)]
    people = {owner: OWNER, officer: OFFICER, adviser: ADVISER, second: SECOND_OFFICER}
    for page, email in people.items():
        await sign_in_at_once(page.context, site, email)

    await _scan_with_nine(owner, site)
    voucher = await _apply(owner)
    await _grant(officer, second)

    await owner.goto(voucher)
    await expect(owner.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"Uw voucher van €\s2\.500 is toegekend")
    )
    if await owner.get_by_role("link", name="Naar de nulmeting").count():
        await _measure(owner, begin="Begin de nulmeting", better=False)
        await expect(owner.get_by_role("heading", name="Uw nulmeting staat vast")).to_be_visible()
    await _accept_and_claim(adviser)

    await owner.goto("/bedrijf/trajecten")
    await owner.get_by_role("link", name=re.compile("Karin")).first.click()
    async with owner.expect_download() as saved:
        await owner.get_by_role("link", name="verslag-stap-1.pdf").click()
    assert (await saved.value).suggested_filename == "verslag-stap-1.pdf"
    await owner.goto(voucher)
    await expect(owner.get_by_role("link", name="factuur.pdf")).to_be_visible()
    await owner.get_by_role("button", name="Ja, dit werk is gedaan").click()
    await expect(owner.get_by_role("heading", name="Syntens stelt de voucher vast")).to_be_visible()
    await _settle(second)
    await _pay(officer)
    await owner.goto(voucher)
    await expect(owner.get_by_role("heading", level=1)).to_have_text(
        re.compile(r"Uw voucher is vastgesteld op €\s2\.500")
    )

    await _let_a_year_pass(journey_database)
    await _measure(owner, begin="Begin de meting", better=True)
    await expect(owner.get_by_role("heading", name=re.compile("cijfers gingen de goede kant op"))).to_be_visible()
    await expect(owner.get_by_role("row", name=re.compile("Toegevoegde waarde"))).to_contain_text("+")
    await owner.goto("/bedrijf")
    await expect(owner.get_by_role("heading", level=1)).to_have_text(f"Waar {COMPANY} nu staat")
