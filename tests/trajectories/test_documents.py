"""Documents with a trajectory: added by both sides, read by both, removed by whose they are, gone with the company."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.core.problems import Unavailable
from backend.files.models import File
from backend.files.store import open_store
from backend.identity.scopes import Role
from backend.privacy import erasing
from backend.privacy.models import FileAccess, Whose
from backend.trajectories.documents import MOST
from tests.makers.advisers import make_adviser
from tests.makers.files import PDF, PNG, PROGRAM
from tests.makers.organisations import make_company
from tests.makers.trajectories import make_trajectory


@pytest.fixture
async def running(database, pair):
    async with database.write() as session:
        made = await make_trajectory(session, company_id=pair.company.id, adviser=pair.adviser)
    return f"/trajectories/{made.id}"


async def send(client, name="verslag.pdf", content=PDF):
    answer = await client.post(f"/files?name={name}", content=content)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


async def add(client, trajectory, file_id):
    return await client.post(f"{trajectory}/documents", json={"fileId": file_id})


async def names(client, trajectory):
    found = (await client.get(f"{trajectory}/documents")).json()["items"]
    return sorted((each["name"], each["isOwn"]) for each in found)


async def test_both_sides_add_documents_and_read_them_all(pair, running):
    made = await add(pair.adviser_client, running, await send(pair.adviser_client))
    assert (made.status_code, made.json()["isOwn"]) == (201, True)
    assert (await add(pair.owner, running, await send(pair.owner, "rooster.png", PNG))).status_code == 201
    assert await names(pair.owner, running) == [("rooster.png", True), ("verslag.pdf", False)]
    assert await names(pair.adviser_client, running) == [("rooster.png", False), ("verslag.pdf", True)]
    read = await pair.owner.get(made.headers["location"].removeprefix("/v1"))
    assert (read.content, read.headers["content-type"]) == (PDF, "application/pdf")
    assert read.headers["content-disposition"].startswith("attachment")


async def test_the_same_document_twice_is_one(pair, running):
    file_id = await send(pair.owner)
    assert {(await add(pair.owner, running, file_id)).status_code for _ in range(2)} == {201}
    assert await names(pair.owner, running) == [("verslag.pdf", True)]


async def test_a_renamed_program_and_a_document_of_others_are_refused(pair, running):
    answer = await pair.owner.post("/files?name=rooster.pdf", content=PROGRAM)
    assert (answer.status_code, answer.json()["type"]) == (415, "/v1/problems/file-kind-refused")
    for foreign in (await send(pair.adviser_client), str(uuid4())):
        answer = await add(pair.owner, running, foreign)
        assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/file-not-found")


async def test_one_removes_what_ones_own_side_added_and_nothing_else(pair, running):
    file_id = await send(pair.adviser_client)
    await add(pair.adviser_client, running, file_id)
    assert (await pair.owner.delete(f"{running}/documents/{file_id}")).status_code == 404
    assert (await pair.adviser_client.delete(f"{running}/documents/{file_id}")).status_code == 204
    assert (await pair.adviser_client.delete(f"{running}/documents/{file_id}")).status_code == 404
    assert await names(pair.owner, running) == []
    assert (await pair.owner.get(f"{running}/documents/{file_id}")).status_code == 404


async def test_who_has_no_part_in_it_finds_nothing(pair, running, database, client_as, visitor):
    file_id = await send(pair.owner)
    await add(pair.owner, running, file_id)
    async with database.write() as session:
        other, rival = await make_company(session), await make_adviser(session)
    stranger = await client_as(Role.OWNER, organisation_id=other.id)
    other_adviser = await client_as(Role.ADVISER, organisation_id=rival.organisation_id, account_id=rival.account_id)
    for client in (stranger, other_adviser):
        for path in (f"{running}/documents", f"{running}/documents/{file_id}"):
            assert (await client.get(path)).status_code == 404
        assert (await add(client, running, await send(client))).status_code == 404
        assert (await client.delete(f"{running}/documents/{file_id}")).status_code == 404
    assert (await visitor.get(f"{running}/documents")).status_code == 401


async def test_a_document_of_something_else_is_not_read_by_this_way(pair, running):
    loose = await send(pair.owner)
    assert (await pair.owner.get(f"{running}/documents/{loose}")).status_code == 404


async def test_the_documents_of_a_trajectory_that_is_over_stay_as_they_are(pair, running, database):
    file_id, late = await send(pair.owner), await send(pair.owner)
    await add(pair.owner, running, file_id)
    stopped = {"toStatus": "stopped", "reason": "Wij gaan anders verder."}
    await pair.owner.post(f"{running}/status-changes", json=stopped, headers={"If-Match": "*"})
    for answer in (await add(pair.owner, running, late), await pair.owner.delete(f"{running}/documents/{file_id}")):
        assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/trajectory-over")
    assert await names(pair.adviser_client, running) == [("verslag.pdf", False)]


async def test_fifty_documents_fit_and_one_more_does_not(pair, running, database):
    trajectory_id = running.rsplit("/", 1)[-1]
    async with database.write() as session:
        session.add_all(
            File(
                organisation_id=pair.company.id,
                subject_kind="trajectory",
                subject_id=trajectory_id,
                name="blad.pdf",
                media_type="application/pdf",
                size=1,
                sha256=b"",
            )
            for _ in range(MOST - 1)
        )
    last, over = await send(pair.owner), await send(pair.owner)
    assert (await add(pair.owner, running, last)).status_code == 201
    answer = await add(pair.owner, running, over)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/trajectory-documents-full")
    assert len(await names(pair.owner, running)) == MOST


async def test_an_officer_who_reads_a_document_of_the_adviser_is_seen_by_the_company(
    pair, running, database, client_as
):
    file_id = await send(pair.adviser_client)
    await add(pair.adviser_client, running, file_id)
    officer = await client_as(Role.SYNTENS_OFFICER)
    assert (await officer.get(f"{running}/documents/{file_id}")).status_code == 200
    async with database.read() as session:
        assert await session.scalar(select(FileAccess.company_id)) == pair.company.id


async def test_an_erased_company_leaves_no_document_of_either_side(pair, running, database, settings):
    store = open_store(settings)
    mine, theirs = await send(pair.owner), await send(pair.adviser_client)
    await add(pair.owner, running, mine)
    await add(pair.adviser_client, running, theirs)
    elsewhere = await send(pair.adviser_client)
    async with database.write() as session:
        assert await erasing.erase(session, store, Whose.COMPANY, pair.company.id, clock.now())
    async with database.read() as session:
        left = list(await session.scalars(select(File.id)))
        assert await session.scalar(select(func.count()).select_from(File)) == 1
    assert [str(each) for each in left] == [elsewhere]
    assert await store.read(left[0]) == PDF
    for gone in (mine, theirs):
        with pytest.raises(Unavailable):
            await store.read(UUID(gone))
