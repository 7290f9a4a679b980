"""The plan after a scan: from the result, amended by a staff representative, agreed or not, and never changed after."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from backend.core import clock
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.notifications.models import Notice
from backend.scans.models import PlanLine, PlanProposal, PlanVersion, Respondent
from tests.makers.scans import answers_at, make_scan, publish_with

ANY = {"If-Match": "*"}
SOON = (clock.today() + timedelta(days=40)).isoformat()


def _once():
    return {"Idempotency-Key": str(uuid4())}


@pytest.fixture
async def representative(client_as, company):
    return await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=company.id)


@pytest.fixture
async def scan(company, database):
    """A published scan: management 100 and employees 29 at division of work, 75 and 54 elsewhere."""
    management = {**answers_at("management", 4, work_division=5), "DG1": 0, "DG2": 1}
    employees = [answers_at("employee", 3 + first, work_division=2 + first) for first in (1, 0, 0, 0, 0, 0)]
    people = [(Respondent.MANAGEMENT, management), *((Respondent.EMPLOYEE, answers) for answers in employees)]
    async with database.write() as session:
        return await publish_with(session, company.id, people)


@pytest.fixture
async def plan(owner, scan):
    made = await owner.post(f"/scans/{scan.id}/plan/versions", json={}, headers=_once())
    assert made.status_code == 201, made.text
    return made.json()


async def _fill(owner, scan, plan):
    """Make every line whole."""
    told = ("id", "theme", "measure", "why")
    lines = [
        {**{key: line[key] for key in told}, "who": "Ploegleider", "dueOn": SOON, "budgetCents": 125_050}
        for line in plan["lines"]
    ]
    written = await owner.put(f"/scans/{scan.id}/plan/lines", json={"lines": lines}, headers=ANY)
    assert written.status_code == 200, written.text
    return written.json()


async def _move(client, scan, to, **more):
    read = {"If-Match": (await client.get(f"/scans/{scan.id}/plan")).headers.get("etag", '"1"')}
    return await client.post(f"/scans/{scan.id}/plan/status-changes", json={"toStatus": to, **more}, headers=read)


async def _proposed(owner, scan, plan):
    await _fill(owner, scan, plan)
    moved = await _move(owner, scan, "proposed")
    assert moved.status_code == 200, moved.text
    return moved.json()


async def test_a_plan_begins_with_the_recommendations_each_with_its_reason(scan, plan):
    lines = plan["lines"]
    assert (plan["number"], plan["status"], plan["budgetCents"]) == (1, "draft", 0)
    assert lines[0]["theme"] == "work_division"
    assert "punten" in lines[0]["why"]
    assert all(line["why"] and line["measure"] for line in lines)
    assert {line["theme"] for line in lines} > {"work_division"}
    assert all(line["who"] is line["dueOn"] is line["budgetCents"] is None for line in lines)
    assert plan["allowedStatuses"] == ["proposed"]


async def test_in_english_when_asked(owner, scan):
    made = await owner.post(f"/scans/{scan.id}/plan/versions", json={"language": "en"}, headers=_once())
    assert "points" in made.json()["lines"][0]["why"]


async def test_no_plan_before_a_result(owner, company, database):
    async with database.write() as session:
        made = await make_scan(session, company.id)
    refused = await owner.post(f"/scans/{made.id}/plan/versions", json={}, headers=_once())
    assert (refused.status_code, refused.json()["type"]) == (404, "/v1/problems/scan-result-not-found")


async def test_one_version_is_in_work_at_a_time(owner, scan, plan):
    again = await owner.post(f"/scans/{scan.id}/plan/versions", json={}, headers=_once())
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/plan-exists")


async def test_management_proposes_only_whole_lines(owner, scan, plan):
    refused = await _move(owner, scan, "proposed")
    assert refused.status_code == 409
    assert refused.json()["lines"] == [*range(1, len(plan["lines"]) + 1)]
    empty = await owner.put(f"/scans/{scan.id}/plan/lines", json={"lines": []}, headers=ANY)
    assert empty.status_code == 200
    assert (await _move(owner, scan, "proposed")).json()["type"] == "/v1/problems/plan-not-ready"


async def test_the_budget_is_the_sum_of_the_lines(owner, scan, plan):
    filled = await _fill(owner, scan, plan)
    assert filled["budgetCents"] == 125_050 * len(plan["lines"])


async def test_a_representative_amends_and_agrees(owner, representative, scan, plan):
    proposed = await _proposed(owner, scan, plan)
    first, last = proposed["lines"][0], proposed["lines"][-1]
    wish = {"kind": "change", "lineId": first["id"], "measure": "Eerst de nachtploeg.", "reason": "Daar knelt het."}
    made = await representative.post(f"/scans/{scan.id}/plan/proposals", json=wish, headers=ANY)
    assert made.status_code == 201, made.text
    wish = {"kind": "remove", "lineId": last["id"], "reason": "Dit doen wij al."}
    await representative.post(f"/scans/{scan.id}/plan/proposals", json=wish, headers=ANY)
    wish = {"kind": "add", "measure": "Rooster samen maken.", "who": "Roosterploeg", "dueOn": SOON, "budgetCents": 0}
    made = await representative.post(
        f"/scans/{scan.id}/plan/proposals", json={**wish, "reason": "Dat vroegen de mensen."}, headers=ANY
    )
    waiting = await _move(representative, scan, "agreed")
    assert (waiting.status_code, waiting.json()["type"]) == (409, "/v1/problems/plan-proposals-open")
    one, two, three = [each["id"] for each in made.json()["proposals"]]
    accepted = await owner.post(f"/scans/{scan.id}/plan/proposals/{one}/answers", json={"accepted": True}, headers=ANY)
    assert accepted.json()["lines"][0]["measure"] == "Eerst de nachtploeg."
    assert accepted.json()["lines"][0]["who"] == "Ploegleider"
    silent = await owner.post(f"/scans/{scan.id}/plan/proposals/{two}/answers", json={"accepted": False}, headers=ANY)
    assert silent.json()["errors"][0]["location"] == "#/answer"
    declined = {"accepted": False, "answer": "Nog niet overal."}
    await owner.post(f"/scans/{scan.id}/plan/proposals/{two}/answers", json=declined, headers=ANY)
    again = await owner.post(f"/scans/{scan.id}/plan/proposals/{two}/answers", json=declined, headers=ANY)
    assert again.json()["type"] == "/v1/problems/plan-proposal-answered"
    added = await owner.post(f"/scans/{scan.id}/plan/proposals/{three}/answers", json={"accepted": True}, headers=ANY)
    assert added.json()["lines"][-1]["measure"] == "Rooster samen maken."
    assert len(added.json()["lines"]) == len(plan["lines"]) + 1
    agreed = await _move(representative, scan, "agreed", words="Hier staan wij achter.")
    assert agreed.status_code == 200, agreed.text
    assert (agreed.json()["status"], agreed.json()["words"]) == ("agreed", "Hier staan wij achter.")
    assert agreed.json()["decidedBy"]
    assert [each["status"] for each in agreed.json()["proposals"]] == ["accepted", "declined", "accepted"]


async def test_an_accepted_removal_takes_the_line_out_and_keeps_what_it_said(owner, representative, scan, plan):
    proposed = await _proposed(owner, scan, plan)
    line = proposed["lines"][0]
    wish = {"kind": "remove", "lineId": line["id"], "reason": "Dubbel."}
    made = await representative.post(f"/scans/{scan.id}/plan/proposals", json=wish, headers=ANY)
    [proposal] = made.json()["proposals"]
    done = await owner.post(
        f"/scans/{scan.id}/plan/proposals/{proposal['id']}/answers", json={"accepted": True}, headers=ANY
    )
    assert line["id"] not in {each["id"] for each in done.json()["lines"]}
    assert done.json()["proposals"][0]["about"] == line["measure"]


async def test_disagreement_stays_and_a_new_version_starts_from_it(owner, representative, scan, plan):
    await _proposed(owner, scan, plan)
    silent = await _move(representative, scan, "disagreed")
    assert silent.status_code == 400
    decided = await _move(representative, scan, "disagreed", words="De nachtploeg is niet gehoord.")
    assert decided.status_code == 200, decided.text
    assert decided.json()["allowedStatuses"] == []
    for to in ("draft", "proposed"):
        assert (await _move(owner, scan, to)).status_code == 409
    assert (await owner.put(f"/scans/{scan.id}/plan/lines", json={"lines": []}, headers=ANY)).status_code == 409
    second = await owner.post(f"/scans/{scan.id}/plan/versions", json={}, headers=_once())
    assert (second.json()["number"], second.json()["status"]) == (2, "draft")
    assert [line["measure"] for line in second.json()["lines"]] == [line["measure"] for line in plan["lines"]]
    assert second.json()["lines"][0]["who"] == "Ploegleider"
    history = {each["number"]: each for each in second.json()["versions"]}
    assert (history[1]["status"], history[1]["words"]) == ("disagreed", "De nachtploeg is niet gehoord.")
    former = await representative.get(f"/scans/{scan.id}/plan/versions/1")
    assert (former.json()["words"], former.json()["mayBegin"]) == ("De nachtploeg is niet gehoord.", False)


async def test_each_side_makes_its_own_moves(owner, representative, scan, plan):
    await _fill(owner, scan, plan)
    assert (await _move(representative, scan, "proposed")).status_code == 403
    await _move(owner, scan, "proposed")
    assert (await _move(owner, scan, "agreed")).json()["type"] == "/v1/problems/plan-move-not-yours"
    taken_back = await _move(owner, scan, "draft")
    assert (taken_back.json()["status"], taken_back.json()["proposedAt"]) == ("draft", None)


async def test_who_proposed_it_does_not_decide_for_the_employees(client_as, company, owner, scan, plan):
    both = await client_as(Role.OWNER, Role.STAFF_REPRESENTATIVE, organisation_id=company.id)
    await _fill(owner, scan, plan)
    await _move(both, scan, "proposed")
    assert (await _move(both, scan, "agreed")).json()["type"] == "/v1/problems/plan-move-not-yours"


async def test_a_stale_version_is_refused(owner, representative, scan, plan):
    read = await representative.get(f"/scans/{scan.id}/plan")
    await _fill(owner, scan, plan)
    wish = {"kind": "remove", "lineId": plan["lines"][0]["id"], "reason": "Dubbel."}
    stale = await representative.post(
        f"/scans/{scan.id}/plan/proposals", json=wish, headers={"If-Match": read.headers["etag"]}
    )
    assert stale.status_code == 412
    assert (await representative.post(f"/scans/{scan.id}/plan/proposals", json=wish)).status_code == 428


async def test_others_do_not_see_it(client_as, company, scan, plan):
    finance = await client_as(Role.FINANCE, organisation_id=company.id)
    assert (await finance.get(f"/scans/{scan.id}/plan")).status_code == 404
    for role in (Role.OWNER, Role.STAFF_REPRESENTATIVE):
        stranger = await client_as(role)
        assert (await stranger.get(f"/scans/{scan.id}/plan")).status_code == 404
    for role in (Role.ADVISER, Role.SYNTENS_OFFICER, Role.BRANCH_OFFICER):
        stranger = await client_as(role)
        assert (await stranger.get(f"/scans/{scan.id}/plan")).status_code == 403


async def test_the_other_side_is_told(owner, representative, scan, plan, database):
    await _proposed(owner, scan, plan)
    await _move(representative, scan, "disagreed", words="De nachtploeg is niet gehoord.")
    async with database.read() as session:
        notices = [*await session.scalars(select(Notice.template))]
        bodies = json.dumps([str(mail) for mail in await session.scalars(select(Mail.params))])
    assert sorted(notices) == ["plan_disagreed", "plan_proposed"]
    assert "nachtploeg" not in bodies


async def test_the_database_itself_keeps_what_was_decided(owner, representative, scan, plan, database):
    proposed = await _proposed(owner, scan, plan)
    wish = {"kind": "remove", "lineId": proposed["lines"][0]["id"], "reason": "Dubbel."}
    await representative.post(f"/scans/{scan.id}/plan/proposals", json=wish, headers=ANY)
    await _move(representative, scan, "disagreed", words="Nee.")
    statements = (
        update(PlanVersion).values(status="proposed", decided_at=None),
        update(PlanVersion).values(words="Toch wel."),
        delete(PlanVersion),
        update(PlanLine).values(measure="Iets anders."),
        delete(PlanLine),
        update(PlanProposal).values(reason="Iets anders."),
        delete(PlanProposal),
        text("TRUNCATE scan_plan_proposals"),
    )
    for statement in statements:
        with pytest.raises(DBAPIError, match=r"never changes|append-only"):
            async with database.write() as session:
                await session.execute(statement)


async def test_the_database_itself_wants_a_plan_proposed_before_it_is_decided(scan, plan, database):
    moved = {"status": "agreed", "proposed_at": clock.now(), "decided_at": clock.now()}
    with pytest.raises(DBAPIError, match="proposed before it is decided"):
        async with database.write() as session:
            await session.execute(update(PlanVersion).values(moved))
    with pytest.raises(DBAPIError, match="each line is whole"):
        async with database.write() as session:
            await session.execute(update(PlanVersion).values(status="proposed", proposed_at=clock.now()))


async def test_erasing_a_company_takes_its_plans(*, owner, representative, company, scan, plan, database):
    await _proposed(owner, scan, plan)
    await _move(representative, scan, "agreed")
    async with database.write() as session:
        await session.execute(text("DELETE FROM organisations WHERE id = :id"), {"id": company.id})
    async with database.read() as session:
        assert (await session.scalars(select(PlanLine))).all() == []


async def test_a_decided_plan_lets_a_name_go(owner, representative, scan, plan, database):
    await _proposed(owner, scan, plan)
    await _move(representative, scan, "agreed")
    async with database.write() as session:
        await session.execute(update(PlanVersion).values(decided_by=None))
    assert (await owner.get(f"/scans/{scan.id}/plan")).json()["decidedBy"] is None


async def test_the_next_step_is_with_whom_the_plan_waits_for(owner, representative, company, scan, plan):
    async def act(client):
        found = (await client.get(f"/companies/{company.id}/journey")).json()
        return found["next"]["act"]

    assert (await act(owner), await act(representative)) == ("finish_plan", "find_adviser")
    proposed = await _proposed(owner, scan, plan)
    assert (await act(owner), await act(representative)) == ("find_adviser", "read_plan")
    line = proposed["lines"][0]["id"]
    wish = {"kind": "remove", "lineId": line, "reason": "Hier is geen tijd voor."}
    made = await representative.post(f"/scans/{scan.id}/plan/proposals", json=wish, headers=ANY)
    assert made.status_code == 201, made.text
    assert (await act(owner), await act(representative)) == ("answer_proposals", "read_plan")
    said = await _move(representative, scan, "disagreed", words="Eerst minder overwerk.")
    assert said.status_code == 200, said.text
    assert (await act(owner), await act(representative)) == ("adapt_plan", "find_adviser")
