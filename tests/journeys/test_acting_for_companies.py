"""Who may act for a company: a dispute that Syntens decides, a code by post, and a mandate that is withdrawn."""

import io
import re
from datetime import timedelta

import pypdf
import pytest
from playwright.async_api import Page, expect

from backend.core import clock
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser
SHOP, SHOP_NUMBER = "Voorbeeldwinkel De Houten Fiets", "90001009"
BAKERY, FIRM = "Voorbeeldbakkerij De Korenbloem", "Voorbeeldadvies Kompas"


@pytest.fixture
async def person(enter, site):
    """`await person("noor@houtenfiets.example")`: their window, signed in."""

    async def come_in(email: str, *, width: int = 1280) -> Page:
        page = await enter(width=width)
        await sign_in_at_once(page.context, site, email)
        return page

    return come_in


async def test_a_claim_of_a_claimed_company_is_contested_and_decided_by_syntens(person):
    claimant, owner, officer = (
        await person("bas@korenbloem.example", width=390),
        await person("noor@houtenfiets.example"),
        await person("samira@syntens.example"),
    )
    await claimant.goto("/toegang")
    await claimant.get_by_label("KVK-nummer").fill(SHOP_NUMBER)
    await claimant.get_by_label("Wie bent u bij dit bedrijf").fill("Ik ben de nieuwe bedrijfsleider.")
    await claimant.get_by_role("button", name="Vraag toegang").click()
    await expect(claimant.get_by_role("button", name="Trek het verzoek in")).to_be_visible()

    await owner.goto("/bedrijf/toegang")
    await owner.get_by_role("button", name="Laat niet toe").click()
    dialog = owner.get_by_role("dialog")
    await dialog.get_by_role("radio").first.check()
    await dialog.get_by_role("button", name="Vraag Syntens te beslissen").click()
    await expect(owner.get_by_role("button", name="Laat niet toe")).to_have_count(0)

    await officer.goto("/syntens/toegang")
    await officer.get_by_role("button", name="Beslis", exact=True).click()
    await officer.get_by_label("Geen toegang geven").check()
    await officer.get_by_label("Reden").fill("Wij konden niet vaststellen dat deze persoon hier werkt.")
    await officer.get_by_role("button", name="Leg de beslissing vast").click()
    await expect(officer.get_by_text("Er is nu niets te beslissen")).to_be_visible()

    await claimant.goto("/toegang")
    await expect(claimant.get_by_text("Wij konden niet vaststellen")).to_be_visible()
    await expect(claimant.get_by_role("button", name="Trek het verzoek in")).to_have_count(0)


async def test_a_code_by_post_lets_a_company_apply(person):
    owner, officer = await person("noor@houtenfiets.example", width=390), await person("samira@syntens.example")
    await owner.goto("/bedrijf/gegevens")
    await expect(owner.get_by_text("Syntens moet uw bedrijf nog controleren")).to_be_visible()
    await owner.get_by_role("button", name="Stuur mij een brief").click()
    await expect(owner.get_by_text("Uw brief ligt klaar")).to_be_visible()

    await officer.goto("/syntens/toegang")
    await officer.get_by_role("button", name=f"Maak de brief aan {SHOP}").click()
    await officer.get_by_label("Adres in het handelsregister").fill(f"{SHOP}\nVoorbeeldstraat 3\n3511 AB Utrecht")
    await officer.get_by_role("button", name="Maak de brief", exact=True).click()
    async with officer.expect_download() as arriving:
        await officer.get_by_role("button", name="Download de brief").click()
    for _ in range(3):  # the code stands nowhere else: Escape does not take it away
        await officer.keyboard.press("Escape")
    await expect(officer.get_by_role("button", name="Download de brief")).to_be_visible()
    await officer.get_by_role("button", name="Ik heb de brief bewaard").click()
    await expect(officer.get_by_text("Er wacht geen brief op de printer")).to_be_visible()
    letter = pypdf.PdfReader(io.BytesIO((await (await arriving.value).path()).read_bytes()))
    code = re.search(r"\b[A-Z2-9]{5}-[A-Z2-9]{5}\b", letter.pages[0].extract_text())[0]

    await owner.reload()
    await owner.get_by_label("De code uit de brief").fill(code)
    await owner.get_by_role("button", name="Bevestig met de code").click()
    await expect(owner.get_by_text("Uw bedrijf is gecontroleerd.")).to_be_visible()
    await expect(owner.get_by_text("Syntens moet uw bedrijf nog controleren")).to_have_count(0)
    checks = await owner.request.get("/v1/session")
    company = (await checks.json())["organisation"]["id"]
    assert (await (await owner.request.get(f"/v1/companies/{company}")).json())["verification"] == "verified"


async def test_a_mandate_is_given_used_and_withdrawn(person):
    owner, adviser = await person("marieke@korenbloem.example"), await person("karin@kompas.example")
    await owner.goto("/bedrijf/mensen")
    await owner.get_by_role("button", name="Geef een machtiging").click()
    dialog = owner.get_by_role("dialog")
    await dialog.get_by_label("Aan wie").select_option(label=FIRM)
    await dialog.get_by_label("Metingen zien en invullen").check()
    await dialog.get_by_label("Tot en met").fill((clock.today() + timedelta(days=60)).isoformat())
    await dialog.get_by_role("button", name="Geef de machtiging").click()
    await expect(owner.get_by_text("Geldt nu")).to_be_visible()

    await adviser.goto("/adviseur")
    await adviser.get_by_role("button", name="uw menu").click()
    await adviser.get_by_role("button", name=re.compile(BAKERY)).click()
    await adviser.wait_for_url("**/bedrijf**")
    await adviser.goto("/bedrijf/metingen")
    await expect(adviser.get_by_role("heading", level=1)).to_be_visible()
    session = await (await adviser.request.get("/v1/session")).json()
    assert session["organisation"]["name"] == BAKERY
    assert "measurements:write" in session["scopes"]
    assert "people:manage" not in session["scopes"]

    await owner.get_by_role("button", name=f"Trek in: {FIRM}").click()
    await expect(owner.get_by_text("Ingetrokken", exact=True)).to_be_visible()
    session = await (await adviser.request.get("/v1/session")).json()
    assert session["organisation"] is None or session["organisation"]["name"] != BAKERY
    assert "measurements:write" not in session["scopes"]
