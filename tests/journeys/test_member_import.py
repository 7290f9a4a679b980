"""A branch sends its members as a file: sees twelve bad numbers and three doubles, decides, and finds it back."""

import re

import pytest
from playwright.async_api import expect

from tests.journeys.service import sign_in_at_once
from tests.journeys.test_members import picture
from tests.makers.members import as_csv, member

pytestmark = pytest.mark.browser
OFFICER = "joost@maakindustrie.example"


def file_of(first):
    """Four hundred firms, of which twelve have a number that cannot be right and three stand there twice."""
    rows = [member(first + at, name=f"Voorbeeldlid {first + at}") for at in range(385)]
    wrong = [member(f"{at:05}", name=f"Voorbeeld zonder nummer {at}") for at in range(12)]
    return as_csv([*rows, *wrong, *rows[:3]])


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_branch_imports_its_members(enter, site, width):
    page = await enter(width=width)
    await sign_in_at_once(page.context, site, OFFICER)
    first = 70_000_000 + width * 1_000
    await page.goto("/branche/leden")
    await page.get_by_role("link", name="Importeer leden").click()
    await expect(page.get_by_role("heading", name="Importeer leden", level=1)).to_be_visible()
    file = {"name": f"leden-{width}.csv", "mimeType": "text/csv", "buffer": file_of(first)}
    chooser = page.get_by_label("Kies een bestand")
    await chooser.focus()
    await chooser.set_input_files(file)

    await expect(page.get_by_role("heading", name="Wat er zou veranderen")).to_be_visible()
    address = page.url
    assert re.search(r"/branche/leden/importeren/[0-9a-f-]{36}$", address)

    async def shows(term, value):
        row = page.locator("dl > div").filter(has=page.get_by_text(term, exact=True))
        await expect(row.get_by_role("definition")).to_have_text(value)

    await shows("Nieuw", "385")
    await shows("Overgeslagen: er klopt iets niet", "12")
    await shows("Overgeslagen: dubbel", "3")
    mismatches = page.get_by_role("region", name="Wat er niet klopt")
    await expect(mismatches.get_by_role("row")).to_have_count(16)
    await expect(mismatches.get_by_role("row", name="387")).to_contain_text("Een KVK-nummer heeft acht cijfers.")
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Bewaar deze lijst").click()
    assert (await saving.value).suggested_filename == "klopt-niet.csv"
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await picture(page, f"leden-import-{width}")

    await page.get_by_label("Postcode").select_option(label="SBI")
    await page.get_by_role("button", name="Kijk het bestand opnieuw na").click()
    await expect(page.get_by_text("Kies voor elk veld een eigen kolom").first).to_be_visible()
    await page.get_by_label("Postcode").select_option(label="Postcode")
    await page.get_by_label("Medewerkers").select_option("")
    await page.get_by_role("button", name="Kijk het bestand opnieuw na").click()
    await shows("Nieuw", "385")
    await expect(page.get_by_label("Medewerkers")).to_have_value("")

    await page.goto("/branche/leden/importeren")
    await page.get_by_role("link", name=f"leden-{width}.csv").click()
    await expect(page).to_have_url(address)
    await page.get_by_role("button", name="Werk de ledenlijst bij").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("Uw ledenlijst is bijgewerkt")).to_be_visible()
    await expect(page.get_by_role("heading", name="Wat er veranderde")).to_be_visible()
    await page.get_by_role("link", name="Bekijk uw leden").click()
    await page.get_by_label("Zoek een lid").fill(str(first + 384))
    await expect(page.get_by_text(f"Voorbeeldlid {first + 384}")).to_be_visible()


async def test_a_file_that_is_nothing_says_so_and_a_cancelled_import_changes_nothing(enter, site):
    page = await enter(width=360)
    await sign_in_at_once(page.context, site, OFFICER)
    await page.goto("/branche/leden/importeren")
    chooser = page.get_by_label("Kies een bestand")
    await chooser.set_input_files({"name": "foto.csv", "mimeType": "text/csv", "buffer": b"\x89PNG\r\n\x1a\n"})
    await expect(page.get_by_text("Stuur een CSV-, Excel-")).to_be_visible()
    await chooser.set_input_files(
        {"name": "vreemd.csv", "mimeType": "text/csv", "buffer": as_csv([["70999999", "Anders"]], headings=("A", "B"))}
    )
    await expect(page.get_by_text("Waar staan het KVK-nummer en de naam?")).to_be_visible()
    await page.get_by_label("KVK-nummer").select_option(label="A")
    await page.get_by_label("Naam").select_option(label="B")
    await page.get_by_role("button", name="Kijk het bestand opnieuw na").click()
    await page.get_by_role("button", name="Annuleer deze import").click()
    await expect(page.get_by_text("U annuleerde deze import")).to_be_visible()
    await page.goto("/branche/leden?q=70999999")
    await expect(page.get_by_text("Geen leden gevonden")).to_be_visible()
