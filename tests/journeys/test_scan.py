"""A scan with nine employees: two are interrupted and go on, one withdraws before closing and one after."""

import re

import pytest
from playwright.async_api import Page, expect

from backend.identity.scopes import Role
from backend.scans.models import Respondent
from tests.journeys.axe import bring_axe, violations
from tests.journeys.scan_steps import (
    OF_MANAGEMENT,
    STATEMENTS,
    begin,
    close,
    of_employee,
    open_with_code,
    the_rest_is_answered,
    tick_all,
    withdraw,
)
from tests.makers.scans import answer_with, make_scan

pytestmark = pytest.mark.browser

BEFORE_PUBLICATION = "Er is niets meer van bewaard."
AFTER_PUBLICATION = "De uitkomst die al is gepubliceerd blijft zoals zij is."


async def _copied_reminder(owner: Page, link: str) -> str:
    """The one message for everybody, as the owner pastes it elsewhere."""
    await owner.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await expect(owner.locator("section", has_text="Herinner iedereen").last).to_contain_text(link)
    await owner.get_by_role("button", name="Kopieer de herinnering").click()
    await expect(owner.get_by_text("De herinnering is gekopieerd.")).to_be_visible()
    return str(await owner.evaluate("navigator.clipboard.readText()"))


async def _code_for_later(page: Page) -> str:
    await page.get_by_text("Later verder op een ander apparaat").click()
    return await page.locator(".receipt").inner_text()


async def _submit(page: Page) -> str:
    """From the last screen; answers the receipt code, which is nowhere else on this device."""
    await expect(page.get_by_text("Onderdeel 9 van 9")).to_be_visible()
    await tick_all(page, 3)
    await page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Dank u, uw antwoorden zijn binnen")
    assert await page.evaluate("localStorage.getItem('scan-key')") is None
    return await page.locator(".receipt").inner_text()


async def _interrupted_on_a_phone(page: Page, site: str, link: str) -> str:
    """By a lost connection and by a closed page; answers the receipt code."""
    await begin(page, link)
    await tick_all(page, 1)
    await expect(page.get_by_text("Opgeslagen om")).to_be_visible()
    await page.get_by_role("button", name="Verder").click()
    await expect(page.get_by_text("Onderdeel 2 van 9")).to_be_visible()
    await page.context.set_offline(True)
    await tick_all(page, 3)
    await expect(page.get_by_text("Staat op dit apparaat")).to_be_visible()
    await page.context.set_offline(False)
    await expect(page.get_by_text("Opgeslagen om")).to_be_visible()
    await page.reload()
    await page.get_by_role("button", name="Verder met deze antwoorden").click()
    await expect(page.get_by_text("Onderdeel 3 van 9")).to_be_visible()
    await page.get_by_role("button", name="Terug").click()
    await expect(page.locator("input:checked")).to_have_count(await page.locator(STATEMENTS).count())
    await the_rest_is_answered(site, await _code_for_later(page))
    await page.reload()
    await page.get_by_role("button", name="Verder met deze antwoorden").click()
    return await _submit(page)


async def _goes_on_on_another_device(phone: Page, computer: Page, site: str, link: str) -> None:
    """With the code that stands on the page, before anything was submitted."""
    await begin(phone, link)
    await tick_all(phone, 1)
    await expect(phone.get_by_text("Opgeslagen om")).to_be_visible()
    code = await _code_for_later(phone)
    await phone.close()
    await open_with_code(computer, code.lower().replace("-", " "))
    await expect(computer.get_by_text("Nog niet verstuurd.")).to_be_visible()
    await computer.get_by_role("button", name="Ga verder").click()
    await expect(computer.get_by_text("Onderdeel 2 van 9")).to_be_visible()
    await tick_all(computer, 3)
    await expect(computer.get_by_text("Opgeslagen om")).to_be_visible()
    await the_rest_is_answered(site, code)
    await open_with_code(computer, code)
    await computer.get_by_role("button", name="Ga verder").click()
    assert await _submit(computer) == code


async def test_a_company_scans_with_nine_employees(*, enter, member, firm, tables, site):
    scan = await make_scan(tables, firm.id, shared=True)
    owner = await member(firm.id, Role.OWNER)
    await owner.goto(f"/bedrijf/scans/{scan.id}")
    await owner.get_by_role("button", name="Maak de link").first.click()
    reminder = await _copied_reminder(owner, await owner.locator(".link-text").first.inner_text())
    assert "Iedereen krijgt dit bericht: niemand weet wie al antwoordde." in reminder
    link = re.search(r"http\S+#\S+", reminder)[0]

    employee = await enter(width=390, height=844)
    code = await _interrupted_on_a_phone(employee, site, link)
    await _goes_on_on_another_device(await enter(width=390, height=844), await enter(), site, link)
    employees = [(Respondent.EMPLOYEE, of_employee(number)) for number in range(7)]
    leaves_before, leaves_after, *_ = await answer_with(
        tables, scan, [*employees, (Respondent.MANAGEMENT, OF_MANAGEMENT)]
    )
    await tables.commit()
    other = await enter(width=390, height=844)
    await bring_axe(other.context)
    await open_with_code(other, leaves_before)
    await expect(other.get_by_text("Verstuurd. U kunt ze wijzigen")).to_be_visible()
    assert await violations(other) == []
    await withdraw(other, BEFORE_PUBLICATION)

    await close(owner)
    await other.goto(link)
    await expect(other.get_by_role("heading", level=1)).to_have_text("Deze scan neemt geen antwoorden meer aan")
    await expect(other.get_by_text("Dan kunt u uw antwoorden nog lezen of wissen.")).to_be_visible()
    await open_with_code(other, leaves_after)
    await expect(other.get_by_text("De scan is gesloten. Wijzigen kan niet meer; wissen wel.")).to_be_visible()
    await expect(other.get_by_role("button", name="Wijzig mijn antwoorden")).to_have_count(0)
    await withdraw(other, BEFORE_PUBLICATION)

    await owner.get_by_role("button", name="Publiceer de uitkomst").click()
    headline = "Bij werk- en taakverdeling is uw leiding positiever dan uw medewerkers."
    await expect(owner.get_by_role("heading", level=1)).to_have_text(headline)
    await expect(owner.get_by_text("7 medewerkers, 1 leidinggevende")).to_be_visible()
    await open_with_code(employee, code)
    await expect(employee.get_by_role("heading", name=headline)).to_be_visible()
    await withdraw(employee, AFTER_PUBLICATION)
    await owner.reload()
    await expect(owner.get_by_text("7 medewerkers, 1 leidinggevende")).to_be_visible()
