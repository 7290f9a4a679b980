"""What people do with a scan, for every journey that needs one."""

import httpx
from playwright.async_api import Page

from tests.makers.scans import answers_at, take_part


async def prepare_and_invite(page: Page) -> str:
    """As the owner does it; answers the link for employees."""
    await page.goto("/bedrijf/scans")
    await page.get_by_role("link", name="Bereid een scan voor").click()
    await page.get_by_label("Naam van de scan").fill("Scan met het hele magazijn")
    await page.get_by_label("De ondernemingsraad").check()
    await page.get_by_role("button", name="Bewaar en kijk het na").click()
    await page.get_by_role("button", name="Open de scan").click()
    await page.get_by_role("button", name="Maak de link").first.click()
    return await page.locator(".link-text").first.inner_text()


async def management_answers(page: Page, site: str) -> None:
    await page.get_by_role("button", name="Maak de link").click()
    link = await page.locator(".link-text").nth(1).inner_text()
    async with httpx.AsyncClient(base_url=f"{site}/v1") as client:
        answers = {**answers_at("management", 4, work_division=5), "DG1": 0, "DG2": 1}
        await take_part(client, link.split("#")[1], answers)


async def employees_answer(site: str, link: str, count: int) -> None:
    async with httpx.AsyncClient(base_url=f"{site}/v1") as client:
        for number in range(count):
            level, tasks = (3, 1) if number % 2 else (4, 2)  # all alike would be withheld
            await take_part(client, link.split("#")[1], answers_at("employee", level, work_division=tasks))


async def close_and_publish(page: Page) -> None:
    await page.reload()
    await page.get_by_role("button", name="Sluit de scan", exact=True).click()
    await page.get_by_role("button", name="Sluit de scan nu").click()
    await page.get_by_role("button", name="Publiceer de uitkomst").click()
