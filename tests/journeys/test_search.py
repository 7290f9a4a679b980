"""Searching the whole site as people do: with errors, by keyboard, on a phone, and keeping the words it knows."""

import re

import pytest
from playwright.async_api import expect

from tests.journeys.axe import bring_axe, violations
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

EDITOR = "anna@programma.example"


@pytest.mark.parametrize("width", [1280, 360])
async def test_two_keys_open_the_box_and_the_arrows_lead_to_a_page(enter, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await page.goto("/")
    await expect(page.get_by_role("button", name="Zoeken", exact=True)).to_be_visible()
    box = page.get_by_role("combobox", name="Waar bent u naar op zoek?")
    await page.keyboard.press("/")
    await page.keyboard.press("k")
    await expect(box).to_be_hidden()
    await page.keyboard.press("Control+k")
    await expect(box).to_be_focused()
    await box.press_sequentially("zelfr")
    option = page.get_by_role("option").first
    await expect(option).to_contain_text("Zelfroosteren")
    assert await violations(page) == []
    await box.press("ArrowDown")
    await expect(option).to_have_attribute("aria-selected", "true")
    assert await box.get_attribute("aria-activedescendant") == await option.get_attribute("id")
    await box.press("Escape")
    await expect(option).to_be_hidden()
    await expect(box).to_be_focused()
    await box.press_sequentially("o")
    await expect(page.get_by_role("option").first).to_be_visible()
    await box.press("ArrowDown")
    await box.press("Enter")
    await page.wait_for_url("**/toolbox/zelfroosteren")
    await expect(page.get_by_role("heading", level=1)).to_be_focused()


async def test_the_keys_are_for_the_reference_where_that_is_on_screen(enter):
    page = await enter()
    await page.goto("/api")
    await expect(page.get_by_role("searchbox", name="Zoek in de API")).to_be_visible()
    await page.keyboard.press("Control+k")
    await expect(page.get_by_role("searchbox", name="Zoek in de API")).to_be_focused()
    await expect(page.get_by_role("combobox", name="Waar bent u naar op zoek?")).to_be_hidden()


async def test_escape_closes_the_box_and_the_focus_returns(enter):
    page = await enter()
    await page.goto("/")
    button = page.get_by_role("button", name="Zoeken", exact=True)
    await button.click()
    box = page.get_by_role("combobox", name="Waar bent u naar op zoek?")
    await expect(box).to_be_focused()
    await box.press("Escape")
    await expect(box).to_be_hidden()
    await expect(button).to_be_focused()


@pytest.mark.parametrize("width", [1280, 360])
async def test_a_typing_error_is_told_filters_stand_in_the_address_and_an_opinion_is_counted(enter, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await page.goto("/zoeken?q=zelfrosteren")
    await expect(page.get_by_text("Bedoelde u “zelfroosteren”?")).to_be_visible()
    await expect(page.get_by_text("Gevonden: “zelfroosteren” in de titel.").first).to_be_visible()
    assert await violations(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if width < 1000:
        await page.get_by_text("Filters", exact=True).click()
    await page.get_by_role("checkbox", name=re.compile("Adviseur")).locator("visible=true").check()
    await page.wait_for_url("**/zoeken?q=zelfrosteren&subject=advisers")
    await expect(page.get_by_role("link", name="Rosa Voorbeelden")).to_be_visible()
    await expect(page.get_by_role("link", name="Zelfroosteren", exact=True)).to_be_hidden()
    await page.reload()
    await expect(page.get_by_role("link", name="Rosa Voorbeelden")).to_be_visible()
    await page.get_by_role("button", name="Ja", exact=True).click()
    await expect(page.get_by_text("Dank u. Wij tellen alleen uw antwoord")).to_be_visible()


async def test_nothing_found_shows_ways_on(enter):
    page = await enter(width=360)
    await bring_axe(page.context)
    await page.goto("/zoeken?q=xylofoonwinkelketen")
    await expect(page.get_by_role("heading", name="Niets gevonden op “xylofoonwinkelketen”")).to_be_visible()
    await expect(page.get_by_role("link", name="Zoek een adviseur")).to_be_visible()
    assert await violations(page) == []
    await page.get_by_role("link", name="stel Syntens dan uw vraag").click()
    await expect(page.get_by_role("heading", name="Stel uw vraag aan Syntens")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 360])
async def test_an_editor_adds_words_and_whoever_searches_finds(enter, site, width):
    page = await enter(width=width)
    await bring_axe(page.context)
    await sign_in_at_once(page.context, site, EDITOR)
    await page.goto("/programma/zoekwoorden")
    await page.get_by_role("button", name="Voeg woorden toe").click()
    word = f"dienstmaakster{width}"
    await page.get_by_label("Woorden, elk op een regel").fill(word)
    await page.get_by_role("button", name="Bewaar de woorden").click()
    await expect(page.get_by_role("alert").first).to_be_visible()
    await page.get_by_label("Woorden, elk op een regel").fill(f"{word}\nzelfroosteren")
    await page.get_by_role("button", name="Bewaar de woorden").click()
    await expect(page.get_by_text(f"{word}, zelfroosteren")).to_be_visible()
    assert await violations(page) == []
    await page.goto(f"/zoeken?q={word}")
    await expect(page.get_by_text(f"een ander woord voor “{word}” in de titel").first).to_be_visible()
    await page.goto("/programma/zoekwoorden")
    await page.get_by_role("button", name=f"Haal weg: de woorden bij {word}").click()
    await page.get_by_role("button", name="Ja, haal weg").click()
    await expect(page.get_by_role("dialog")).to_be_hidden()
    await expect(page.get_by_text(f"{word}, zelfroosteren")).to_be_hidden()
