"""What comes after publication: a result shared by a link, and the open answers, read before they are shown."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from backend.identity.scopes import Role
from backend.scans.models import Respondent
from tests.journeys.axe import bring_axe, violations
from tests.journeys.prepared import number_of_its_own
from tests.journeys.service import sign_in_at_once
from tests.journeys.walk import MOVE
from tests.makers.organisations import make_company
from tests.makers.scans import answers_at, publish_with

pytestmark = pytest.mark.browser

OFFICER = "anna@programma.example"
PEOPLE = [
    (Respondent.MANAGEMENT, answers_at("management", 4)),
    *((Respondent.EMPLOYEE, answers_at("employee", 2 + number % 2)) for number in range(10)),
]
NAMED = "Henk van de planning luistert niet."
TOO_MUCH = "Ik was op 3 mei als enige ziek en werd gebeld."
PLAIN = [f"Het magazijn wacht vaak op papier, vooral op dag {number}." for number in range(8)]


async def test_a_result_is_read_by_its_link_until_the_owner_stops_it(enter, member, firm, tables):
    scan = await publish_with(tables, firm.id, PEOPLE)
    owner = await member(firm.id, Role.OWNER)
    await owner.goto(f"/bedrijf/scans/{scan.id}/uitkomst")
    await owner.get_by_role("button", name="Maak of bekijk de link").click()
    await owner.get_by_role("button", name="Maak de link").click()
    link = await owner.locator(".link-box .link-text").inner_text()

    employee = await enter(width=360, height=740)
    await bring_axe(employee.context)
    await employee.goto(link)
    await expect(employee.get_by_role("heading", level=1)).to_have_text("Wat er uit onze scan kwam")
    await expect(employee.get_by_text("10 medewerkers, 1 leidinggevende")).to_be_visible()
    await expect(employee.get_by_text("Niemand ziet losse antwoorden.")).to_be_visible()
    await _fits_and_shuts_nobody_out(employee)
    await expect(employee.get_by_role("button", name="Maak de link")).to_have_count(0)
    await _goes_on_to_another_page(employee)
    await employee.goto(link)

    await owner.get_by_role("button", name="Stop met delen").click()
    await owner.get_by_role("dialog").get_by_role("button", name="Stop met delen").click()
    await expect(owner.get_by_text("De link werkt niet meer.")).to_be_visible()
    await employee.reload()
    await expect(employee.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet, of niet meer")
    await expect(employee.get_by_text("deelt uw bedrijf de uitkomst niet meer")).to_be_visible()
    await expect(employee.get_by_text("10 medewerkers")).to_have_count(0)
    await _fits_and_shuts_nobody_out(employee)


async def _goes_on_to_another_page(employee: Page) -> None:
    """The words behind the # of the next page are not taken for a link to a result."""
    asked: list[str] = []
    employee.on("request", lambda request: asked.append(request.url))
    await employee.evaluate(MOVE, "/meedoen#een-uitnodiging")
    await expect(employee.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet")
    await expect(employee.get_by_role("heading", level=1)).to_be_focused()
    assert [url for url in asked if url.endswith("/shared-scan-results/current")] == []


async def _fits_and_shuts_nobody_out(page: Page) -> None:
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await violations(page) == []


def _waiting(officer: Page, words: str) -> Locator:
    return officer.get_by_role("listitem").filter(has=officer.locator("textarea", has_text=words))


async def _review(officer: Page, firm_name: str) -> None:
    """One is shown without a name, one is not shown at all, the others as they are."""
    await officer.goto("/programma/vragenlijsten")
    await expect(_waiting(officer, NAMED)).to_be_visible()
    await expect(officer.locator("main")).not_to_contain_text(firm_name)

    named = _waiting(officer, NAMED)
    await named.get_by_role("button", name="Haal de gekozen woorden weg").click()
    await expect(named.get_by_text("Kies eerst de woorden die weg moeten.")).to_be_visible()
    await named.get_by_role("textbox").dblclick(position={"x": 24, "y": 20})  # the first word
    await named.get_by_role("button", name="Haal de gekozen woorden weg").click()
    masked = _waiting(officer, "[…] van de planning luistert niet.")
    await masked.get_by_role("button", name="Laat zien").click()
    await expect(masked).to_have_count(0)
    await _waiting(officer, TOO_MUCH).get_by_role("button", name="Laat niet zien en wis").click()
    await expect(_waiting(officer, TOO_MUCH)).to_have_count(0)
    for words in PLAIN:
        await _waiting(officer, words).get_by_role("button", name="Laat zien").click()
        await expect(_waiting(officer, words)).to_have_count(0)


async def test_open_answers_are_reviewed_by_the_programme_and_then_read_by_the_firm(enter, member, firm, tables, site):
    scan = await publish_with(tables, firm.id, PEOPLE, remarks=[NAMED, TOO_MUCH, *PLAIN])
    for _ in range(2):  # others wait among them: more than one page of the API
        other = await make_company(tables, kvk_number=number_of_its_own())
        await publish_with(
            tables, other.id, PEOPLE, remarks=[f"Bij ons wacht het magazijn op {day}." for day in range(10)]
        )
    owner, officer = await member(firm.id, Role.OWNER), await enter()
    await sign_in_at_once(officer.context, site, OFFICER)
    await owner.goto(f"/bedrijf/scans/{scan.id}/uitkomst")
    written = owner.locator("section", has=owner.get_by_role("heading", name="Wat uw mensen erbij schreven")).last
    await expect(written.get_by_text("Het programma leest de opmerkingen eerst na")).to_be_visible()

    await _review(officer, firm.name)
    await owner.reload()
    await expect(written.get_by_role("listitem")).to_have_count(9)
    told = sorted(await written.get_by_role("listitem").all_inner_texts())
    assert told == sorted(["[…] van de planning luistert niet.", *PLAIN])
    await expect(owner.locator("main")).not_to_contain_text(re.compile("Henk|3 mei"))
