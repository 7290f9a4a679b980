"""Everybody reads the effect of the programme; an officer orders a release and a second one publishes it."""

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind, Role
from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once
from tests.journeys.test_members import picture

pytestmark = pytest.mark.browser
OFFICER = "anna@programma.example"


async def sound(page, name):
    """Nothing that axe holds against it, and nothing that sticks out, on a wide and on a narrow screen."""
    for width in (1280, 360):
        await page.set_viewport_size({"width": width, "height": 900})
        assert await violations(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        await picture(page, f"{name}-{width}")
    await page.set_viewport_size({"width": 1280, "height": 900})


async def test_the_effect_is_read_ordered_and_published(enter, site, tables, member):
    visitor = await enter(width=1280)
    await bring_axe(visitor.context)
    await visitor.goto("/cijfers")
    await expect(visitor.get_by_role("heading", name="Wat heeft het programma opgeleverd?")).to_be_visible()
    await expect(visitor.get_by_text("Voorbeeld, verzonnen bedrijven")).to_be_visible()
    await expect(visitor.get_by_role("heading", name="Welke instrumenten werken?")).to_be_visible()
    await sound(visitor, "effect-cijfers")
    await visitor.get_by_role("link", name="Lees hoe wij dit weten").click()
    await expect(visitor.get_by_role("heading", name="Het effect, en hoe wij dat weten")).to_be_visible()
    study = visitor.get_by_role("heading", name="Verschil met andere bedrijven, voor en na de start").first
    await expect(study).to_be_visible()
    async with visitor.expect_download() as saving:
        await visitor.get_by_role("button", name="Bewaar als CSV").click()
    assert (await saving.value).suggested_filename.endswith(".csv")
    await sound(visitor, "effect-uitgave")

    officer = await enter(width=1280)
    await bring_axe(officer.context)
    await sign_in_at_once(officer.context, site, OFFICER)
    await officer.goto("/programma/effect")
    await officer.get_by_role("button", name="Vraag een uitgave aan").click()
    await officer.get_by_label("Waarom deze uitgave").fill("De jaarlijkse uitgave.")
    await officer.get_by_role("dialog").get_by_role("button", name="Vraag aan").click()
    await expect(officer.get_by_text("klaar om te bekijken")).to_be_visible(timeout=90_000)
    await expect(officer.get_by_text("Een collega beslist")).to_be_visible()
    await expect(officer.get_by_role("heading", name="Productiviteit per uur")).to_be_visible()
    await sound(officer, "effect-aanvraag")
    address = officer.url.removeprefix(site)
    await officer.goto("/programma/effect")
    await expect(officer.get_by_role("cell", name="De jaarlijkse uitgave.")).to_be_visible()
    await sound(officer, "effect-uitgaven")

    office = await tables.scalar(select(Organisation.id).where(Organisation.kind == OrganisationKind.PROGRAMME_OFFICE))
    colleague = await member(office, Role.PROGRAMME_OFFICER)
    await colleague.goto(address)
    await colleague.get_by_role("button", name="Publiceer deze uitgave").click()
    await expect(colleague.get_by_text("Iedereen kan deze uitgave lezen")).to_be_visible()
    await colleague.get_by_role("link", name="Bekijk de openbare pagina").click()
    await expect(colleague.get_by_role("heading", name="Het effect, en hoe wij dat weten")).to_be_visible()
    await colleague.get_by_label("Welke uitgave").select_option(index=1)
    await expect(colleague.get_by_text("Wat verschilt")).to_be_visible()
