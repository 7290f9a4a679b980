"""A branch tries out in a test branch of its own, apart from other branches and from Syntens."""

import random
from collections import Counter
from uuid import uuid4

from sqlalchemy import select, text

from backend.demo.branch_states import BRANCH_CENTS, CHOICES, COMPANIES, VOUCHERS
from backend.identity.models import Organisation
from backend.identity.scopes import OrganisationKind, Role
from backend.organisations.models import BranchMember
from tests.makers.identity import make_organisation

MEMBER = {"name": "Proefbakkerij De Oven", "employees": 12, "since": "2026-01-01"}


def _new():
    """A member that no register holds yet."""
    return f"/members/{random.randrange(10_000_000, 89_999_999)}"


async def test_a_branch_opens_a_test_branch_with_an_invented_name(opened):
    system, told = opened.system, opened.told
    assert told["organisationName"].startswith("Proefbranche ")
    assert "Hout" not in told["organisationName"]
    assert (told["vouchers"], told["officers"]) == ([], [])
    assert Counter(one["kind"] for one in told["things"]) == {"round": 1, "tool": 2, "module": 1, "webhook": 1}
    register = (await system.get("/members", params={"pageSize": 100})).json()
    assert {one["kvkNumber"] for one in register["items"]} <= {one["kvkNumber"] for one in told["members"]}
    assert sum(one["takesPart"] for one in told["members"]) == len(COMPANIES)


async def test_it_sees_the_members_that_let_it_and_no_other(opened):
    system, told = opened.system, opened.told
    seen = {one["name"] for one in (await system.get("/companies", params={"pageSize": 100})).json()["items"]}
    assert seen == {choices.name for choices in CHOICES if choices.branch}
    assert seen == {one["name"] for one in told["members"] if one["letsBranchSee"]}
    assert len(seen) == 4


async def test_it_follows_the_money_of_its_own_share(opened):
    told = opened.told
    [round_] = [one for one in told["things"] if one["kind"] == "round"]
    accounts = (await opened.system.get(f"/rounds/{round_['id']}/ledger-accounts")).json()["items"]
    assert {one["organisationName"] for one in accounts} == {told["organisationName"]}
    assert sum(one["balanceCents"] for one in accounts if one["kind"] == "available") < BRANCH_CENTS


async def test_it_writes_in_its_register_and_a_reset_undoes_that_and_keeps_its_access(opened, sandbox):
    first = (await opened.officer.post("/sandbox/resets")).json()
    made = await opened.system.put(new := _new(), json=MEMBER)
    assert made.status_code == 201, made.text
    hook = {"name": "Proef", "url": "https://example.com/hook", "messageTypes": ["voucher.granted"]}
    await opened.system.post("/webhook-endpoints", json=hook, headers={"Idempotency-Key": uuid4().hex})
    again = await opened.officer.post("/sandbox/resets")
    assert again.status_code == 201, again.text
    assert again.json()["things"] != first["things"]  # made anew
    shown = [{key: one[key] for key in ("kind", "name")} for one in again.json()["things"]]
    assert shown == [{key: one[key] for key in ("kind", "name")} for one in first["things"]]
    assert again.json()["members"] == first["members"]
    assert (await opened.system.get(new)).status_code == 404
    async with sandbox.read() as session:
        disabled = text("SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'D'")
        assert await session.scalar(disabled) == 0


async def _everything(sandbox, organisation_id=None):
    """How many rows each table has; with an organisation, what its vouchers and members are."""
    async with sandbox.read() as session:
        if organisation_id is None:
            names = await session.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
            counted = {name: await session.scalar(text(f'SELECT count(*) FROM "{name}"')) for name in names}
            return {name: count for name, count in counted.items() if name != "voucher_feed_entries"}
        members = select(BranchMember.id, BranchMember.kvk_number, BranchMember.version)
        return {tuple(row) for row in await session.execute(members.where(BranchMember.branch_id == organisation_id))}


async def _id_of(sandbox, name):
    async with sandbox.read() as session:
        return await session.scalar(select(Organisation.id).where(Organisation.name == name))


async def test_a_reset_of_one_leaves_another_and_syntens_as_they_were(opened, open_branch, system, sandbox):
    other = await open_branch("Brancheorganisatie Steen")
    assert (await other.system.put(new := _new(), json=MEMBER)).status_code == 201
    cursor = (await system.get("/voucher-snapshots")).json()["changesCursor"]
    snapshot = (await system.get("/voucher-snapshots", params={"limit": 500})).json()["items"]
    mine, theirs = [await _id_of(sandbox, one.told["organisationName"]) for one in (opened, other)]
    before, kept = await _everything(sandbox), await _everything(sandbox, theirs)
    own = await _everything(sandbox, mine)
    assert (await opened.officer.post("/sandbox/resets")).status_code == 201
    assert await _everything(sandbox) == before
    assert await _everything(sandbox, theirs) == kept
    assert not await _everything(sandbox, mine) & own
    assert (await other.system.get(new)).status_code == 200
    # Whoever follows reads on from the same place, and hears which vouchers went.
    page = (await system.get("/voucher-changes", params={"after": cursor, "limit": 500})).json()
    erased = {one["voucherId"] for one in page["items"] if one["kind"] == "erased"}
    now = (await system.get("/voucher-snapshots", params={"limit": 500})).json()["items"]
    assert len(erased) == len(VOUCHERS)
    assert {one["id"] for one in snapshot} - erased <= {one["id"] for one in now}
    assert len(now) == len(snapshot)


async def test_a_reset_of_syntens_makes_the_worlds_of_branches_anew_and_they_keep_their_access(
    opened, open_branch, client_as, database, sandbox
):
    other = await open_branch("Brancheorganisatie Glas")
    assert (await opened.system.put(new := _new(), json=MEMBER)).status_code == 201
    async with database.write() as session:
        syntens = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
    officer = await client_as(Role.SYNTENS_OFFICER, organisation_id=syntens.id)
    assert (await officer.post("/sandbox/resets")).status_code == 201
    assert (await opened.system.get(new)).status_code == 404
    for each in (opened, other):
        there = {one["kvkNumber"] for one in each.told["members"]}
        assert {one["kvkNumber"] for one in (await each.officer.get("/sandbox")).json()["members"]} == there
        assert (await each.system.get("/members")).status_code == 200


async def test_a_system_of_one_branch_sees_nothing_of_another(opened, open_branch):
    other = await open_branch("Brancheorganisatie Wol")
    assert other.told["organisationName"] != opened.told["organisationName"]
    numbers = [{one["kvkNumber"] for one in each.told["members"]} for each in (opened, other)]
    assert not numbers[0] & numbers[1]
    [webhook] = [one["id"] for one in other.told["things"] if one["kind"] == "webhook"]
    assert (await opened.system.get(f"/webhook-endpoints/{webhook}")).status_code == 404
    assert (await opened.system.get(f"/members/{max(numbers[1])}")).status_code == 404


async def test_nobody_else_s_sandbox_is_open_by_that_of_a_branch(opened, make_branch, sandbox):
    _, officer = await make_branch("Brancheorganisatie Dicht")
    told = (await officer.get("/sandbox")).json()
    assert (told["offered"], told["openedAt"], told["members"]) == (True, None, [])
    wish = {"name": "Proef", "scopes": ["members:read"], "sandbox": True}
    assert (await officer.post("/machine-clients", json=wish)).json()["type"] == "/v1/problems/sandbox-not-open"
    assert (await opened.officer.post("/machine-clients", json=wish)).status_code == 201


async def test_a_branch_that_is_still_joining_tries_out_and_gets_no_real_system(open_branch):
    joining = await open_branch("Brancheorganisatie Straks", live=False)
    wish = {"name": "Proef", "scopes": ["members:read", "members:write"]}
    refused = await joining.officer.post("/machine-clients", json=wish)
    assert refused.json()["type"].endswith("data-agreement-missing")
    made = await joining.officer.post("/machine-clients", json={**wish, "sandbox": True})
    assert made.status_code == 201, made.text
    assert (await joining.system.put(_new(), json=MEMBER)).status_code == 201
