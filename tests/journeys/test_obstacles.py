"""A rule stands in the way: a company reports it, the programme office groups and answers, everybody reads it."""

import pytest
from playwright.async_api import expect

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

COMPANY, OFFICE = "kees@kantbank.example", "anna@programma.example"
RULE = "Besluit <b>proefbank</b>, artikel 7"
STOPPED = "Wij mogen de <i>proefbank</i> niet met een leerling bemannen."
TITLE = "Leerlingen aan een proefbank"
ANSWER = "Een leerling mag het, als een vakman meekijkt."


async def _name(naming):
    await naming.get_by_label("Titel, Nederlands").fill(TITLE)
    await naming.get_by_label("Titel, Engels").fill("Apprentices at a test bench")
    await naming.get_by_label("Omschrijving, Nederlands").fill("Een besluit staat geen leerling toe.")
    await naming.get_by_label("Omschrijving, Engels").fill("A rule allows no apprentice.")
    await naming.get_by_label("Soort regel").select_option("regulation")
    await naming.get_by_role("checkbox", name="Vakmanschap").check()
    await naming.get_by_label("Iedereen mag dit lezen").check()
    await naming.get_by_role("button", name="Bewaar de belemmering").click()


async def test_from_report_to_answer(enter, site):
    company = await enter(width=360)
    await sign_in_at_once(company.context, site, COMPANY)
    await company.goto("/belemmeringen")
    await company.get_by_role("link", name="Meld wat u in de weg stond").click()
    await company.get_by_role("button", name="Schrijf een melding").click()
    form = company.get_by_role("dialog")
    await form.get_by_label("Welke regel", exact=True).fill(RULE)
    await form.get_by_role("button", name="Verstuur de melding").click()
    await expect(form.get_by_label("Wat hield de regel tegen")).to_have_attribute("aria-invalid", "true")
    await form.get_by_role("button", name="Bewaar als concept").click()
    mine = company.get_by_role("listitem").filter(has_text=RULE)
    await expect(mine.get_by_text("Concept")).to_be_visible()
    await mine.get_by_role("button", name="Schrijf verder").click()
    await form.get_by_label("Waar wilde u aan werken").select_option("craftsmanship")
    await form.get_by_label("In welke sector").select_option("C")
    await form.get_by_label("Regeling of besluit").check()
    await form.get_by_label("Wat hield de regel tegen").fill(STOPPED)
    await form.get_by_role("button", name="Verstuur de melding").click()
    await expect(mine.get_by_text("Verstuurd", exact=True)).to_be_visible()
    assert await company.evaluate("document.documentElement.scrollWidth") <= 360

    office = await enter()
    await sign_in_at_once(office.context, site, OFFICE)
    await office.goto("/programma/belemmeringen")
    waiting = office.get_by_role("listitem").filter(has_text=STOPPED)
    await expect(waiting.get_by_text("Kees")).to_be_visible()
    await waiting.get_by_role("checkbox").check()
    await office.get_by_role("button", name="Maak er een belemmering van").click()
    await _name(office.get_by_role("dialog"))
    named = office.get_by_role("listitem").filter(has_text=TITLE)
    await named.get_by_role("button", name="Geef antwoord").click()
    await office.get_by_label("Antwoord, Nederlands").fill(ANSWER)
    await office.get_by_label("Antwoord, Engels").fill("They may, when a skilled worker looks on.")
    await office.get_by_role("button", name="Plaats het antwoord").click()
    await expect(named.get_by_text(ANSWER)).to_be_visible()

    await company.reload()
    await expect(mine.get_by_text("Beantwoord", exact=True)).to_be_visible()
    await expect(mine.get_by_text(ANSWER)).to_be_visible()

    visitor = await enter()
    await visitor.goto("/belemmeringen")
    public = visitor.get_by_role("listitem").filter(has_text=TITLE)
    await expect(public.get_by_text(ANSWER)).to_be_visible()
    await expect(visitor.get_by_text("proefbank niet met een leerling")).to_have_count(0)
    await expect(visitor.get_by_text("Kantbank")).to_have_count(0)
