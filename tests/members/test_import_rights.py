"""An import is judged anew when it is carried out: whoever asked for it must still be allowed to."""

import pytest
from sqlalchemy import delete, func, select, update

from backend.core import clock
from backend.identity.models import Account, MachineClient, Membership
from backend.identity.scopes import Role
from backend.members.models import MemberImport
from backend.organisations.models import BranchMember
from tests.makers.identity import make_organisation
from tests.makers.machines import make_system
from tests.makers.members import as_csv, member


async def started_by(database):
    async with database.read() as session:
        return await session.scalar(select(MemberImport.started_by))


async def leave(session, account_id):
    await session.execute(delete(Membership).where(Membership.account_id == account_id))


async def change_role(session, account_id):
    await session.execute(update(Membership).where(Membership.account_id == account_id).values(role=Role.RESEARCHER))


async def go(session, account_id):
    await session.execute(delete(Account).where(Account.id == account_id))


async def work_elsewhere(session, account_id):
    other = await make_organisation(session)
    await session.execute(
        update(Membership).where(Membership.account_id == account_id).values(organisation_id=other.id)
    )


async def told_and_counted(database, import_id):
    async with database.read() as session:
        found = await session.get_one(MemberImport, import_id)
        return found.status, found.failure, await session.scalar(select(func.count()).select_from(BranchMember))


@pytest.mark.parametrize("meanwhile", [leave, change_role, go, work_elsewhere])
async def test_what_somebody_started_who_may_no_longer_is_not_carried_out(database, importing, meanwhile):
    ready = await importing.ready([member(90_000_001)])
    assert (await importing.move(ready, "importing")).status_code == 200
    account_id = await started_by(database)
    async with database.write() as session:
        await meanwhile(session, account_id)
    await importing.work()
    status, failure, members = await told_and_counted(database, ready.json()["id"])
    assert (status, members) == ("failed", 0)
    assert "niet uitgevoerd" in failure["nl"]
    assert "not carried out" in failure["en"]


async def test_what_somebody_started_who_still_may_is_carried_out(database, importing):
    ready = await importing.ready([member(90_000_001)])
    done = await importing.carry_out(ready)
    assert done.json()["status"] == "done"
    assert (await told_and_counted(database, ready.json()["id"]))[2] == 1


@pytest.mark.parametrize(
    "meanwhile",
    [{}, {"revoked_at": clock.now()}, {"scopes": ["members:read"]}],
    ids=["nothing", "revoked", "reads only"],
)
async def test_a_system_must_still_have_its_access_and_its_right(database, visitor, importing, branch, meanwhile):
    async with database.write() as session:
        made = await make_system(session, organisation_id=branch.id, scopes=frozenset({"members:write"}))
    asked = {"grant_type": "client_credentials", "client_id": str(made.client_id), "client_secret": made.secret}
    given = await visitor.post("http://test/oauth/token", data=asked)
    system = visitor
    system.headers["Authorization"] = f"Bearer {given.json()['access_token']}"
    sent = await importing.send(as_csv([member(90_000_001)]), client=system)
    assert sent.status_code == 202, sent.text
    ready = await importing.read(sent)
    moved = await system.post(
        f"/member-imports/{ready.json()['id']}/status-changes",
        json={"toStatus": "importing"},
        headers={"If-Match": f'"{ready.json()["version"]}"'},
    )
    assert moved.status_code == 200, moved.text
    if meanwhile:
        async with database.write() as session:
            await session.execute(update(MachineClient).values(meanwhile))
    await importing.work()
    status, *_ = await told_and_counted(database, ready.json()["id"])
    assert status == ("failed" if meanwhile else "done")
