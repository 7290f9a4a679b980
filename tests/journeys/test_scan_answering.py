"""An employee at the door of a scan: links and codes that do not let in, and a whole scan by keyboard."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from playwright.async_api import Page, expect
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.database import make_engine
from backend.organisations.models import Company
from backend.scans.keys import new_key, new_token
from backend.scans.models import InvitationKind, Scan, ScanStatus
from tests.journeys.axe import bring_axe, violations
from tests.makers.scans import make_link, make_scan

pytestmark = pytest.mark.browser

COMPANY = "Voorbeeldgroothandel Het Magazijn"
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


@pytest.fixture
async def tables(journey_database: str) -> AsyncIterator[AsyncSession]:
    """Writes straight into the database of the running service."""
    engine = make_engine(journey_database)
    async with AsyncSession(engine, expire_on_commit=False) as session:
        yield session
    await engine.dispose()


async def _a_scan(tables: AsyncSession, **more) -> Scan:
    company = (await tables.scalars(select(Company).filter_by(name=COMPANY))).one()
    return await make_scan(tables, company.id, **more)


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


async def test_links_and_codes_that_do_not_let_in(enter, tables):
    running, closed = await _a_scan(tables), await _a_scan(tables, status=ScanStatus.CLOSED)
    expired = await _a_scan(tables, closes_on=clock.today() - timedelta(days=1))
    single = await make_link(tables, running, kind=InvitationKind.SINGLE_USE)
    links = {
        await make_link(tables, closed): CLOSED,
        await make_link(tables, expired): CLOSED,
        await make_link(tables, expired, kind=InvitationKind.SINGLE_USE): NOT_VALID,
        new_token(): NOT_VALID,
    }
    await tables.commit()

    page = await enter(width=360, height=740)
    await bring_axe(page.context)
    for token, told in links.items():
        await page.goto("/")
        await page.goto(f"/meedoen#{token}")
        await _is_told(page, told)
    await page.goto("/meedoen")
    await _is_told(page, NO_LINK)

    first = await enter(width=360, height=740)
    await first.goto(f"/meedoen#{single}")
    await expect(first.get_by_role("button", name="Begin met onderwerp 1")).to_be_visible()
    await page.goto("/")
    await page.goto(f"/meedoen#{single}")
    await _is_told(page, NOT_VALID)

    await page.get_by_role("link", name="Ik heb een ontvangstcode").click()
    for code, told in ((new_key(), FORGED), ("ABCDE-FGHJK", MISTYPED)):
        for language, button in (("nl", "Open mijn antwoorden"), ("en", "Open my answers")):
            await page.get_by_label("Ontvangstcode" if language == "nl" else "Receipt code").fill(code)
            await page.get_by_role("button", name=button).click()
            await _sees(page, told, language)
            await page.get_by_role("button", name="English" if language == "nl" else "Nederlands").click()


async def test_a_scan_that_closes_under_somebodys_hands(enter, tables):
    scan = await _a_scan(tables)
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
    assert await violations(page) == []


async def _tab_to(page: Page, name: str) -> None:
    wanted = page.get_by_role("button", name=name)
    for _ in range(12):
        await page.keyboard.press("Tab")
        if await wanted.evaluate("button => button === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not come to {name!r}")


async def test_a_whole_scan_by_keyboard(enter, tables):
    token = await make_link(tables, await _a_scan(tables))
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
        await _tab_to(page, "Verder")
        await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Tot slot")
    await _answer_by_keyboard(page)
    await page.keyboard.press("Tab")
    await page.keyboard.type("Het rooster is er te laat.")
    await _tab_to(page, "Verstuur mijn antwoorden")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Dank u, uw antwoorden zijn binnen")
    await expect(page.locator("h1")).to_be_focused()
    assert await violations(page) == []
