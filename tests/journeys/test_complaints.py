"""A complaint about an adviser, from the company through the adviser to the decision of Syntens."""

import pytest
from playwright.async_api import expect

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

COMPANY, ADVISER, OFFICER = "kees@kantbank.example", "karin@kompas.example", "samira@syntens.example"
WORDS = "De uren <b>kloppen</b> niet met wat wij afspraken."


async def test_company_adviser_and_officer_handle_a_complaint(enter, site):
    company = await enter(width=360)
    await sign_in_at_once(company.context, site, COMPANY)
    await company.goto("/bedrijf/verzoeken")
    await company.get_by_role("link", name="Niet tevreden?").click()
    await company.get_by_role("button", name="Dien een klacht in").click()
    form = company.get_by_role("dialog")
    await form.get_by_label("Over welke adviseur").select_option(label="Karin Voorbeeldhuis, Voorbeeldadvies Kompas")
    await form.get_by_label("Waar gaat het over").select_option(label="Uren of kosten die niet kloppen")
    await form.get_by_role("button", name="Dien de klacht in").click()
    await expect(form.get_by_label("Wat is er gebeurd")).to_have_attribute("aria-invalid", "true")
    await form.get_by_label("Wat is er gebeurd").fill(WORDS)
    await form.get_by_role("button", name="Dien de klacht in").click()
    await expect(company.get_by_text("Uw klacht is ingediend")).to_be_visible()
    await expect(company.get_by_text(WORDS)).to_be_visible()

    adviser = await enter()
    await sign_in_at_once(adviser.context, site, ADVISER)
    await adviser.goto("/adviseur/klachten")
    mine = adviser.get_by_role("listitem").filter(has_text=WORDS)
    await mine.get_by_role("button", name="Geef uw kant van het verhaal").press("Enter")
    await adviser.get_by_label("Uw antwoord").fill("Ik leg de uren graag uit.")
    await adviser.get_by_role("button", name="Verstuur uw antwoord").click()
    await expect(mine.get_by_text("Ik leg de uren graag uit.")).to_be_visible()

    officer = await enter()
    await sign_in_at_once(officer.context, site, OFFICER)
    await officer.goto("/syntens/klachten")
    theirs = officer.get_by_role("listitem").filter(has_text=WORDS)
    await theirs.get_by_role("button", name="Neem een besluit").click()
    await officer.get_by_label("Terecht, de adviseur krijgt een waarschuwing").check()
    await officer.get_by_label("De reden").fill("Het overzicht van de uren ontbrak.")
    await officer.get_by_role("button", name="Leg het besluit vast").click()
    await expect(theirs.get_by_text("De adviseur is gewaarschuwd")).to_be_visible()

    await company.reload()
    told = company.get_by_role("listitem").filter(has_text=WORDS)
    await expect(told.get_by_text("Het overzicht van de uren ontbrak.")).to_be_visible()
