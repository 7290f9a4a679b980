"""An employee at the door of a scan: links and codes that do not let in, and a whole scan by keyboard."""

from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from backend.core import clock
from backend.scans.keys import new_key
from backend.scans.models import InvitationKind, Respondent
from tests.journeys.axe import bring_axe, violations
from tests.makers.scans import make_link, make_scan

pytestmark = pytest.mark.browser

CLOSED = {
    "nl": ("Deze scan neemt geen antwoorden meer aan", "De scan is gesloten."),
    "en": ("This scan takes no more answers", "The scan has closed."),
}
NOT_VALID = {
    "nl": ("Deze link werkt niet", "Misschien is hij al gebruikt"),
    "en": ("This link does not work", "Perhaps it was used already"),
}
NO_LINK = {
    "nl": ("Meedoen gaat met een link", "U vindt hem op de poster"),
    "en": ("You take part with a link", "You find it on the poster"),
}
FORGED = {
    "nl": ("Mijn antwoorden", "Bij deze code horen geen antwoorden."),
    "en": ("My answers", "No answers belong to this code."),
}
MISTYPED = {
    "nl": ("Mijn antwoorden", "Deze code klopt niet. Kijk of u zich hebt vertypt."),
    "en": ("My answers", "This code is not right. Check for a typing error."),
}


FOR_MANAGEMENT = {
    "nl": ("Hoe ziet u het werk in uw bedrijf?", "Bent u medewerker? Vraag dan een andere link"),
    "en": ("How do you see the work in your firm?", "Are you an employee? Then ask for another link"),
}


async def _sees(page: Page, told: dict[str, tuple[str, str]], language: str) -> None:
    heading, text = told[language]
    await expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    await expect(page.get_by_text(text)).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await violations(page) == []


async def _is_told(page: Page, told: dict[str, tuple[str, str]]) -> None:
    """In Dutch, and in English after a change of language."""
    await _sees(page, told, "nl")
    await page.get_by_role("button", name="English").click()
    await _sees(page, told, "en")
    await page.get_by_role("button", name="Nederlands").click()


async def test_an_employee_who_was_handed_the_link_for_management_notices_before_the_first_question(
    enter, tables, firm
):
    link = await make_link(tables, await make_scan(tables, firm.id), audience=Respondent.MANAGEMENT)
    await tables.commit()
    page = await enter(width=360, height=740)
    await bring_axe(page.context)
    await page.goto(f"/meedoen#{link}")
    await _is_told(page, FOR_MANAGEMENT)


async def test_links_that_do_not_let_in(enter, tables, firm):
    """One of each kind that people see apart; which links are refused is for `tests/scans/test_bad_answers.py`."""
    expired = await make_link(tables, await make_scan(tables, firm.id, closes_on=clock.today() - timedelta(days=1)))
    used = await make_link(tables, await make_scan(tables, firm.id), kind=InvitationKind.SINGLE_USE)
    await tables.commit()
    first = await enter(width=360, height=740)
    await first.goto(f"/meedoen#{used}")
    await expect(first.get_by_role("button", name="Begin met onderwerp 1")).to_be_visible()

    page = await enter(width=360, height=740)
    await bring_axe(page.context)
    for token, told in {expired: CLOSED, used: NOT_VALID, "": NO_LINK}.items():
        await page.goto("about:blank")
        await page.goto(f"/meedoen#{token}")
        await _is_told(page, told)


async def test_codes_that_do_not_let_in(enter):
    page = await enter(width=360, height=740)
    await bring_axe(page.context)
    await page.goto("/meedoen")
    await page.get_by_role("link", name="Ik heb een ontvangstcode").click()
    for code, told in ((new_key(), FORGED), ("ABCDE-FGHJK", MISTYPED)):
        for language, button in (("nl", "Open mijn antwoorden"), ("en", "Open my answers")):
            await page.get_by_label("Ontvangstcode" if language == "nl" else "Receipt code").fill(code)
            await page.get_by_role("button", name=button).click()
            await _sees(page, told, language)
            await page.get_by_role("button", name="English" if language == "nl" else "Nederlands").click()


async def test_a_scan_that_closes_under_somebodys_hands(enter, tables, firm):
    scan = await make_scan(tables, firm.id)
    token = await make_link(tables, scan)
    await tables.commit()
    page = await enter(width=360, height=740)
    await bring_axe(page.context)
    await page.goto(f"/meedoen#{token}")
    await page.get_by_role("button", name="Begin met onderwerp 1").click()
    await page.locator("fieldset.likert input").first.check(force=True)
    await expect(page.get_by_text("Opgeslagen om")).to_be_visible()

    scan.close(clock.now())
    await tables.commit()
    await page.locator("fieldset.likert").nth(1).locator("input").first.check(force=True)
    await expect(page.get_by_text("Wij kunnen uw antwoord niet meer bewaren")).to_be_visible()
    assert await violations(page) == []
    await page.reload()
    await _is_told(page, CLOSED)


async def _answer_by_keyboard(page: Page) -> None:
    """Every question on the screen by Tab and Space, then on by Tab and Enter; the focus came to the heading."""
    await expect(page.locator("h1")).to_be_focused()
    for question in await page.locator("fieldset.likert").all():
        await page.keyboard.press("Tab")
        await expect(question.locator("input").first).to_be_focused()
        await page.keyboard.press("Space")
        await page.keyboard.press("ArrowRight")
        await expect(question.locator("input").nth(1)).to_be_checked()


async def _tab_to(page: Page, name: str) -> None:
    wanted = page.get_by_role("button", name=name)
    for _ in range(12):
        await page.keyboard.press("Tab")
        if await wanted.evaluate("button => button === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not come to {name!r}")


async def test_a_whole_scan_by_keyboard(enter, tables, firm):
    token = await make_link(tables, await make_scan(tables, firm.id))
    await tables.commit()
    page = await enter(width=360, height=740)
    await bring_axe(page.context)
    await page.goto(f"/meedoen#{token}")
    await expect(page.get_by_role("button", name="Begin met onderwerp 1")).to_be_visible()
    assert await violations(page) == []
    await _tab_to(page, "Begin met onderwerp 1")
    await page.keyboard.press("Enter")
    for part in range(1, 9):
        await expect(page.get_by_text(f"Onderdeel {part} van 9")).to_be_visible()
        await _answer_by_keyboard(page)
        if part == 1:  # the others look alike
            assert await violations(page) == []
        await _tab_to(page, "Verder")
        await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Tot slot")
    await _answer_by_keyboard(page)
    assert await violations(page) == []
    await page.keyboard.press("Tab")
    await page.keyboard.type("Het rooster is er te laat.")
    await _tab_to(page, "Verstuur mijn antwoorden")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Dank u, uw antwoorden zijn binnen")
    await expect(page.locator("h1")).to_be_focused()
    assert await violations(page) == []
