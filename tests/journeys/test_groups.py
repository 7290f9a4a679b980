"""A member joins a group, writes and is answered; a moderator decides on a report and lets somebody in."""

import pytest
from playwright.async_api import expect

from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

BAKER, OTHER, BRANCH = "marieke@korenbloem.example", "kees@kantbank.example", "joost@maakindustrie.example"
OFFICER = "samira@syntens.example"
WORDS = "Wie deelt het werk <b>per week</b> in?"


async def test_a_member_joins_writes_is_answered_and_a_moderator_decides(enter, site):
    baker = await enter(width=360)
    await sign_in_at_once(baker.context, site, BAKER)
    await baker.goto("/groepen")
    await baker.get_by_role("link", name="Makers onder elkaar").click()
    await expect(baker.get_by_role("tab")).to_have_count(0)
    await baker.get_by_role("button", name="Word lid").click()
    form = baker.get_by_role("dialog")
    await form.get_by_label("Uw naam in deze groep").fill("Marieke de bakker")
    await form.get_by_role("button", name="Doe mee").click()
    await baker.get_by_role("tab", name="Prikbord").click()
    await baker.get_by_label("Uw bericht aan de groep").fill(WORDS)
    await baker.get_by_role("button", name="Plaats het bericht").click()
    mine = baker.get_by_role("listitem").filter(has_text=WORDS)
    await expect(mine).to_be_visible()

    other = await enter()
    await sign_in_at_once(other.context, site, OTHER)
    await other.goto("/groepen")
    await other.get_by_role("link", name="Makers onder elkaar").click()
    await other.get_by_role("tab", name="Prikbord").click()
    theirs = other.get_by_role("listitem").filter(has_text=WORDS)
    await expect(theirs.get_by_text("Marieke de bakker")).to_be_visible()
    await theirs.get_by_role("button", name="Reageer").click()
    await theirs.get_by_label("Uw reactie").fill("Wij, op maandag.")
    await theirs.get_by_role("button", name="Plaats de reactie").click()
    await expect(theirs.get_by_text("Wij, op maandag.")).to_be_visible()

    branch = await enter()
    await sign_in_at_once(branch.context, site, BRANCH)
    await branch.goto("/branche/groepen")
    await branch.get_by_role("link", name="Makers onder elkaar").click()
    for part, words in (("Agenda", "Kies bijeenkomsten"), ("Bestanden", "afspraken.txt"), ("Leden", "Verzoeken")):
        await branch.get_by_role("tab", name=part).click()
        await expect(branch.get_by_role("tabpanel").get_by_text(words).first).to_be_visible()
    await branch.get_by_role("tab", name="Meldingen").click()
    await branch.get_by_role("button", name="Neem een besluit").click()
    await branch.get_by_label("Verbergen").check()
    await branch.get_by_label("De reden").fill("In deze groep verkopen wij niet.")
    await branch.get_by_role("button", name="Leg het besluit vast").click()
    await expect(branch.get_by_text("Er wacht geen melding.")).to_be_visible()

    await other.reload()
    await expect(other.get_by_text("Verborgen door een moderator.")).to_be_visible()


async def test_an_officer_lets_somebody_in_who_asked(enter, site):
    officer = await enter()
    await sign_in_at_once(officer.context, site, OFFICER)
    await officer.goto("/syntens/groepen")
    await officer.get_by_role("link", name="Roosteren in Overijssel").click()
    await officer.get_by_role("tab", name="Leden").click()
    asks = officer.get_by_role("listitem").filter(has_text="Marieke")
    await asks.get_by_role("button", name="Laat toe").click()
    await expect(officer.get_by_text("Er wacht geen verzoek.")).to_be_visible()
