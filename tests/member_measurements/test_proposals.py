"""What the company gave itself holds; another figure of the branch waits for the company."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.scopes import Role
from backend.member_measurements.models import MeasurementProposal
from backend.monitoring.models import MeasurementValue, Source
from tests.makers.identity import make_account
from tests.monitoring.entering import enter


async def test_the_company_s_own_figure_holds_and_the_branch_s_becomes_a_proposal(entering, owner, firm):
    await entering.put()
    measurement = (await owner.get(f"/companies/{firm.id}/measurements")).json()["items"][0]["id"]
    assert (await enter(owner, measurement, "fte", 30, revision=1)).status_code == 200
    tag = (await entering.read()).headers["etag"]
    sent = await entering.put(tag=tag, values=[{"indicator": "fte", "value": 31, "reason": "Volgens de loonlijst."}])
    assert sent.status_code == 200, sent.text
    told = next(each for each in sent.json()["values"] if each["indicator"] == "fte")
    assert (told["value"], told["source"], told["proposed"]) == (30, "company", True)
    assert sent.json()["proposed"] == ["fte"]
    again = await entering.put(values=[{"indicator": "fte", "value": 31}])
    assert again.headers["etag"] == sent.headers["etag"]
    other = await entering.put(tag=again.headers["etag"], values=[{"indicator": "employees", "value": 39}])
    assert [again.json()["proposed"], other.json()["proposed"]] == [[], []], "what waits from before is told apart"
    (waits,) = (await owner.get(f"/companies/{firm.id}/measurement-proposals")).json()["items"]
    assert (waits["value"], waits["branch"], waits["reason"]) == (31, "Voorbeeldbranche", "Volgens de loonlijst.")
    stands = (await owner.get(f"/measurements/{measurement}/values/fte")).json()["history"][0]
    told = ("value", "missingReason", "source", "recordedAt", "recordedBy")
    assert waits["current"] == {key: stands[key] for key in told}
    assert (stands["value"], stands["recordedBy"]) == (30, "Anna Voorbeeld")


async def _proposed(entering, owner, firm):
    await entering.put()
    measurement = (await owner.get(f"/companies/{firm.id}/measurements")).json()["items"][0]["id"]
    await enter(owner, measurement, "fte", 30, revision=1)
    tag = (await entering.read()).headers["etag"]
    await entering.put(tag=tag, values=[{"indicator": "fte", "value": 31}])
    (waits,) = (await owner.get(f"/companies/{firm.id}/measurement-proposals")).json()["items"]
    return measurement, waits


@pytest.mark.parametrize(("accepted", "value", "source"), [(True, 31, "branch"), (False, 30, "company")])
async def test_the_company_decides_once_on_a_proposal(entering, owner, firm, *, accepted, value, source):
    measurement, waits = await _proposed(entering, owner, firm)
    address = f"/measurement-proposals/{waits['id']}/decisions"
    assert (await owner.post(address, json={"accepted": accepted})).status_code == 428
    tag = {"If-Match": f'"{waits["version"]}"'}
    decided = await owner.post(address, json={"accepted": accepted}, headers=tag)
    assert decided.status_code == 201, decided.text
    found = (await owner.get(f"/measurements/{measurement}/values/fte")).json()
    assert (found["value"], found["source"]) == (value, source)
    assert (await owner.get(f"/companies/{firm.id}/measurement-proposals")).json()["items"] == []
    again = await owner.post(address, json={"accepted": accepted}, headers={"If-Match": decided.headers["etag"]})
    assert again.status_code == 409


async def test_nobody_but_the_company_decides(entering, owner, firm, officer, client_as):
    _, waits = await _proposed(entering, owner, firm)
    address = f"/measurement-proposals/{waits['id']}/decisions"
    tag = {"If-Match": "*"}
    assert (await officer.post(address, json={"accepted": True}, headers=tag)).status_code == 403
    stranger = await client_as(Role.OWNER)
    assert (await stranger.post(address, json={"accepted": True}, headers=tag)).status_code == 404
    assert (await officer.patch("/session", json={"organisationId": str(firm.id)})).status_code == 200
    assert (await officer.post(address, json={"accepted": True}, headers=tag)).status_code == 403


EMPTY = {"indicator": "fte", "missingReason": "not_kept", "reason": "Staat er niet."}


async def _own_figure(entering, owner, firm, **put):
    """A measurement of which the company gave one figure itself; the second answer is its address."""
    await entering.put(**put)
    measurement = (await owner.get(f"/companies/{firm.id}/measurements")).json()["items"][0]["id"]
    said = {"correctionReason": "Geteld."} if put.get("complete") else {}
    assert (await enter(owner, measurement, "fte", 30, revision=1, **said)).status_code == 200
    return f"/measurements/{measurement}"


async def test_a_proposal_for_a_completed_measurement_keeps_it_whole_and_says_why(entering, owner, firm):
    await _own_figure(entering, owner, firm, complete=True)
    tag = (await entering.read()).headers["etag"]
    emptied = await entering.put(tag=tag, values=[EMPTY])
    assert (emptied.status_code, emptied.json()["errors"][0]["code"]) == (400, "required"), emptied.text
    silent = await entering.put(tag=tag, values=[{"indicator": "fte", "value": 31}])
    assert (silent.status_code, silent.json()["errors"][0]["location"]) == (400, "#/values/0/reason")
    assert (await owner.get(f"/companies/{firm.id}/measurement-proposals")).json()["items"] == []


async def test_a_proposal_from_when_it_was_a_draft_does_not_empty_a_completed_measurement(entering, owner, firm):
    address = await _own_figure(entering, owner, firm)
    tag = (await entering.read()).headers["etag"]
    assert (await entering.put(tag=tag, values=[EMPTY])).status_code == 200
    tag = (await owner.get(address)).headers["etag"]
    assert (await owner.post(f"{address}/completions", headers={"If-Match": tag})).status_code == 201
    (waits,) = (await owner.get(f"/companies/{firm.id}/measurement-proposals")).json()["items"]
    decisions, any_version = f"/measurement-proposals/{waits['id']}/decisions", {"If-Match": "*"}
    refused = await owner.post(decisions, json={"accepted": True}, headers=any_version)
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (400, "required"), refused.text
    assert (await owner.get(f"{address}/values/fte")).json()["value"] == 30
    assert (await owner.post(decisions, json={"accepted": False}, headers=any_version)).status_code == 201


async def test_who_acts_for_the_company_by_a_mandate_enters_as_the_branch(entering, owner, firm, officer):
    await entering.put()
    measurement = (await owner.get(f"/companies/{firm.id}/measurements")).json()["items"][0]["id"]
    await enter(owner, measurement, "fte", 30, revision=1)
    await officer.patch("/session", json={"organisationId": str(firm.id)})
    held = await enter(officer, measurement, "fte", 31, revision=2)
    assert (held.status_code, held.json()["type"]) == (409, "/v1/problems/company-value-holds")
    done = await enter(officer, measurement, "employees", 39, revision=1)
    assert (done.status_code, done.json()["source"]) == (200, "branch")
    await owner.post(f"/companies/{firm.id}/consents", json={"kind": "monitoring", "given": False})
    closed = await enter(officer, measurement, "employees", 40, revision=2)
    assert closed.json()["type"] == "/v1/problems/following-not-agreed"


def _of_branch(address, revision, **told):
    """A figure as a branch's own, past all that the service asks."""
    return MeasurementValue(
        measurement_id=address.rpartition("/")[2],
        indicator="fte",
        revision=revision,
        source=Source.BRANCH,
        **{"value": 31, "recorded_at": clock.now(), **told},
    )


async def _refused(database, row):
    with pytest.raises(IntegrityError, match="what the company gave itself"):
        async with database.write() as session:
            session.add(row)


async def test_the_database_itself_keeps_what_the_company_gave(entering, owner, firm, database):
    await _refused(database, _of_branch(await _own_figure(entering, owner, firm), 3))


@pytest.fixture
async def taken_over(entering, owner, firm, database):
    """The figure of a proposal that was taken over: its address, and the proposal as it was decided."""
    measurement, waits = await _proposed(entering, owner, firm)
    address = f"/measurement-proposals/{waits['id']}/decisions"
    assert (await owner.post(address, json={"accepted": True}, headers={"If-Match": "*"})).status_code == 201
    async with database.read() as session:
        return f"/measurements/{measurement}", await session.get_one(MeasurementProposal, waits["id"])


async def test_a_yes_counts_for_the_figure_that_stood_there_and_not_for_a_later_one(
    entering, owner, database, taken_over
):
    address, decided = taken_over
    assert (await enter(owner, address.rpartition("/")[2], "fte", 30, revision=3)).status_code == 200
    await _refused(database, _of_branch(address, 5))
    again = {"recorded_at": decided.decided_at, "recorded_by": decided.decided_by}
    await _refused(database, _of_branch(address, 5, **again))
    tag = (await entering.read()).headers["etag"]
    assert (await entering.put(tag=tag, values=[{"indicator": "fte", "value": 31}])).status_code == 200
    assert (await owner.get(f"{address}/values/fte")).json()["value"] == 30


async def test_a_yes_to_one_branch_is_not_one_to_another(entering, owner, firm, database, branch):
    address = await _own_figure(entering, owner, firm)
    yes = MeasurementProposal(
        measurement_id=address.rpartition("/")[2],
        indicator="fte",
        branch_id=branch.id,
        value=31,
        proposed_at=clock.now(),
        accepted=True,
        decided_at=clock.now(),
    )
    async with database.write() as session:
        session.add(yes)
        elsewhere = await make_account(session)
    await _refused(database, _of_branch(address, 3))
    await _refused(database, _of_branch(address, 3, recorded_at=yes.decided_at, recorded_by=elsewhere.id))


@pytest.mark.parametrize(
    "change", [{"value": 32}, {"accepted": False}, {"accepted": None, "decided_at": None}, {"decided_by": None}]
)
async def test_what_was_decided_stands(database, taken_over, change):
    _, decided = taken_over
    with pytest.raises(IntegrityError, match="append-only"):
        async with database.write() as session:
            await session.execute(
                update(MeasurementProposal).where(MeasurementProposal.id == decided.id).values(**change)
            )
