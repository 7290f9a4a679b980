"""A branch, its officer, and the worker that reads and carries out what they send."""

from types import SimpleNamespace

import pytest

from backend.identity.scopes import OrganisationKind, Role
from backend.members.contents import open_contents
from backend.members.service.carrying_out import Importer
from tests.makers.identity import make_organisation
from tests.makers.members import as_csv

RAW = {"Content-Type": "application/octet-stream"}


@pytest.fixture
async def branch(database):
    async with database.write() as session:
        return await make_organisation(session, kind=OrganisationKind.BRANCH, name="Voorbeeldbranche")


@pytest.fixture
async def officer(client_as, branch):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=branch.id)


@pytest.fixture
def importer(database, settings):
    return Importer(database, open_contents(settings), database)


@pytest.fixture
def importing(officer, importer):
    """Sending a file, having the worker go on, and asking how it stands."""

    async def work():
        while await importer.step():
            pass

    async def send(content, client=officer, **headers):
        return await client.post("/member-imports?name=leden", content=content, headers={**RAW, **headers})

    async def read(sent):
        await work()
        return await officer.get(sent.headers["location"].removeprefix("/v1"))

    async def ready(rows_or_content):
        content = rows_or_content if isinstance(rows_or_content, bytes) else as_csv(rows_or_content)
        return await read(await send(content))

    async def change(found, **wish):
        tag = {"If-Match": f'"{found.json()["version"]}"'}
        return await officer.patch(f"/member-imports/{found.json()['id']}", json=wish, headers=tag)

    async def move(found, to_status, **more):
        tag = {"If-Match": f'"{found.json()["version"]}"'}
        address = f"/member-imports/{found.json()['id']}/status-changes"
        return await officer.post(address, json={"toStatus": to_status, **more}, headers=tag)

    async def carry_out(found, **more):
        moved = await move(found, "importing", **more)
        assert moved.status_code == 200, moved.text
        await work()
        return await officer.get(f"/member-imports/{found.json()['id']}")

    async def mismatches(found, query=""):
        answer = await officer.get(f"/member-imports/{found.json()['id']}/mismatches{query}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return SimpleNamespace(
        work=work,
        send=send,
        read=read,
        ready=ready,
        change=change,
        move=move,
        carry_out=carry_out,
        mismatches=mismatches,
    )
