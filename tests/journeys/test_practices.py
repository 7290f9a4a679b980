"""A story as people tell it: written, agreed to, sent back, mended, published, and withdrawn."""

import os
import re
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from backend.identity.scopes import Role
from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

OFFICER = "anna@programma.example"
PARTS = {
    "Samenvatting": "De ovens stonden om en om stil. Nu plant de ploeg zelf wie wanneer stookt.",
    "Waarom u begon": "Elke week stond er een oven koud.",
    "Wat u deed": "Een bord bij de ovens, en elke maandag een kwartier.",
    "Hoe medewerkers meededen": "De stokers maakten het bord en de regels.",
    "Wat het opleverde": "Minder koude ovens.",
    "Wat u anderen meegeeft": "Begin bij wie het werk doet.",
}


async def picture(page: Page, name: str) -> None:
    """Kept when somebody wants to look."""
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


async def sound(page: Page) -> None:
    """Nothing shuts anybody out, and nothing sticks out."""
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def write(page: Page, title: str) -> None:
    """Fill in a whole story, in Dutch."""
    await page.get_by_label("Titel, Nederlands").fill(title)
    for label, words in PARTS.items():
        await page.get_by_label(f"{label}, Nederlands").fill(words)
    await page.get_by_label("Medewerkers beslissen mee").check()
    await page.get_by_label("Arbeidstijden", exact=True).check()
    await page.get_by_role("button", name="Een cijfer erbij").click()
    await page.get_by_label("Wat, Nederlands").fill("Koude ovens per week")
    await page.get_by_label("Ervoor").fill("3")
    await page.get_by_label("Erna").fill("0,5")
    await page.get_by_label("Eenheid, Nederlands").fill("ovens")


async def hand_back(officer: Page, title: str, width: int) -> None:
    """The programme office looks at both languages and asks something."""
    await officer.goto("/programma/praktijken")
    await picture(officer, f"praktijk-lijst-bureau-{width}")
    await officer.get_by_role("link", name=title).click()
    await officer.get_by_role("tab", name="Twee talen").click()
    await expect(officer.get_by_text("Zoals in het Nederlands").first).to_be_visible()
    await picture(officer, f"praktijk-twee-talen-{width}")
    await sound(officer)
    await officer.get_by_role("button", name="Geef terug met een opmerking").click()
    await officer.get_by_label("Wat moet er anders").fill("Hoe weet u dat er minder koude ovens zijn?")
    await officer.get_by_role("button", name="Geef terug", exact=True).click()
    await expect(officer.get_by_text("Teruggegeven met een vraag")).to_be_visible()


async def mend(owner: Page) -> None:
    """The company answers in its story, sends it anew and agrees anew."""
    await owner.reload()
    await expect(owner.get_by_text("Hoe weet u dat er minder koude ovens zijn?")).to_be_visible()
    await owner.get_by_label("Wat het opleverde, Nederlands").fill("Geteld op het bord: van drie naar een half.")
    await owner.get_by_role("tab", name="Zo komt het op de site").click()
    await expect(owner.get_by_text("Wat u typte is nog niet opgeslagen")).to_be_visible()
    await owner.get_by_role("tab", name="Schrijven").click()
    await owner.get_by_role("button", name="Sla het verhaal op").click()
    await expect(owner.get_by_text("Het verhaal is opgeslagen.")).to_be_visible()
    await owner.get_by_role("button", name="Leg voor aan het programmabureau").click()
    await expect(owner.get_by_text("Daarom is een nieuwe nodig.")).to_be_visible()
    await owner.get_by_role("button", name="Geef toestemming voor deze tekst").click()
    await expect(owner.get_by_text("Wacht op het programmabureau")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_company_tells_mends_and_withdraws_its_story(enter, member, site, firm, width):
    title = f"De oven is nooit koud ({width})"
    owner, officer, visitor = await member(firm.id, Role.OWNER, width=width), await enter(width=width), await enter()
    await bring_axe(owner.context)
    await bring_axe(officer.context)
    await sign_in_at_once(officer.context, site, OFFICER)

    await owner.goto("/praktijk")
    await owner.get_by_role("link", name="Vertel hoe u het doet").click()
    await expect(owner.get_by_text("Hier staat nog geen verhaal")).to_be_visible()
    await owner.get_by_role("link", name="Schrijf een verhaal").click()
    await write(owner, title)
    await picture(owner, f"praktijk-schrijven-{width}")
    await sound(owner)
    await owner.get_by_role("button", name="Bewaar als concept").click()
    await expect(owner.get_by_text("Wordt geschreven")).to_be_visible()
    await owner.get_by_role("button", name="Leg voor aan het programmabureau").click()

    # Who owns the company reads the preview, and agrees to just that.
    await expect(owner.get_by_text("Wacht op toestemming van het bedrijf")).to_be_visible()
    await owner.get_by_role("tab", name="Zo komt het op de site").click()
    await expect(owner.get_by_text("Minder koude ovens.")).to_be_visible()
    await expect(owner.get_by_text("Door het bedrijf zelf opgegeven")).to_be_visible()
    await owner.get_by_role("button", name="Geef toestemming voor deze tekst").click()
    await expect(owner.get_by_text("toestemming voor precies deze tekst")).to_be_visible()
    await picture(owner, f"praktijk-toestemming-{width}")
    await sound(owner)

    await hand_back(officer, title, width)

    await mend(owner)
    await officer.reload()
    await officer.get_by_role("button", name="Publiceer deze versie").click()
    await officer.get_by_role("link", name="de site").click()
    await expect(officer).to_have_url(re.compile("/praktijk/de-oven"))
    await expect(officer.get_by_role("heading", name=title, level=1)).to_be_visible()
    address = officer.url
    await picture(officer, f"praktijk-pagina-{width}")
    await sound(officer)
    await visitor.goto(address)
    await expect(visitor.get_by_text("Geteld op het bord")).to_be_visible()

    await owner.reload()
    await owner.get_by_role("button", name="Trek de toestemming in").click()
    await owner.get_by_role("button", name="Trek in", exact=True).click()
    await expect(owner.get_by_text("Ingetrokken door het bedrijf")).to_be_visible()
    await visitor.goto(address)
    await expect(visitor.get_by_role("heading", name="Dit verhaal is ingetrokken")).to_be_visible()
    await picture(visitor, f"praktijk-ingetrokken-{width}")


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_visitor_narrows_the_list_and_reads_what_the_figures_rest_on(enter, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await page.goto("/praktijk?evidence=verified")
    await expect(page.get_by_text("1 voorbeeld", exact=True)).to_be_visible()
    await picture(page, f"praktijk-lijst-{width}")
    await sound(page)
    await page.get_by_role("link", name="Elke dag tien minuten bij het bord").click()
    await expect(page.get_by_text("Dit voorbeeld is verzonnen")).to_be_visible()
    await expect(page.get_by_text("Gemeten op").first).to_be_visible()
    await expect(page.get_by_text("0 van 5: Beschrijving").first).to_be_visible()
    await picture(page, f"praktijk-verhaal-{width}")
    await sound(page)


async def test_an_editor_compares_a_new_version_with_the_site_and_helps_a_company_write(enter, site):
    page = await enter()
    await bring_axe(page.context)
    await sign_in_at_once(page.context, site, OFFICER)
    await page.goto("/programma/praktijken")
    await page.get_by_role("link", name="Elke dag tien minuten bij het bord").click()
    await page.get_by_role("button", name="Begin een nieuwe versie").click()
    await page.get_by_label("Titel, Engels").fill("Ten minutes at the board, every day")
    await page.get_by_role("button", name="Sla het verhaal op").click()
    await expect(page.get_by_text("Het verhaal is opgeslagen.")).to_be_visible()
    await page.get_by_role("tab", name="Vergelijk met de site").click()
    await expect(page.get_by_text("Ten minutes at the board, every day")).to_be_visible()
    await picture(page, "praktijk-vergelijken")
    await sound(page)
    await page.goto("/programma/praktijken/nieuw")
    await page.get_by_label("Zoek het bedrijf").fill("kapsalon")
    await page.get_by_label("Voorbeeldkapsalon De Krul").check()
    await page.get_by_label("Titel, Nederlands").fill("Knippen zonder wachten")
    await page.get_by_label("Medewerkers geven raad").check()
    await page.get_by_label("Arbeidstijden", exact=True).check()
    await page.get_by_role("button", name="Bewaar als concept").click()
    await expect(page.get_by_text("Wordt geschreven")).to_be_visible()
    await sound(page)
