"""A researcher brings two files along, sees what was understood, reads the release, saves and deletes it."""

import pytest
from playwright.async_api import expect

from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once
from tests.journeys.test_members import picture
from tests.studies.panels import jtrain

pytestmark = pytest.mark.browser
RESEARCHER = "eva@arbeidsmonitor.example"


def sent(name, content):
    return {"name": name, "mimeType": "text/csv", "buffer": content}


async def sound(page):
    """Nothing that axe holds against it, and nothing that sticks out."""
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [1280, 360])
async def test_from_two_files_to_a_release(enter, site, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await sign_in_at_once(page.context, site, RESEARCHER)
    await page.goto("/onderzoek/onderzoeken")
    await expect(page.get_by_role("heading", name="Uw onderzoeken")).to_be_visible()
    await sound(page)
    await page.get_by_role("link", name="Begin een onderzoek").click()
    firms, measurements = jtrain()
    await page.get_by_label("Kies het bestand met bedrijven").set_input_files(sent("firms.csv", firms))
    bad = measurements.replace(b",scrap_rate,", b',scrap_rate,"1,5"', 1)
    measured = page.get_by_label("Kies het bestand met metingen")
    await measured.set_input_files(sent("measurements.csv", bad))
    await expect(page.get_by_text("measurements.csv. Rij 2:")).to_be_visible()
    await picture(page, f"onderzoek-fout-{width}")
    await measured.set_input_files(sent("measurements.csv", measurements))
    await expect(page.get_by_role("heading", name="Dit hebben wij begrepen")).to_be_visible()
    await page.get_by_label("Logaritme").check()
    await page.get_by_label("unionised").check()
    await page.get_by_label("Naam van het onderzoek").fill("Scholing in Michigan")
    await sound(page)
    await picture(page, f"onderzoek-nieuw-{width}")
    await page.get_by_role("button", name="Reken door").first.click()
    await expect(page.get_by_role("heading", name="Scholing in Michigan")).to_be_visible()
    await expect(page.get_by_role("heading", name="Alle cijfers")).to_be_visible()
    await sound(page)
    await picture(page, f"onderzoek-uitkomst-{width}")
    for kind in ("json", "csv"):
        async with page.expect_download() as saving:
            await page.get_by_role("button", name=f"Bewaar als {kind.upper()}").click()
        assert (await saving.value).suggested_filename == f"scrap_rate.{kind}"
    await page.get_by_role("button", name="Verwijder").click()
    await page.get_by_role("button", name="Ja, verwijder").click()
    await expect(page.get_by_role("heading", name="Uw onderzoeken")).to_be_visible()
    await expect(page.get_by_text("Scholing in Michigan")).to_have_count(0)
