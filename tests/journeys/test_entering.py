"""An officer at the phone enters an application; the company checks and submits it, or throws it away."""

import re
from typing import Any
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from backend.identity.scopes import Role
from tests.journeys.prepared import number_of_its_own
from tests.journeys.service import sign_in_at_once
from tests.makers.organisations import make_company

pytestmark = pytest.mark.browser
OFFICER, COLLEAGUE = "samira@syntens.example", "pieter@syntens.example"
CALLER = "Bram Voorbeeldman"


@pytest.fixture
async def firm(tables):
    """A company of this test alone, of the demonstration world: invented officers meet no other."""
    company = await make_company(
        tables, name=f"Voorbeeldmeubelmakerij {uuid4().hex[:6]}", kvk_number=number_of_its_own(), is_demonstration=True
    )
    await tables.commit()
    return company


@pytest.fixture
def officer(enter, site):
    """`await officer(OFFICER)`: the window of an officer of the demonstration world."""

    async def come_in(email: str, **window: Any) -> Page:
        page = await enter(**window)
        await sign_in_at_once(page.context, site, email)
        return page

    return come_in


async def _begin(page: Page, firm: Any) -> None:
    await page.goto("/syntens/bedrijven")
    await page.get_by_label("Naam of KVK-nummer").fill(firm.kvk_number)
    await page.get_by_role("button", name="Zoek", exact=True).click()
    await page.get_by_role("link", name=f"Voer een aanvraag in voor een beller van {firm.name}").click()
    await page.get_by_label("Wie belt er").fill(CALLER)
    scheme = page.get_by_label(re.compile("Adviesvoucher"))
    if await scheme.count():
        await scheme.first.check(force=True)
    await page.get_by_role("button", name="Begin met invullen").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(f"Aanvraag voor {firm.name}")
    await expect(page.get_by_text(f"na een gesprek met {CALLER}")).to_be_visible()


async def _fill_in(page: Page) -> None:
    await page.get_by_label("Waar gaat het advies over").select_option("work_division")
    await page.get_by_label("Wat wilt u bereiken").fill("De ploegen delen hun week voortaan zelf in.")
    adviser = page.get_by_label(re.compile("^Adviseur"))
    await adviser.select_option(label=await adviser.locator("option", has_text="Karin").first.inner_text())
    await page.get_by_label("Uren advies").fill("30")
    await page.get_by_label("Kosten van het advies").fill("2.600")
    await expect(page.get_by_text("Opgeslagen om")).to_be_visible()
    # EUR 2,600 of advice: a quarter is for the company itself, and one officer may decide on the rest.
    await expect(page.get_by_role("row", name=re.compile("igen bijdrage"))).to_contain_text("650")


async def test_from_the_call_to_the_decision_of_a_colleague(officer, member, firm):
    samira = await officer(OFFICER)
    owner = await member(firm.id, Role.OWNER, width=390)
    await _begin(samira, firm)
    await expect(samira.get_by_label("Andere overheidssteun in de afgelopen drie jaar")).to_have_count(0)
    address = samira.url

    await owner.goto("/bedrijf/vouchers")
    await owner.get_by_role("link", name=re.compile("Aanvraag ")).click()
    await expect(owner.get_by_text("Syntens vult deze aanvraag nog in")).to_be_visible()
    await expect(owner.get_by_label("Uren advies")).to_have_count(0)

    await _fill_in(samira)
    pieter = await officer(COLLEAGUE)
    await pieter.goto(address)
    await expect(pieter.get_by_text("De ploegen delen hun week voortaan zelf in.")).to_be_visible()
    await expect(pieter.get_by_role("textbox")).to_have_count(0)
    await expect(pieter.get_by_role("button", name="Geef door aan het bedrijf")).to_have_count(0)
    await samira.get_by_role("button", name="Geef door aan het bedrijf").click()
    await expect(samira.get_by_text("Het bedrijf kreeg bericht")).to_be_visible()
    row = samira.get_by_role("row", name=re.compile(firm.name))
    await expect(row).to_contain_text("Wacht op het bedrijf")
    await expect(row.get_by_role("link")).to_have_count(0)
    await samira.goto(address)
    await expect(samira.get_by_text("Deze aanvraag is nu bij het bedrijf")).to_be_visible()

    await owner.goto("/account")
    await owner.get_by_role("link", name=re.compile("staat een aanvraag klaar")).click()
    await expect(owner.get_by_text("Syntens heeft deze aanvraag voor u ingevoerd")).to_be_visible()
    await expect(owner.get_by_text(f"na een telefoongesprek met {CALLER}")).to_be_visible()
    await owner.get_by_label("Andere overheidssteun in de afgelopen drie jaar").fill("0")
    await owner.get_by_label("Ja, dat mag").check(force=True)
    await expect(owner.get_by_text("Opgeslagen om")).to_be_visible()
    await owner.get_by_role("button", name="Dien de aanvraag in").click()
    await expect(owner.get_by_role("heading", level=1)).to_have_text(re.compile("is binnen"))
    await expect(owner.get_by_text("Ingevoerd door Syntens")).to_be_visible()
    await expect(owner.get_by_text("Bevestigd door het bedrijf")).to_be_visible()

    await samira.goto("/syntens/invoer")
    await expect(samira.get_by_role("row", name=re.compile(firm.name))).to_have_count(0)
    await samira.goto("/syntens/beoordelen")
    await samira.get_by_role("button", name=firm.name).click()
    await expect(samira.get_by_role("heading", name=firm.name)).to_be_visible()
    await expect(samira.get_by_text("Een collega beslist.")).to_be_visible()
    await expect(samira.get_by_role("button", name="Neem in behandeling")).to_have_count(0)
    await pieter.goto("/syntens/beoordelen")
    await pieter.get_by_role("button", name=firm.name).click()
    await expect(pieter.get_by_text(f"na een telefoongesprek met {CALLER}")).to_be_visible()
    await pieter.get_by_role("button", name="Neem in behandeling").click()
    await expect(pieter.get_by_role("button", name="Toekennen")).to_be_enabled()


async def test_a_company_that_does_not_want_it_throws_it_away(officer, member, firm):
    samira = await officer(OFFICER, width=390)
    await _begin(samira, firm)
    await expect(samira.get_by_text("Nog niemand van dit bedrijf kan indienen")).to_be_visible()
    await samira.get_by_role("button", name="Geef door aan het bedrijf").click()
    await expect(samira.get_by_text("wacht tot iemand van het bedrijf een account heeft")).to_be_visible()
    owner = await member(firm.id, Role.OWNER)
    await owner.goto("/bedrijf/vouchers")
    await owner.get_by_role("link", name=re.compile("Aanvraag ")).click()
    await owner.get_by_role("button", name="Gooi de aanvraag weg").click()
    await owner.get_by_role("dialog").get_by_role("button", name="Gooi weg").click()
    await expect(owner.get_by_text("U hebt nog geen voucher")).to_be_visible()
    await samira.goto("/syntens/invoer")
    await expect(samira.get_by_role("heading", level=1)).to_have_text("Ingevoerd voor bellers")
    await expect(samira.get_by_role("row", name=re.compile(firm.name))).to_have_count(0)
