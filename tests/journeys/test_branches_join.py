"""A branch signs and brings its members in, the programme office answers, and each can see what stopping would mean."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.journeys.axe import bring_axe, violations
from tests.journeys.pages import settle
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser
JOINING, BRANCH = "els@bouwtechniek.example", "Voorbeeldbranche Bouw en Techniek"
WHY, SIGNS = "Wilt u laten tekenen door het bestuur?", "Het programmabureau tekent uw overeenkomst"
LIVE, PROGRAMME = "joost@maakindustrie.example", "anna@programma.example"


async def look(page: Page, name: str) -> None:
    """Nothing sticks out, axe has nothing against it, and it is kept when somebody wants to look."""
    await settle(page)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert await violations(page) == [], name
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


async def come_in(enter, site, email: str, width: int) -> Page:
    page: Page = await enter(width=width)
    await bring_axe(page.context)
    await sign_in_at_once(page.context, site, email)
    return page


async def send_back(office: Page) -> None:
    """The programme office wants another to sign; without a reason it does not get away with that."""
    await office.goto("/programma/branches?waitsFor=programme")
    await look(office, "branches-1280")
    await office.get_by_role("link", name=BRANCH).press("Enter")
    await look(office, "branche-1280")
    await office.get_by_role("button", name="Stuur terug").press("Enter")
    asked = office.get_by_role("dialog")
    await asked.get_by_role("button", name="Stuur terug").press("Enter")
    await expect(asked.locator(".field-error").first).to_be_visible()
    await asked.get_by_label("Reden").fill(WHY)
    await asked.get_by_role("button", name="Stuur terug").press("Enter")
    await expect(asked).to_be_hidden()


async def sign(branch: Page) -> None:
    """The branch reads why, reads the text, and signs."""
    await branch.goto("/branche/aansluiting")
    await expect(branch.get_by_text(WHY)).to_be_visible()
    await look(branch, "aansluiting-360")
    await branch.get_by_role("link", name="Lees en teken").press("Enter")
    await expect(branch.get_by_role("heading", name="Verwerkersovereenkomst", level=1)).to_be_visible()
    await look(branch, "tekenen-360")
    await branch.get_by_label("Uw functie").fill("Voorzitter")
    await branch.get_by_label("Ik mag tekenen").press("Space")
    await branch.get_by_role("button", name="Teken de overeenkomst").press("Enter")
    await expect(branch.get_by_role("heading", name=SIGNS)).to_be_visible()


async def countersign(office: Page) -> None:
    """The programme office signs too, with the text at hand."""
    await office.reload()
    await office.get_by_role("button", name="Lees en teken").press("Enter")
    asked = office.get_by_role("dialog")
    await asked.get_by_text("Lees de tekst").press("Enter")
    await expect(asked.get_by_text("Datalekken")).to_be_visible()
    await look(office, "meetekenen-1280")
    await asked.get_by_label("Uw functie").fill("Programmamanager")
    await asked.get_by_role("button", name="Teken voor het programma").press("Enter")
    await expect(asked).to_be_hidden()


async def bring_members_in(branch: Page, site: str) -> None:
    """One member will do; then the branch asks to go live."""
    await branch.goto("/branche")
    await expect(branch.get_by_role("heading", name="Zet uw leden erin")).to_be_visible()
    headers = {"X-Requested-With": "slimmer-werken", "Origin": site}
    member = {"name": "Voorbeeldbouw B.V."}
    made = await branch.context.request.put("/v1/members/90006001", data=member, headers=headers)
    assert made.status == 201, await made.text()
    await branch.reload()
    await branch.get_by_role("button", name="Onze leden staan erin").press("Enter")
    await branch.get_by_role("button", name="Vraag om live te gaan").press("Enter")
    await expect(branch.get_by_role("heading", name="Het programmabureau kijkt of u live kunt")).to_be_visible()
    await look(branch, "live-gevraagd-360")


async def test_a_branch_and_the_programme_office_walk_to_live_together(enter, site):
    branch = await come_in(enter, site, JOINING, 360)
    office = await come_in(enter, site, PROGRAMME, 1280)
    await branch.goto("/branche")
    await expect(branch.get_by_role("heading", name=SIGNS)).to_be_visible()
    await look(branch, "branche-wacht-360")
    await send_back(office)
    await sign(branch)
    await countersign(office)
    await bring_members_in(branch, site)
    await office.reload()
    asks = office.get_by_role("heading", name="Mag deze branche live?")
    await expect(asks).to_be_visible()
    await look(office, "mag-live-1280")
    await office.get_by_role("button", name="Zet de branche live").press("Enter")
    await expect(asks).to_be_hidden()
    await branch.reload()
    await expect(branch.get_by_role("heading", name="Uw branche in cijfers")).to_be_visible()
    await expect(branch.get_by_role("link", name="Uw branche is live")).to_be_visible()
    await look(branch, "branche-live-360")


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_branch_sees_what_stops_gives_notice_and_takes_it_back(enter, site, width):
    page = await come_in(enter, site, LIVE, width)
    await page.goto("/branche")
    await look(page, f"branche-{width}")
    await page.goto("/branche/aansluiting")
    await look(page, f"aansluiting-live-{width}")
    await page.get_by_role("button", name="Stop met het programma").press("Enter")
    asked = page.get_by_role("dialog")
    await expect(asked.get_by_text("blijft nog 90 dagen om op te halen")).to_be_visible()
    await look(page, f"wat-stopt-{width}")
    await asked.get_by_label("Reden").fill("Onze leden gaan verder met een andere organisatie.")
    await asked.get_by_role("button", name="Zeg op per deze dag").press("Enter")
    await expect(asked).to_be_hidden()
    await expect(page.get_by_text("De branche heeft opgezegd.")).to_be_visible()
    await look(page, f"opgezegd-{width}")
    await page.get_by_role("button", name="Trek de opzegging in").press("Enter")
    await expect(page.get_by_text("De branche heeft opgezegd.")).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 360])
async def test_the_programme_office_invites_a_branch(enter, site, width):
    page = await come_in(enter, site, PROGRAMME, width)
    await page.goto("/programma/branches")
    await look(page, f"branches-alle-{width}")
    await page.get_by_role("button", name="Nodig een branche uit").first.press("Enter")
    asked = page.get_by_role("dialog")
    await asked.get_by_label("Naam van de branche").fill(f"Voorbeeldbranche Proef {width}")
    await asked.get_by_label("E-mailadres").fill(f"eerste-{width}@proefbranche.example")
    await look(page, f"uitnodigen-{width}")
    await asked.get_by_role("button", name="Verstuur de uitnodiging").press("Enter")
    await expect(page.get_by_role("heading", name=f"Voorbeeldbranche Proef {width}", level=1)).to_be_visible()
    await expect(page.get_by_text("Er is nog niemand van deze branche binnen")).to_be_visible()
    await look(page, f"uitgenodigd-{width}")
