"""The quick scan of a visitor: on a phone, another day, on another device, and then with the company."""

import re

import pypdf
import pytest
from playwright.async_api import Page, expect

from backend.identity.demonstration import PASSWORD
from backend.identity.scopes import Role
from tests.journeys.scan_steps import STATEMENTS, tick_all

pytestmark = pytest.mark.browser

OWNER = "ahmed@hetmagazijn.example"


async def _answer_parts(page: Page, first: int, last: int) -> None:
    for part in range(first, last + 1):
        await expect(page.get_by_text(f"Onderdeel {part} van 9")).to_be_visible()
        await expect(page.locator(STATEMENTS)).to_have_count(2)
        await tick_all(page, 1 if part in {1, 9} else 3)
        await page.get_by_role("button", name=re.compile("Verder|Bekijk de uitkomst")).click()


async def _reads_the_result(page: Page) -> None:
    await expect(page.get_by_role("heading", level=1)).to_contain_text("valt voor u het meest te winnen")
    await expect(page.get_by_text("Uw volgende stap")).to_be_visible()
    await expect(page.get_by_role("heading", name="Kijk hoe anderen begonnen").first).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    await page.get_by_text("Toon als tabel").click()
    # 2 and 2 on two statements of which the second is reverse: 25 and 75 points.
    await expect(page.get_by_role("row", name=re.compile("Werk- en taakverdeling"))).to_contain_text("50")


async def _keeps_the_pdf(page: Page) -> None:
    """It opens as a PDF that a reading program can read aloud: tagged, with its title and language."""
    async with page.expect_download() as arriving:
        await page.get_by_role("button", name="Bewaar de uitkomst als PDF").click()
    download = await arriving.value
    assert download.suggested_filename == "quickscan.pdf"
    found = pypdf.PdfReader(await download.path())
    root = found.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "nl")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "quickscan" in found.metadata.title.lower()
    told = " ".join(" ".join(sheet.extract_text() for sheet in found.pages).split())
    assert await page.get_by_role("heading", level=1).inner_text() in told
    assert "Werk- en taakverdeling" in told


async def test_a_visitor_on_a_phone_closes_the_browser_goes_on_and_keeps_the_result(enter):
    before = await enter(width=360, height=740)
    await before.goto("/scan")
    await _answer_parts(before, 1, 3)
    await expect(before.get_by_text("Onderdeel 4 van 9")).to_be_visible()
    # What the browser keeps on the device is all that is left of the answers.
    kept = await before.context.storage_state()
    await before.context.close()

    page = await enter(width=360, height=740, storage_state=kept)
    await page.goto("/scan")
    await _answer_parts(page, 4, 9)
    await _reads_the_result(page)
    await _keeps_the_pdf(page)

    await page.get_by_role("link", name="Log in en bewaar").click()
    await page.get_by_label("E-mailadres").fill(OWNER)
    await page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="Log in", exact=True).click()
    await page.get_by_role("button", name="Bewaar bij").click()
    await expect(page.get_by_text("Quickscan van")).to_be_visible()
    await page.goto("/bedrijf/scans")
    await page.get_by_role("link", name="Quickscan van").first.click()
    await expect(page.get_by_role("heading", name="Zo ziet u uw bedrijf")).to_be_visible()


async def test_its_link_goes_on_elsewhere_until_a_company_took_it_over(enter, member, firm):
    phone = await enter(width=360, height=740)
    await phone.goto("/scan")
    await _answer_parts(phone, 1, 1)
    await phone.get_by_role("button", name="Ga later door").click()
    link = await phone.locator("dialog .link-text").inner_text()

    elsewhere = await member(firm.id, Role.OWNER)
    await elsewhere.goto(link)
    await _answer_parts(elsewhere, 2, 2)
    await elsewhere.goto("/scan/uitkomst")
    await elsewhere.get_by_role("button", name="Bewaar bij").click()
    await expect(elsewhere.get_by_text("Quickscan van")).to_be_visible()
    await phone.goto("/")
    await phone.goto(link)
    await expect(phone.get_by_text("Deze quickscan is er niet meer")).to_be_visible()
