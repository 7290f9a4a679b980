"""From three advisers side by side to a review that counts on the page of the one who was chosen."""

import re

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from backend.advisers.models import Adviser
from backend.organisations.models import Company
from backend.trajectories.models import TrajectoryStatus
from tests.journeys.prepared import number_of_its_own
from tests.journeys.service import sign_in_at_once
from tests.makers.reviews import make_completed, make_review, make_review_link, make_round
from tests.makers.trajectories import make_trajectory

pytestmark = pytest.mark.browser

OWNER, ADVISER = "kees@kantbank.example", "karin@kompas.example"
FIRM = "Voorbeeldplaatwerk De Kantbank"
NAME = "Karin Voorbeeldhuis"
QUESTION = "Kunt u meedenken over de werkvoorbereiding van maandag?"
CODE = re.compile(r"^([2-9A-Z]{5}-){3}[2-9A-Z]{5}$")
STATEMENTS = (
    "De adviseur luisterde naar de medewerkers.",
    "Ons werk gaat er beter door.",
    "De adviseur deed wat was afgesproken.",
    "Ik zou weer met deze adviseur willen werken.",
)


async def test_compare_ask_answer_work_and_review(enter, site, tables):
    owner = await enter(width=360)
    await sign_in_at_once(owner.context, site, OWNER)
    await owner.goto("/adviseurs")
    await owner.get_by_role("checkbox", name=f"Vergelijk {NAME}").check()
    others = owner.get_by_role("checkbox", name="Vergelijk ")
    await others.nth(1 if await others.nth(0).is_checked() else 0).check()
    await owner.get_by_role("link", name="Zet ze naast elkaar").click()
    table = owner.get_by_role("table")
    for row in (
        "Antwoordt meestal binnen",
        "Oordeel van bedrijven",
        "Oordeel van medewerkers",
        "Bureau erkend tot en met",
    ):
        await expect(table.get_by_role("rowheader", name=row)).to_be_attached()
    await table.get_by_role("link", name=NAME).click()

    await owner.get_by_label("Uw vraag in het kort").fill(QUESTION)
    await owner.get_by_role("button", name="Stuur de vraag").click()
    await expect(owner.get_by_text("Uw vraag is onderweg")).to_be_visible()

    adviser = await enter()
    await sign_in_at_once(adviser.context, site, ADVISER)
    await adviser.goto("/adviseur/verzoeken")
    asked = adviser.get_by_role("listitem").filter(has_text=QUESTION)
    await asked.get_by_role("button", name="Beantwoord dit verzoek").click()
    await adviser.get_by_role("dialog").get_by_role("radio").first.check()
    await adviser.get_by_role("dialog").get_by_role("button", name="Verstuur het antwoord").click()
    await expect(asked.get_by_text("Wil kennismaken")).to_be_visible()

    # The work itself, and what four companies before made of it.
    karin = (await tables.scalars(select(Adviser).filter_by(name=NAME))).one()
    company = (await tables.scalars(select(Company).filter_by(name=FIRM))).one()
    trajectory = await make_trajectory(
        tables, company_id=company.id, adviser=karin, status=TrajectoryStatus.COMPLETED, steps_done=4
    )
    for score in (2, 3, 4, 4):
        await make_review(tables, karin, result=score)
    await tables.commit()

    before = await enter()  # somebody who has no earlier answer of this page
    await before.goto(f"/adviseurs/{karin.id}")
    await expect(before.get_by_text("Nog te weinig beoordelingen (4)")).to_be_visible()
    await owner.goto(f"/bedrijf/trajecten/{trajectory.id}")
    await owner.get_by_role("link", name="Beoordeel de adviseur").click()
    await owner.get_by_role("button", name="Geef uw oordeel").press("Enter")
    await expect(owner.get_by_role("alert")).to_contain_text("4 dingen")
    for statement in STATEMENTS:
        await owner.get_by_role("group", name=statement).get_by_role("radio", name="Helemaal eens", exact=True).check()
    await owner.get_by_label("Wat wilt u andere bedrijven vertellen?").fill("Begon op de werkvloer.")
    await owner.get_by_role("button", name="Geef uw oordeel").click()
    await expect(owner.get_by_text("Uw oordeel is bewaard")).to_be_visible()
    await expect(owner.get_by_text("Wordt nagelezen")).to_be_visible()

    visitor = await enter()
    await visitor.goto(f"/adviseurs/{karin.id}")
    result = visitor.locator(".review-figures > div").filter(has_text="Resultaat")
    await expect(result).to_contain_text("3,5 van 5")
    await expect(result).to_contain_text("5 bedrijven")
    await expect(visitor.get_by_text("Begon op de werkvloer.")).to_have_count(0)  # read by the programme office first


async def test_an_employee_answers_with_a_link_and_changes_it_with_the_code(enter, site, tables):
    karin = (await tables.scalars(select(Adviser).filter_by(name=NAME))).one()
    asked = await make_round(tables, await make_completed(tables, karin, kvk_number=number_of_its_own()))
    token = await make_review_link(tables, asked.id, single_use=True)
    await tables.commit()
    phone = await enter(width=360)
    await phone.goto(f"/beoordelen#{token}")
    await expect(phone.get_by_role("heading", level=1)).to_have_text(f"Wat vindt u van {NAME}?")
    await phone.reload()  # the link is spent; this device goes on where it was
    for statement in STATEMENTS[:3]:
        await phone.get_by_role("group", name=statement).get_by_role("radio", name="Eens", exact=True).check()
    last = phone.get_by_role("group", name=STATEMENTS[3])
    await last.get_by_role("radio", name="Weet ik niet of geldt niet voor mij").check()
    await phone.get_by_role("button", name="Verstuur").click()
    await expect(phone.get_by_role("heading", level=1)).to_have_text("Dank u, uw antwoord is verstuurd")
    code = await phone.get_by_text(CODE).inner_text()
    kept = await phone.evaluate("JSON.stringify([location.hash, localStorage.getItem('review-key')])")
    assert kept == '["",null]'  # the next person on this device comes upon nothing

    later = await enter(width=360)
    await later.goto("/beoordelen")
    await later.get_by_label("Uw code").fill(code.lower())
    await later.get_by_role("button", name="Open mijn antwoord").click()
    chosen = later.get_by_role("group", name=STATEMENTS[0]).get_by_role("radio", name="Eens", exact=True)
    await expect(chosen).to_be_checked()
    await later.get_by_role("button", name="Wis mijn antwoorden").click()
    await expect(later.get_by_role("heading", level=1)).to_have_text("Uw antwoorden zijn gewist")
