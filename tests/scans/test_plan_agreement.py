"""Agreeing to a plan that was read, and amending it line by line."""

from datetime import timedelta

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.scans.models import Respondent
from tests.makers.scans import answers_at, publish_with

ANY = {"If-Match": "*"}
SOON = (clock.today() + timedelta(days=40)).isoformat()


@pytest.fixture
async def representative(client_as, company):
    return await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=company.id)


@pytest.fixture
async def scan(company, database):
    people = [(Respondent.EMPLOYEE, answers_at("employee", 2 + number % 3)) for number in range(6)]
    async with database.write() as session:
        return await publish_with(session, company.id, people)


@pytest.fixture
async def proposed(owner, scan):
    """A plan of two whole lines, proposed by the owner."""
    await owner.post(f"/scans/{scan.id}/plan/versions", json={}, headers={"Idempotency-Key": "het-eerste-plan"})
    line = {"theme": "work_division", "why": "Daar knelt het.", "who": "Ploegleider", "dueOn": SOON, "budgetCents": 0}
    lines = [{**line, "measure": "Samen inpakken."}, {**line, "measure": "De nachtploeg wisselt."}]
    await owner.put(f"/scans/{scan.id}/plan/lines", json={"lines": lines}, headers=ANY)
    moved = await owner.post(f"/scans/{scan.id}/plan/status-changes", json={"toStatus": "proposed"}, headers=ANY)
    assert moved.status_code == 200, moved.text
    return moved.json()


@pytest.mark.parametrize("to", ["agreed", "disagreed"])
async def test_nobody_decides_on_a_plan_without_saying_which_version_was_read(representative, scan, proposed, to):
    wish = {"toStatus": to, "words": "Wij lazen het niet."}
    assert proposed["status"] == "proposed"
    answer = await representative.post(f"/scans/{scan.id}/plan/status-changes", json=wish, headers=ANY)
    assert (answer.status_code, answer.json()["type"]) == (428, "/v1/problems/precondition-missing")
    assert (await representative.get(f"/scans/{scan.id}/plan")).json()["status"] == "proposed"


async def test_a_line_that_is_added_after_one_was_taken_out_comes_last(owner, representative, scan, proposed):
    more = {"kind": "add", "who": "Roosterploeg", "dueOn": SOON, "budgetCents": 0, "reason": "Dat vroegen de mensen."}
    wishes = [
        {"kind": "remove", "lineId": proposed["lines"][0]["id"], "reason": "Dubbel."},
        {**more, "measure": "Rooster samen maken."},
        {**more, "measure": "Elke week samen kijken."},
    ]
    for wish in wishes:
        made = await representative.post(f"/scans/{scan.id}/plan/proposals", json=wish, headers=ANY)
        assert made.status_code == 201, made.text
    for proposal in made.json()["proposals"]:
        path = f"/scans/{scan.id}/plan/proposals/{proposal['id']}/answers"
        assert (await owner.post(path, json={"accepted": True}, headers=ANY)).status_code == 200
    read = (await owner.get(f"/scans/{scan.id}/plan")).json()["lines"]
    kept = [line["measure"] for line in proposed["lines"][1:]]
    assert [line["measure"] for line in read] == [*kept, "Rooster samen maken.", "Elke week samen kijken."]
