"""The plan of a company: management writes, the employees' representative refuses once and then agrees."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect

from backend.core import clock
from tests.journeys.service import sign_in_at_once

pytestmark = pytest.mark.browser

OWNER, REPRESENTATIVE = "marieke@korenbloem.example", "bas@korenbloem.example"
REFUSAL = "De bezorgers komen er nog niet in voor."
MEASURE = "De bezorgers maken samen met de planner de rondes."
AMENDED = "De bezorgers en de inpakploeg maken samen met de planner de rondes."


async def _open_plan(page: Page) -> None:
    """By the links, as people go."""
    await page.goto("/bedrijf/scans")
    published = page.get_by_role("listitem").filter(has_text="Gepubliceerd op")
    await published.get_by_role("link").last.click()
    await page.get_by_role("link", name=re.compile("^Naar het plan$")).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text("Het plan")


async def _refuse(representative: Page) -> None:
    await representative.get_by_role("button", name="Stel een maatregel erbij voor").click()
    await representative.get_by_label("De maatregel").fill("De bezorgers denken mee over de rondes.")
    await representative.get_by_label("Waarom", exact=True).fill("Zij weten waar de tijd blijft.")
    await representative.get_by_role("button", name="Stel dit voor").click()
    await expect(representative.get_by_role("button", name="Stel dit voor")).to_have_count(0)
    await expect(representative.get_by_text("Zij weten waar de tijd blijft.")).to_be_visible()
    await expect(representative.get_by_role("button", name="Eens", exact=True)).to_have_count(0)
    await representative.get_by_role("button", name="Niet eens").click()
    await representative.get_by_label("Waarom niet").fill(REFUSAL)
    await representative.get_by_role("button", name="Wij zijn het niet eens").click()
    # They disagreed with the version before too: only what is not in a field any more was recorded now.
    await expect(representative.get_by_role("textbox")).to_have_count(0)
    await expect(representative.get_by_text(REFUSAL).first).to_be_visible()


async def _adapt(owner: Page) -> None:
    await owner.reload()
    await expect(owner.get_by_text(REFUSAL).first).to_be_visible()
    await owner.get_by_role("button", name="Begin een nieuwe versie").click()
    await owner.get_by_role("button", name="Schrijf aan het plan").click()
    await owner.get_by_role("button", name="Een maatregel erbij").click()
    measure = owner.locator("li.plan-line").last
    await measure.get_by_label("Wat gaat u doen").fill(MEASURE)
    await measure.get_by_label("Wie zorgt ervoor").fill("De planner")
    await measure.get_by_label("Wanneer klaar").fill((clock.today() + timedelta(days=40)).isoformat())
    await measure.get_by_label("Budget").fill("1.250,50")
    await owner.get_by_role("button", name="Bewaar het plan").click()
    await expect(owner.get_by_role("heading", name=MEASURE)).to_be_visible()
    await expect(owner.locator("li.plan-line").last).to_contain_text("1.250,50")
    await owner.get_by_role("button", name="Leg het plan voor").click()
    await expect(owner.get_by_role("heading", name="Het ligt nu bij uw mensen")).to_be_visible()


async def _amend(representative: Page) -> None:
    await representative.goto(representative.url.split("?")[0])
    await representative.get_by_role("button", name=re.compile(f"Stel een wijziging voor ?: {MEASURE}")).click()
    await representative.get_by_label("De maatregel").fill(AMENDED)
    await representative.get_by_label("Waarom", exact=True).fill("De inpakploeg laadt de wagens.")
    await representative.get_by_role("button", name="Stel dit voor").click()
    await expect(representative.get_by_text("Eens zijn kan als de leiding")).to_be_visible()


async def _agree(representative: Page) -> None:
    await representative.reload()
    await expect(representative.get_by_text("Overgenomen", exact=True).first).to_be_visible()
    await representative.get_by_role("button", name="Eens", exact=True).click()
    await representative.get_by_role("button", name="Wij zijn het eens").click()
    await expect(representative.get_by_text("Medewerkers akkoord").first).to_be_visible()
    # What was said before stays where it was said.
    await expect(representative.get_by_text(REFUSAL)).to_be_visible()


async def _begin_trajectory(owner: Page, site: str) -> str:
    """The agreement itself is for the adviser's journey; this one is about the plan that comes along."""
    advisers = await (await owner.context.request.get("/v1/advisers")).json()
    made = await owner.context.request.post(
        "/v1/trajectories",
        data={"adviserId": advisers["items"][0]["id"], "theme": "work_division", "goal": "Samen de rondes maken."},
        headers={"X-Requested-With": "slimmer-werken", "Origin": site, "Idempotency-Key": f'"{uuid4()}"'},
    )
    assert made.status == 201, await made.text()
    return str((await made.json())["id"])


async def test_a_plan_is_refused_adapted_agreed_and_carried_out(enter, site):
    owner, representative = await enter(), await enter(width=360, height=740)
    await sign_in_at_once(owner.context, site, OWNER)
    await sign_in_at_once(representative.context, site, REPRESENTATIVE)
    for page in (owner, representative):
        await _open_plan(page)
    await expect(representative.get_by_role("button", name="Schrijf aan het plan")).to_have_count(0)
    await _refuse(representative)
    await _adapt(owner)
    await _amend(representative)

    await owner.reload()
    await owner.get_by_role("button", name="Neem over", exact=True).click()
    await expect(owner.get_by_role("heading", name=AMENDED)).to_be_visible()
    await _agree(representative)

    await owner.goto(f"/bedrijf/trajecten/{await _begin_trajectory(owner, site)}")
    await expect(owner.get_by_role("heading", name="Het plan waaraan u werkt")).to_be_visible()
    await expect(owner.get_by_text("Medewerkers akkoord")).to_be_visible()
    await expect(owner.get_by_text(AMENDED)).to_be_visible()
