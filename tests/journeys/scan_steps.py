"""What people do with a scan, for every journey that needs one."""

from typing import Any
from uuid import uuid4

import httpx
from playwright.async_api import Page, expect

from backend.core import clock
from tests.makers.scans import answers_at, take_part

STATEMENTS = "fieldset.likert"
OF_MANAGEMENT = {**answers_at("management", 4, work_division=5), "DG1": 0, "DG2": 1}


async def prepare_and_invite(page: Page) -> str:
    """As the owner does it; answers the link for employees."""
    await page.goto("/bedrijf/scans")
    await page.get_by_role("link", name="Bereid een scan voor").click()
    await page.get_by_label("Naam van de scan").fill("Scan met het hele magazijn")
    await page.get_by_label("Met een ondernemingsraad").check()
    await page.get_by_label("Ja, ingelicht").check()
    await page.get_by_label("Op welke dag was dat?").fill(clock.today().isoformat())
    await page.get_by_label("In een overleg of vergadering").check()
    await page.get_by_role("button", name="Bewaar en kijk het na").click()
    await page.get_by_role("button", name="Open de scan").click()
    await page.get_by_role("button", name="Maak de link").first.click()
    return await page.locator(".link-text").first.inner_text()


async def invite_at_once(page: Page, site: str) -> str:
    """The same over the API, for who is signed in here; answers the link for employees."""

    async def post(path: str, wish: dict[str, Any]) -> Any:
        headers = {
            "X-Requested-With": "slimmer-werken",
            "Origin": site,
            "If-Match": "*",
            "Idempotency-Key": f'"{uuid4()}"',
        }
        answer = await page.context.request.post(f"/v1/scans{path}", data=wish, headers=headers)
        assert answer.ok, await answer.text()
        return await answer.json()

    today = clock.today().isoformat()
    wish = {
        "title": "Scan met het hele magazijn",
        "closesOn": today,
        "representation": "works_council",
        "staffInformedOn": today,
        "staffInformedHow": "meeting",
    }
    scan = await post("", wish)
    await post(f"/{scan['id']}/status-changes", {"toStatus": "open"})
    made = await post(f"/{scan['id']}/invitations", {"audience": "employee", "kind": "shared"})
    return str(made["links"][0]["url"])


async def management_answers(page: Page, site: str) -> None:
    await page.get_by_role("button", name="Maak de link").click()
    link = await page.locator(".link-text").nth(1).inner_text()
    async with httpx.AsyncClient(base_url=f"{site}/v1") as client:
        await take_part(client, link.split("#")[1], OF_MANAGEMENT)


async def employees_answer(site: str, link: str, count: int) -> None:
    async with httpx.AsyncClient(base_url=f"{site}/v1") as client:
        for number in range(count):
            await take_part(client, link.split("#")[1], of_employee(number))


async def the_rest_is_answered(site: str, key: str) -> None:
    """What has no answer yet gets one, as the device with this key would send it; it is not submitted."""
    headers = {"Scan-Key": key}
    async with httpx.AsyncClient(base_url=f"{site}/v1", headers=headers) as client:
        told = (await client.get("/scan-responses/current")).json()
        given = {each["itemCode"] for each in told["answers"]}
        for code, value in of_employee(1).items():
            if code not in given:
                saved = await client.put(f"/scan-responses/current/answers/{code}", json={"value": value})
                assert saved.status_code == 200, saved.text


def of_employee(number: int) -> dict[str, int]:
    """What one of several answers."""
    level, tasks = (3, 1) if number % 2 else (4, 2)  # all alike would be withheld
    return answers_at("employee", level, work_division=tasks)


async def begin(page: Page, link: str) -> None:
    """Come in by the link, read what is promised, and go to the first statements."""
    await page.goto(link)
    await expect(page.get_by_text("Niemand ziet wie wat antwoordt")).to_be_visible()
    await page.get_by_role("button", name="Begin met onderwerp 1").click()
    await expect(page.get_by_text("Onderdeel 1 van 9")).to_be_visible()


async def tick_all(page: Page, box: int) -> None:
    """Choose the same box in every statement on the screen."""
    await page.locator(STATEMENTS).first.wait_for()
    for statement in await page.locator(STATEMENTS).all():
        await statement.locator("input").nth(box).check(force=True)


async def open_with_code(page: Page, code: str) -> None:
    """One's own answers, by the receipt code."""
    await page.goto("/mijn-antwoorden")
    await page.get_by_label("Ontvangstcode").fill(code)
    await page.get_by_role("button", name="Open mijn antwoorden").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Uw antwoorden")


async def withdraw(page: Page, told: str) -> None:
    """Of the answers on the screen; afterwards it stands there what is gone and what is not."""
    await page.get_by_role("button", name="Wis mijn antwoorden").click()
    await page.get_by_role("button", name="Wis ze voorgoed").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Uw antwoorden zijn gewist")
    await expect(page.get_by_text(told)).to_be_visible()


async def close(page: Page) -> None:
    await page.reload()
    await page.get_by_role("button", name="Sluit de scan", exact=True).click()
    await page.get_by_role("button", name="Sluit de scan nu").click()
    await expect(page.get_by_role("button", name="Publiceer de uitkomst")).to_be_visible()


async def close_and_publish(page: Page) -> None:
    await close(page)
    await page.get_by_role("button", name="Publiceer de uitkomst").click()
