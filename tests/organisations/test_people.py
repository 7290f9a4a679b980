"""Roles inside an organisation: changed, taken away, left; somebody always remains to let others in."""

import asyncio

import pytest
from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.identity.models import Account, Membership, Session
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role, scopes_of
from backend.organisations.service import people as service
from tests.makers.identity import make_account, make_organisation, make_principal
from tests.makers.organisations import make_company


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session)


@pytest.fixture
async def enter(client_as, database, company):
    """Somebody of the company with these roles, with `path` to their place among its people."""

    async def come_in(*roles):
        async with database.write() as session:
            account = await make_account(session)
        client = await client_as(*roles, organisation_id=company.id, account_id=account.id)
        client.account_id, client.path = account.id, f"/organisations/{company.id}/people/{account.id}"
        return client

    return come_in


async def _match(client, person) -> dict[str, str]:
    people = (await client.get(f"/organisations/{person.path.split('/')[2]}/people")).json()["items"]
    version = next(each["version"] for each in people if each["accountId"] == str(person.account_id))
    return {"If-Match": f'"{version}"'}


async def test_everybody_of_the_company_sees_its_people_and_no_one_else_does(enter, company, client_as):
    owner, colleague = await enter(Role.OWNER, Role.FINANCE), await enter(Role.STAFF_REPRESENTATIVE)
    found = (await colleague.get(f"/organisations/{company.id}/people")).json()["items"]
    assert {person["accountId"]: person["roles"] for person in found} == {
        str(owner.account_id): ["owner", "finance"],
        str(colleague.account_id): ["staff_representative"],
    }
    for role in (Role.OWNER, Role.SYNTENS_OFFICER, Role.ADVISER):
        stranger = await client_as(role)
        assert (await stranger.get(f"/organisations/{company.id}/people")).status_code == 404


async def test_an_owner_gives_other_roles_and_it_counts_at_once(enter, database):
    owner, colleague = await enter(Role.OWNER), await enter(Role.MANAGER)
    match = await _match(owner, colleague)
    answer = await owner.patch(colleague.path, json={"roles": ["finance", "staff_representative"]}, headers=match)
    assert (answer.status_code, answer.json()["roles"]) == (200, ["finance", "staff_representative"])
    assert answer.headers["etag"] == f'"{answer.json()["version"]}"'
    scopes = (await colleague.get("/session")).json()["scopes"]
    assert "vouchers:apply" in scopes
    assert "scans:manage" not in scopes
    async with database.read() as session:
        entry = await session.scalar(select(AuditEntry).where(AuditEntry.act == "people.change_roles"))
        assert (entry.object_id, entry.details) == (
            colleague.account_id,
            {"roles": ["finance", "staff_representative"]},
        )


async def test_a_change_of_roles_that_are_no_longer_so_is_refused(enter):
    owner, colleague = await enter(Role.OWNER), await enter(Role.MANAGER)
    match = await _match(owner, colleague)
    assert (await owner.patch(colleague.path, json={"roles": ["finance"]})).status_code == 428
    assert (await owner.patch(colleague.path, json={"roles": ["finance"]}, headers=match)).status_code == 200
    stale = await owner.patch(colleague.path, json={"roles": ["manager", "finance"]}, headers=match)
    assert stale.status_code == 412
    assert stale.headers["etag"] == (await _match(owner, colleague))["If-Match"]


@pytest.mark.parametrize(
    ("roles", "location"), [([], "#/roles"), (["adviser"], "#/roles"), (["baas"], "#/roles/0"), (None, "#/roles")]
)
async def test_only_roles_that_fit_are_given(enter, roles, location):
    owner, colleague = await enter(Role.OWNER), await enter(Role.MANAGER)
    answer = await owner.patch(colleague.path, json={"roles": roles}, headers=await _match(owner, colleague))
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, location)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.FINANCE, Role.STAFF_REPRESENTATIVE])
async def test_only_an_owner_changes_roles_and_removes_people(enter, role):
    owner, colleague = await enter(Role.OWNER), await enter(role)
    change = {"json": {"roles": ["owner"]}, "headers": {"If-Match": "*"}}
    assert (await colleague.patch(colleague.path, **change)).status_code == 403
    assert (await colleague.delete(owner.path)).status_code == 403


async def test_an_owner_removes_a_colleague_whose_session_loses_the_company_at_once(enter, company, database):
    owner, colleague = await enter(Role.OWNER), await enter(Role.MANAGER)
    assert (await owner.delete(colleague.path)).status_code == 204
    state = (await colleague.get("/session")).json()
    assert (state["organisation"], state["roles"], state["memberships"]) == (None, [], [])
    assert (await colleague.get(f"/companies/{company.id}")).status_code == 403
    assert (await owner.delete(colleague.path)).status_code == 404
    async with database.read() as session:
        opened = await session.scalar(select(Session).where(Session.account_id == colleague.account_id))
        assert opened.organisation_id is None


async def test_who_wants_to_leave_leaves(enter):
    await enter(Role.OWNER)
    colleague = await enter(Role.STAFF_REPRESENTATIVE)
    assert (await colleague.delete(colleague.path)).status_code == 204
    assert (await colleague.get("/session")).json()["memberships"] == []


async def test_the_last_owner_neither_leaves_nor_loses_the_role(enter):
    owner, _ = await enter(Role.OWNER, Role.MANAGER), await enter(Role.MANAGER)
    left = await owner.delete(owner.path)
    assert (left.status_code, left.json()["type"]) == (409, "/v1/problems/last-one")
    match = await _match(owner, owner)
    assert (await owner.patch(owner.path, json={"roles": ["manager"]}, headers=match)).status_code == 409
    assert (await owner.patch(owner.path, json={"roles": ["owner"]}, headers=match)).status_code == 200


async def test_people_of_another_company_are_not_found(enter, client_as, database):
    owner = await enter(Role.OWNER)
    stranger = await client_as(Role.OWNER)
    assert (await stranger.delete(owner.path)).status_code == 404
    async with database.write() as session:
        nobody = await make_account(session)
    elsewhere = owner.path.replace(str(owner.account_id), str(nobody.id))
    assert (await owner.delete(elsewhere)).status_code == 404


async def test_the_people_of_other_organisations_look_after_each_other(client_as, database):
    async with database.write() as session:
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH)
        account = await make_account(session)
    officer = await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)
    colleague = await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id, account_id=account.id)
    assert (await officer.delete(f"/organisations/{branch.id}/people/{account.id}")).status_code == 204
    assert (await colleague.get("/session")).json()["roles"] == []
    [left] = (await officer.get(f"/organisations/{branch.id}/people")).json()["items"]
    answer = await officer.delete(f"/organisations/{branch.id}/people/{left['accountId']}")
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/last-one")


async def _two_owners(committed):
    principals = []
    async with committed.write() as session:
        company = await make_company(session)
        for _ in range(2):
            account = await make_account(session)
            await make_principal(session, roles=(Role.OWNER,), organisation_id=company.id, account_id=account.id)
            opened = await session.scalar(select(Session.id).where(Session.account_id == account.id))
            roles = frozenset({Role.OWNER})
            principals.append(Principal(account.id, "x", opened, company.id, roles, scopes_of(roles)))
    return company, principals


async def _owners(committed, company) -> int:
    async with committed.read() as session:
        counted = select(func.count()).select_from(Membership).where(Membership.organisation_id == company.id)
        return await session.scalar(counted)


async def test_of_two_owners_who_remove_each_other_one_remains(committed):
    company, (first, second) = await _two_owners(committed)

    async def remove(principal, other):
        async with committed.write() as session:
            await service.remove(session, principal, company.id, other.account_id)

    results = await asyncio.gather(remove(first, second), remove(second, first), return_exceptions=True)
    assert sum(result is None for result in results) == 1
    assert await _owners(committed, company) == 1


async def test_of_two_owners_who_leave_together_one_remains(committed):
    company, principals = await _two_owners(committed)

    async def leave(principal):
        async with committed.write() as session:
            await service.remove(session, principal, company.id, principal.account_id)

    results = await asyncio.gather(*map(leave, principals), return_exceptions=True)
    assert sum(result is None for result in results) == 1
    assert await _owners(committed, company) == 1


async def test_the_database_keeps_an_owner_also_when_two_go_at_the_same_moment(committed):
    company, principals = await _two_owners(committed)

    async def drop(principal):
        async with committed.write() as session:
            await session.execute(delete(Membership).where(Membership.account_id == principal.account_id))

    results = await asyncio.gather(*map(drop, principals), return_exceptions=True)
    assert sum(isinstance(result, IntegrityError) for result in results) == 1
    assert await _owners(committed, company) == 1


async def test_the_database_keeps_the_last_owner_unless_the_person_or_the_company_goes(session):
    company = await make_company(session)
    account = await make_account(session)
    await make_principal(session, organisation_id=company.id, account_id=account.id)
    held = Membership.account_id == account.id
    for statement in (delete(Membership).where(held), update(Membership).where(held).values(role=Role.MANAGER)):
        with pytest.raises(IntegrityError, match="at least one owner"):
            async with session.begin_nested():
                await session.execute(statement)
    await session.execute(delete(Account).where(Account.id == account.id))
    assert await session.scalar(select(func.count()).select_from(Membership).where(held)) == 0
