"""The scan as people walk through it: a visitor on a phone, and a company with nine employees."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.journeys.scan_steps import close_and_publish, employees_answer, management_answers, prepare_and_invite
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

OWNER = "ahmed@hetmagazijn.example"
STATEMENTS = "fieldset.likert"


async def _tick_all(page: Page, box: int) -> None:
    """Choose the same box in every statement on the screen."""
    await page.locator(STATEMENTS).first.wait_for()
    for statement in await page.locator(STATEMENTS).all():
        await statement.locator("input").nth(box).check(force=True)


async def test_a_visitor_takes_the_quick_scan_on_a_phone_and_has_a_result_at_once(enter):
    page = await enter(width=360, height=740)
    await page.goto("/scan")
    for part in range(1, 9):
        await expect(page.get_by_text(f"Onderdeel {part} van 9")).to_be_visible()
        await expect(page.locator(STATEMENTS)).to_have_count(2)
        await _tick_all(page, 1 if part == 1 else 3)
        if part == 4:
            await page.reload()
            await expect(page.locator("input:checked")).to_have_count(2)
        await page.get_by_role("button", name="Verder").click()
    await _tick_all(page, 1)
    await page.get_by_role("button", name="Bekijk de uitkomst").click()
    await expect(page.get_by_role("heading", level=1)).to_contain_text("valt voor u het meest te winnen")
    await expect(page.get_by_text("Uw volgende stap")).to_be_visible()
    await expect(page.get_by_role("heading", name="Kijk hoe anderen begonnen").first).to_be_visible()
    await page.get_by_text("Toon als tabel").click()
    # 2 and 2 on two statements of which the second is reverse: 25 and 75 points.
    await expect(page.get_by_role("row", name=re.compile("Werk- en taakverdeling"))).to_contain_text("50")


async def test_a_quick_scan_goes_on_another_day_on_another_device_and_with_the_company(enter, site):
    page = await enter(width=360, height=740)
    await page.goto("/scan")
    await _tick_all(page, 3)
    await page.get_by_role("button", name="Verder").click()
    await expect(page.get_by_text("Onderdeel 2 van 9")).to_be_visible()
    await _tick_all(page, 2)
    tomorrow = await page.context.new_page()  # another tab: what a closed tab kept would be gone
    await page.close()
    await tomorrow.goto("/scan")
    await expect(tomorrow.locator("input:checked")).to_have_count(2)
    await tomorrow.get_by_role("button", name="Ga later door").click()
    link = await tomorrow.locator("dialog .link-text").inner_text()

    elsewhere = await enter()
    await sign_in_at_once(elsewhere.context, site, OWNER)
    await elsewhere.goto(link)
    await expect(elsewhere.get_by_text("Onderdeel 3 van 9")).to_be_visible()
    for _ in range(3, 9):
        await _tick_all(elsewhere, 3)
        await elsewhere.get_by_role("button", name="Verder").click()
    await _tick_all(elsewhere, 0)
    await elsewhere.get_by_role("button", name="Bekijk de uitkomst").click()
    await elsewhere.get_by_role("button", name="Bewaar bij").click()
    await expect(elsewhere.get_by_text("Quickscan van")).to_be_visible()
    await elsewhere.goto("/bedrijf/scans")
    await elsewhere.get_by_role("link", name="Quickscan van").click()
    await expect(elsewhere.get_by_role("heading", name="Zo ziet u uw bedrijf")).to_be_visible()
    await tomorrow.goto(link)
    await expect(tomorrow.get_by_text("Deze quickscan is er niet meer")).to_be_visible()


async def _answer_on_a_phone(page: Page, link: str) -> str:
    """Interrupted by a reload and by a lost connection; answers the receipt code."""
    await page.goto(link)
    await expect(page.get_by_text("Niemand ziet wie wat antwoordt")).to_be_visible()
    await page.get_by_role("button", name="Begin met onderwerp 1").click()
    for part in range(1, 9):
        await expect(page.get_by_text(f"Onderdeel {part} van 9")).to_be_visible()
        if part == 5:
            await page.context.set_offline(True)
            await _tick_all(page, 3)
            await expect(page.get_by_text("Staat op dit apparaat")).to_be_visible()
            await page.context.set_offline(False)
        else:
            await _tick_all(page, 1 if part == 1 else 3)
        await expect(page.get_by_text("Opgeslagen om")).to_be_visible()
        if part == 3:
            await page.reload()
            await page.get_by_role("button", name="Verder met deze antwoorden").click()
            continue
        await page.get_by_role("button", name="Verder").click()
    await _tick_all(page, 3)
    await page.get_by_role("button", name="Verstuur mijn antwoorden").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Dank u, uw antwoorden zijn binnen")
    assert await page.evaluate("localStorage.getItem('scan-key')") is None
    return await page.locator(".receipt").inner_text()


async def test_a_company_scans_with_nine_employees(enter, site):
    owner = await enter()
    await sign_in_at_once(owner.context, site, OWNER)
    link = await prepare_and_invite(owner)
    await management_answers(owner, site)
    employee = await enter(width=390, height=844)
    code = await _answer_on_a_phone(employee, link)
    await employees_answer(site, link, 3)

    await close_and_publish(owner)
    await expect(owner.get_by_role("heading", level=1)).to_have_text("Nog te weinig antwoorden")
    await owner.get_by_role("button", name="Verleng de periode").click()
    await expect(owner.get_by_role("heading", level=1)).to_have_text("Nodig uw mensen uit")

    await employee.goto("/mijn-antwoorden")
    await employee.get_by_label("Ontvangstcode").fill(code.lower())
    await employee.get_by_role("button", name="Open mijn antwoorden").click()
    await expect(employee.get_by_text("Verstuurd. U kunt ze wijzigen")).to_be_visible()

    await employees_answer(site, link, 5)
    await close_and_publish(owner)
    await expect(owner.get_by_role("heading", level=1)).to_have_text(
        "Bij werk- en taakverdeling is uw leiding positiever dan uw medewerkers."
    )
    await expect(owner.get_by_text("9 medewerkers, 1 leidinggevende")).to_be_visible()
    await expect(
        owner.get_by_role("heading", name="Waar leiding en medewerkers van elkaar verschillen")
    ).to_be_visible()
    await owner.get_by_text("Toon als tabel").click()
    row = owner.get_by_role("row", name=re.compile("Werk- en taakverdeling"))
    await expect(row.get_by_role("cell").first).to_have_text("100")
    await expect(owner.get_by_role("heading", name="Samen met een adviseur")).to_be_visible()

    await employee.reload()
    await employee.get_by_label("Ontvangstcode").fill(code)
    await employee.get_by_role("button", name="Open mijn antwoorden").click()
    await expect(employee.get_by_role("heading", name=re.compile("uw leiding positiever"))).to_be_visible()
    await employee.get_by_role("button", name="Wis mijn antwoorden").click()
    await employee.get_by_role("button", name="Wis ze voorgoed").click()
    await expect(employee.get_by_role("heading", level=1)).to_have_text("Uw antwoorden zijn gewist")
    await owner.reload()
    await expect(owner.get_by_text("9 medewerkers, 1 leidinggevende")).to_be_visible()
