"""An adviser asks for a new period for the firm; an officer reads it, weighs a complaint and decides."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from backend.advisers.models import AdvisoryFirm
from backend.advisers.service.firms import note_complaint
from backend.core import clock
from backend.identity.principals import COOKIE
from backend.identity.scopes import OrganisationKind, Role
from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once
from tests.makers.advisers import make_adviser
from tests.makers.identity import make_organisation, make_principal

pytestmark = pytest.mark.browser


async def look(page: Page, name: str) -> None:
    """Nothing wrong on the page; kept when somebody wants to look."""
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    if folder := os.environ.get("JOURNEY_PICTURES"):
        await page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_firm_asks_for_a_new_period_and_syntens_gives_it(enter, site, tables, width):
    name = f"Aavoorbeeldadvies {width}"
    organisation = await make_organisation(tables, kind=OrganisationKind.ADVISORY_FIRM, name=name)
    adviser = await make_adviser(tables, name="Bram Voorbeeldstra", firm=name, organisation_id=organisation.id)
    firm = await tables.get_one(AdvisoryFirm, organisation.id)
    firm.accredited_until = clock.today() + timedelta(days=30)
    token = await make_principal(
        tables, roles=(Role.ADVISER,), organisation_id=organisation.id, account_id=adviser.account_id
    )
    await tables.commit()
    page = await enter(width=width)
    await page.context.add_cookies([{"name": COOKIE, "value": token, "url": site}])
    await bring_axe(page.context)
    await page.goto("/adviseur")
    await page.get_by_role("link", name="Vraag een nieuwe periode voor het bureau").click()
    await expect(page.get_by_role("tab", name="Uw bureau")).to_have_attribute("aria-selected", "true")
    await page.get_by_label("KVK-nummer van het bureau").fill(f"9000{width:04}")
    await page.get_by_label("Wat uw bureau deed").fill("Tien jaar werk met ploegen.")
    await page.get_by_label("Hoe uw bureau zijn advies goed houdt").fill("Wij lezen <b>elkaars</b> verslagen.")
    await look(page, f"bureau-verklaart-{width}")
    await page.get_by_label("Wie voor het bureau adviseert").check()
    await page.get_by_label("Het bureau is verzekerd").check()
    await page.get_by_role("button", name="Geef de verklaring voor het bureau").click()
    await expect(page.get_by_text(f"Het verzoek van {name} om een nieuwe periode ligt bij Syntens")).to_be_visible()
    await expect(page.get_by_role("listitem").get_by_text("Wij lezen <b>elkaars</b> verslagen.")).to_be_visible()
    await expect(page.get_by_role("button", name="Geef een nieuwe verklaring")).to_be_visible()
    await look(page, f"bureau-vroeg-{width}")

    await note_complaint(tables, organisation.id)
    await tables.commit()
    officer = await enter(width=width)
    await bring_axe(officer.context)
    await sign_in_at_once(officer.context, site, "samira@syntens.example")
    await officer.goto("/syntens/adviseurs?show=bureaus")
    await officer.get_by_role("button", name=f"Beoordeel {name}").click()
    file = officer.get_by_role("dialog")
    await expect(file.get_by_text("Wij lezen <b>elkaars</b> verslagen.")).to_be_visible()
    await expect(file.get_by_text("Een klacht over een adviseur van dit bureau was terecht")).to_be_visible()
    await file.get_by_role("radio", name="Leg vast dat de klacht geen maatregel vraagt").check()
    await file.get_by_label("Reden").fill("Het ging om één verzette afspraak.")
    await file.get_by_role("button", name="Leg het besluit vast").click()
    await expect(officer.get_by_text("Uw afweging is vastgelegd.")).to_be_visible()
    await officer.get_by_role("button", name=f"Beoordeel {name}").click()
    await expect(file.get_by_text("Klacht gewogen: geen maatregel")).to_be_visible()
    await file.get_by_role("radio", name="Geef een nieuwe periode").check()
    await look(officer, f"bureau-besluit-{width}")
    await file.get_by_role("button", name="Leg het besluit vast").click()
    await expect(officer.get_by_role("button", name=f"Bekijk {name}")).to_be_visible()

    await page.goto("/adviseur/erkenning?show=bureau")
    await expect(page.get_by_text(f"{name} is erkend tot en met")).to_be_visible()
    await expect(page.get_by_text("Klacht gewogen")).to_have_count(0)
