"""An adviser reports an interest that arose, looks the declaration over, and asks for the next period with it."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from backend.core import clock
from backend.identity.principals import COOKIE
from backend.identity.scopes import Role
from tests.journeys.axe import bring_axe, violations
from tests.makers.advisers import make_adviser
from tests.makers.identity import make_principal

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 360])
async def test_an_adviser_adds_an_interest_and_asks_for_a_new_period(enter, site, tables, width):
    until = clock.today() + timedelta(days=30)
    adviser = await make_adviser(tables, name="Bram Voorbeeldstra", accredited_until=until)
    token = await make_principal(
        tables, roles=(Role.ADVISER,), organisation_id=adviser.organisation_id, account_id=adviser.account_id
    )
    await tables.commit()
    page = await enter(width=width)
    await page.context.add_cookies([{"name": COOKIE, "value": token, "url": site}])
    await bring_axe(page.context)
    await page.goto("/adviseur/erkenning")
    await page.get_by_label("KVK-nummer van het bedrijf").fill("12345678")
    await page.get_by_role("button", name="Meld dit belang").press("Enter")
    await expect(page.get_by_text("een belang erbij")).to_be_visible()
    await expect(page.get_by_label("Bedrijven waarin u een belang hebt")).to_have_value("12345678")

    await page.get_by_label("Uw ervaring met slimmer werken").fill("Tien jaar werk met ploegen.")
    await page.get_by_label("Twee of drie opdrachten").fill("Een bakkerij <b>en</b> een drukkerij.")
    await page.get_by_label("Ik werk volgens deze gedragsregels.").check()
    await page.get_by_label("Ik ben verzekerd tegen beroepsaansprakelijkheid.").check()
    await page.get_by_role("button", name="Geef de verklaring").click()
    await expect(page.get_by_text("Uw verzoek om een nieuwe periode ligt bij Syntens")).to_be_visible()
    await expect(page.get_by_role("listitem").get_by_text("Een bakkerij <b>en</b> een drukkerij.")).to_be_visible()
    await expect(page.get_by_role("button", name="Geef de verklaring")).to_be_visible()
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
