"""The guide as people use it: questions to a route, a question to Syntens, and a branch that keeps its scheme."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

OWNER = "marieke@korenbloem.example"
WRITER, REVIEWER, ADVISER_OF_SYNTENS = "joost@maakindustrie.example", "anna@programma.example", "samira@syntens.example"


async def picture(page: Page, name: str) -> None:
    """Kept when somebody wants to look."""
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


async def sound(page: Page) -> None:
    """Nothing shuts anybody out, and nothing sticks out."""
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def answer(page: Page, question: str, label: str, button: str = "Verder") -> None:
    await expect(page.get_by_role("heading", name=question)).to_be_visible()
    await page.get_by_label(label).check()
    await page.get_by_role("button", name=button).click()


async def choose(page: Page, question: str, label: str, button: str = "Verder") -> None:
    await page.get_by_label(question).select_option(label=label)
    await page.get_by_role("button", name=button).click()


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_few_answers_lead_to_a_route_with_reasons(enter, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await page.goto("/wegwijzer")
    await expect(page.get_by_text("Wegwijzer, vraag 1 van 7")).to_be_visible()
    await picture(page, f"wegwijzer-vraag-{width}")
    await sound(page)
    await answer(page, "Hoe kijkt u nu naar slimmer werken?", "Ik sta ervoor open, maar weet niet hoe")
    await answer(page, "Waar bent u het meest mee geholpen?", "Scholing voor onze mensen")
    await page.get_by_role("button", name="Terug").click()
    await expect(page.get_by_label("Scholing voor onze mensen")).to_be_checked()
    await page.get_by_role("button", name="Verder").click()
    await answer(page, "Waar wilt u iets aan doen?", "Werk- en taakverdeling")
    await page.get_by_role("button", name="Sla over").click()
    await answer(page, "Hoeveel mensen werken er bij u?", "15 tot en met 49 medewerkers")
    await choose(page, "In welke sector werkt u?", "Industrie")
    await choose(page, "In welke provincie staat uw bedrijf?", "Overijssel", "Toon mijn route")
    await expect(page.get_by_role("heading", name="Dit is uw route")).to_be_visible()
    await expect(page.get_by_role("link", name="Voorbeeldfonds Vakmanschap (verzonnen)")).to_be_visible()
    await expect(page.get_by_text("Gemaakt voor uw sector: Industrie.")).to_be_visible()
    assert "want=training" in page.url
    await page.get_by_text("Wat niet past, en waarom").click()
    await expect(page.get_by_text("Deze regeling is gestopt.")).to_be_visible()
    await picture(page, f"wegwijzer-route-{width}")
    await sound(page)
    # The answers live in the address: whoever gets it sees the same.
    other = await enter(width=width)
    await other.goto(page.url)
    await expect(other.get_by_role("link", name="Voorbeeldfonds Vakmanschap (verzonnen)")).to_be_visible()


async def test_the_guide_is_walked_with_the_keyboard(enter):
    page = await enter()
    await page.goto("/wegwijzer?stap=want&stage=not_convinced")
    await page.get_by_label("Zien waar wij staan").focus()
    for _ in range(5):
        await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    heading = page.get_by_role("heading", name="Hoeveel mensen werken er bij u?")
    await expect(heading).to_be_focused()
    for _ in range(3):
        await page.get_by_role("button", name="Sla over").focus()
        await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Wij vonden niets dat precies past")).to_be_visible()


async def test_a_company_finds_its_own_facts_filled_in(enter, site):
    page = await enter()
    await sign_in_at_once(page.context, site, OWNER)
    await page.goto("/wegwijzer?stap=sector&stage=open&want=money")
    await expect(page.get_by_text("Wij vulden in wat wij van uw bedrijf weten.")).to_be_visible()
    await expect(page.get_by_label("In welke sector werkt u?")).to_have_value("C")


async def test_the_guide_speaks_english(enter):
    page = await enter()
    await bring_axe(page.context)
    await page.add_init_script("localStorage.setItem('language', 'en')")
    await page.goto("/wegwijzer?stap=route&stage=already&want=peers")
    await expect(page.get_by_role("heading", name="This is your route")).to_be_visible()
    await expect(page.get_by_role("heading", name="Measure again and compare")).to_be_visible()
    await sound(page)


@pytest.mark.parametrize("width", [1280, 360])
async def test_whoever_finds_nothing_asks_and_syntens_answers(enter, site, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await page.goto("/wegwijzer?stap=route&stage=not_convinced&want=research")
    await picture(page, f"wegwijzer-niets-{width}")
    await page.get_by_role("link", name="Stel uw vraag").first.click()
    await page.get_by_role("button", name="Verstuur de vraag").click()
    await expect(page.get_by_label("Uw vraag")).to_have_attribute("aria-invalid", "true")
    words = f"Wie helpt ons <b>meten</b>? ({width})"
    await page.get_by_label("Uw vraag").fill(words)
    await page.get_by_label("Uw naam").fill("Bo Voorbeeld")
    await page.get_by_label("E-mailadres").fill(f"bo{width}@voorbeeld.example")
    await sound(page)
    await page.get_by_role("button", name="Verstuur de vraag").click()
    await expect(page.get_by_text("Binnen 5 werkdagen krijgt u antwoord.")).to_be_visible()

    officer = await enter(width=width)
    await bring_axe(officer.context)
    await sign_in_at_once(officer.context, site, ADVISER_OF_SYNTENS)
    await officer.goto("/syntens/vragen")
    card = officer.get_by_role("listitem").filter(has_text=words)
    await expect(card.get_by_text("Een hogeschool die iets uitzoekt")).to_be_visible()
    await picture(officer, f"syntens-vragen-{width}")
    await sound(officer)
    await card.get_by_role("button", name="Beantwoord deze vraag").click()
    await officer.get_by_label("Uw antwoord").fill("Bel de hogeschool in uw regio.")
    await officer.get_by_role("button", name="Verstuur het antwoord").click()
    await expect(card).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 360])
async def test_the_directory_filters_in_the_address(enter, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await page.goto("/wegwijzer/regelingen?kind=knowledge,network,regional_scheme")
    await expect(page.get_by_role("link", name="Bedrijvennetwerk met begeleiding")).to_be_visible()
    await expect(page.get_by_text("Verouderd: vraag na of dit nog klopt").first).to_be_visible()
    await picture(page, f"regelingen-{width}")
    await sound(page)
    await page.goto("/wegwijzer/regelingen?q=hogeschol")
    await expect(page.get_by_role("link", name="RAAK")).to_be_visible()
    await page.goto("/wegwijzer/regelingen/esf-actie-e")
    await expect(page.get_by_text("Stand van 2009")).to_be_visible()
    await expect(page.get_by_text("€ 67.000")).to_be_visible()
    await picture(page, f"regeling-{width}")
    await sound(page)


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_branch_writes_and_the_programme_publishes(enter, site, width):
    writer = await enter(width=width)
    await bring_axe(writer.context)
    await sign_in_at_once(writer.context, site, WRITER)
    await writer.goto("/branche/regelingen/nieuw")
    name = f"Voorbeeldregeling {width}"
    await writer.get_by_label("Adres").fill(f"voorbeeldregeling-{width}")
    for field in ("Naam", "Wie het geeft", "Wat het is", "Hoeveel", "Eigen bijdrage", "Waar men terechtkan", "Bron"):
        await writer.get_by_label(f"{field}, Nederlands").fill(name)
        await writer.get_by_label(f"{field}, Engels").fill(name)
    for field in ("Voor wie", "Iets voor u als"):
        await writer.get_by_label(f"{field}, Nederlands").fill(name)
        await writer.get_by_label(f"{field}, Engels").fill(name)
    await writer.get_by_label("Soort").select_option(label="Subsidie")
    await writer.get_by_label("Geld", exact=True).check()
    await writer.get_by_label("Link naar meer uitleg").fill("javascript:alert(1)")
    await writer.get_by_label("Wanneer dit zo was").fill("2026-10")
    await writer.get_by_role("button", name="Sla het concept op").click()
    await expect(writer.get_by_label("Link naar meer uitleg")).to_have_attribute("aria-invalid", "true")
    await writer.get_by_label("Link naar meer uitleg").fill("https://regeling.example/aanvragen")
    await picture(writer, f"regeling-schrijven-{width}")
    await writer.get_by_role("button", name="Sla het concept op").click()
    await writer.get_by_role("button", name="Leg voor aan het programmabureau").click()
    await expect(writer.get_by_text("Het programmabureau beoordeelt deze versie.")).to_be_visible()
    await sound(writer)

    reviewer = await enter(width=width)
    await sign_in_at_once(reviewer.context, site, REVIEWER)
    await reviewer.goto("/programma/wegwijzer")
    await expect(reviewer.get_by_role("link", name=name)).to_be_visible()
    await picture(reviewer, f"regelingen-beoordelen-{width}")
    await reviewer.goto(f"/programma/wegwijzer/{writer.url.rsplit('/', 1)[-1]}")
    await reviewer.get_by_role("button", name="Publiceer deze versie").click()
    await expect(reviewer.get_by_text("Deze versie staat in de Wegwijzer.")).to_be_visible()
    visitor = await enter(width=width)
    await visitor.goto(f"/wegwijzer/regelingen/voorbeeldregeling-{width}")
    await expect(visitor.get_by_role("link", name="Naar regeling.example")).to_have_attribute(
        "href", "https://regeling.example/aanvragen"
    )
