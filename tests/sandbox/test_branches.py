"""A branch tries out in a test branch of its own, apart from other branches and from Syntens."""

from collections import Counter

import pytest

from backend.demo.branch_states import CHOICES, COMPANIES
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.identity import make_organisation
from tests.makers.machines import make_system

MEMBER = {"name": "Proefbakkerij De Oven", "employees": 12, "since": "2026-01-01"}


@pytest.fixture
def make_branch(client_as, database):
    """`await make_branch("Naam")`: a real branch and somebody of it."""

    async def make(name):
        async with database.write() as session:
            made = await make_organisation(session, kind=OrganisationKind.BRANCH, name=name)
        return made, await client_as(Role.BRANCH_OFFICER, organisation_id=made.id)

    return make


@pytest.fixture
def let_in(database, admitted):
    """`await let_in(branch)`: a system of this branch that tries out, with every right it can have."""

    async def enter(branch):
        async with database.write() as session:
            made = await make_system(session, organisation_id=branch.id, sandbox=True)
        return await admitted(made)

    return enter


@pytest.fixture
async def opened(make_branch, let_in, sandbox):
    """A branch that opened its sandbox: its officer, its system, and what was told."""
    branch, officer = await make_branch("Brancheorganisatie Hout")
    told = await officer.post("/sandbox/resets")
    assert told.status_code == 201, told.text
    return officer, await let_in(branch), told.json()


async def test_a_branch_opens_a_test_branch_with_an_invented_name(opened):
    _, system, told = opened
    assert told["organisationName"].startswith("Proefbranche ")
    assert "Hout" not in told["organisationName"]
    assert (told["vouchers"], told["officers"]) == ([], [])
    assert Counter(one["kind"] for one in told["things"]) == {"round": 1, "tool": 2, "module": 1, "webhook": 1}
    register = (await system.get("/members", params={"pageSize": 100})).json()
    assert {one["kvkNumber"] for one in register["items"]} <= {one["kvkNumber"] for one in told["members"]}
    assert sum(one["takesPart"] for one in told["members"]) == len(COMPANIES)


async def test_it_sees_the_members_that_let_it_and_no_other(opened):
    _, system, told = opened
    seen = {one["name"] for one in (await system.get("/companies", params={"pageSize": 100})).json()["items"]}
    assert seen == {choices.name for choices in CHOICES if choices.branch}
    assert seen == {one["name"] for one in told["members"] if one["letsBranchSee"]}
    assert len(seen) == 4


async def test_it_follows_the_money_of_its_own_share(opened):
    _, system, told = opened
    [round_] = [one for one in told["things"] if one["kind"] == "round"]
    balance = (await system.get(f"/rounds/{round_['id']}/ledger")).json()
    assert balance
