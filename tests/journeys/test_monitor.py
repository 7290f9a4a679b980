"""The public monitor in a browser: a marked example, a table by its address, the formula, and what is not shown."""

import re

import pytest
from playwright.async_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_visitor_reads_a_table_and_shares_its_address(enter, width):
    page = await enter(width=width)
    await page.goto("/cijfers")
    await expect(page.get_by_text("Verzonnen cijfers, als voorbeeld")).to_be_visible()
    await page.get_by_role("combobox", name="Wat", exact=True).select_option(label="Bedrijven die wij volgen")
    await page.get_by_role("combobox", name="Verdeeld naar").select_option(label="sector en grootte")
    await expect(page).to_have_url(re.compile(r"/cijfers\?table=firms-section-size_class$"))
    table = page.get_by_role("table", name="Bedrijven die wij volgen, sector en grootte (bedrijven)")
    await expect(table.get_by_role("row").last).to_contain_text("320")
    wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    other = await enter(width=width)
    await other.goto("/cijfers?table=themes-province&share=25&gain=8")
    await expect(other.get_by_role("table", name="Bedrijven per thema, provincie (bedrijven)")).to_be_visible()
    await expect(other.get_by_text(re.compile("25 % van de bedrijven . 8 % winst = 2,0 procentpunt"))).to_be_visible()
    await other.get_by_role("link", name="Wat wij laten zien en wat niet").click()
    await expect(other.get_by_role("heading", level=1)).to_have_text("Wat wij laten zien en wat niet")


async def test_a_release_is_saved_as_a_file(enter):
    page = await enter()
    await page.goto("/cijfers")
    async with page.expect_download() as saved:
        await page.get_by_role("link", name="Bewaar alle cijfers als CSV").click()
    assert (await saved.value).suggested_filename.endswith("-voorbeeld.csv")
