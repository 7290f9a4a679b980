"""Documents with a tool: what they are, who may add and see them, and that published ones stay."""

import pytest
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.review import VersionStatus
from backend.files import service as files
from backend.files.store import open_store
from backend.identity.scopes import OrganisationKind, Role
from backend.toolbox.models import ToolboxAttachment, ToolboxDownload
from tests.makers.files import PDF, PROGRAM, make_office
from tests.makers.identity import make_organisation
from tests.makers.toolbox import make_toolbox_item


@pytest.fixture
async def branch(database):
    async with database.write() as session:
        return (await make_organisation(session, kind=OrganisationKind.BRANCH)).id


@pytest.fixture
async def writer(client_as, branch):
    return await client_as(Role.BRANCH_OFFICER, organisation_id=branch)


@pytest.fixture
async def draft(database, branch):
    async with database.write() as session:
        return await make_toolbox_item(session, slug="kaartspel", owner_id=branch, status=VersionStatus.DRAFT)


async def upload(client, content=PDF, name="kaarten.pdf"):
    headers = {"Content-Type": "application/octet-stream"}
    return await client.post("/files", params={"name": name}, content=content, headers=headers)


async def add(client, version, content=PDF, name="kaarten.pdf"):
    sent = await upload(client, content, name)
    assert sent.status_code == 201, sent.text
    return await client.post(f"/toolbox-versions/{version.id}/attachments", json={"fileId": sent.json()["id"]})


async def publish(client_as, version_id):
    officer = await client_as(Role.PROGRAMME_OFFICER)
    path = f"/toolbox-versions/{version_id}"
    for status in ("in_review", "published"):
        tag = {"If-Match": (await officer.get(path)).headers["etag"]}
        moved = await officer.post(f"{path}/status-changes", json={"toStatus": status}, headers=tag)
        assert moved.status_code == 200, moved.text


async def test_a_document_is_there_when_the_version_is_published_and_not_before(client_as, visitor, writer, draft):
    added = (await add(writer, draft)).json()
    address = f"/toolbox-items/kaartspel/attachments/{added['id']}"
    assert (await visitor.get(address)).status_code == 404
    assert (await writer.get(f"/toolbox-versions/{draft.id}/attachments/{added['id']}")).content == PDF
    await publish(client_as, draft.id)
    assert (await visitor.get("/toolbox-items/kaartspel")).json()["attachments"] == [added]
    assert (added["name"], added["mediaType"], added["size"]) == ("kaarten.pdf", "application/pdf", len(PDF))
    answer = await visitor.get(address)
    assert answer.content == PDF
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_the_next_version_begins_with_the_same_documents_and_may_leave_them_out(
    client_as, visitor, writer, draft
):
    added = (await add(writer, draft)).json()
    await publish(client_as, draft.id)
    second = (await writer.post("/toolbox-items/kaartspel/versions")).json()
    assert [one["id"] for one in second["attachments"]] == [added["id"]]
    gone = await writer.delete(f"/toolbox-versions/{second['id']}/attachments/{added['id']}")
    assert gone.status_code == 204
    assert (await visitor.get(f"/toolbox-items/kaartspel/attachments/{added['id']}")).status_code == 200
    await publish(client_as, second["id"])
    assert (await visitor.get(f"/toolbox-items/kaartspel/attachments/{added['id']}")).status_code == 404
    # The first version still has it, for who looks back.
    assert (await writer.get(f"/toolbox-versions/{draft.id}/attachments/{added['id']}")).content == PDF


async def test_a_document_that_no_version_has_is_swept(writer, draft, database, settings):
    added = (await add(writer, draft)).json()
    path = f"/toolbox-versions/{draft.id}/attachments/{added['id']}"
    assert (await writer.delete(path)).status_code == 204
    assert (await writer.delete(path)).status_code == 404
    async with database.write() as session:
        with clock.set_to(clock.now() + files.UNATTACHED_KEPT * 2):
            assert await files.sweep(session, open_store(settings)) == 1


async def test_the_same_document_twice_is_there_once(writer, draft):
    sent = (await upload(writer)).json()
    for _ in range(2):
        answer = await writer.post(f"/toolbox-versions/{draft.id}/attachments", json={"fileId": sent["id"]})
        assert answer.status_code == 201
    assert len((await writer.get(f"/toolbox-versions/{draft.id}")).json()["attachments"]) == 1


async def test_no_more_than_ten(writer, draft):
    for number in range(10):
        assert (await add(writer, draft, name=f"{number}.pdf")).status_code == 201
    answer = await add(writer, draft)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/toolbox-attachments-full")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PROGRAM, "kaarten.pdf"),
        (b"<html><script>alert(1)</script>", "kaarten.txt"),
        (b"#!/bin/sh\nrm -rf /", "stappen.txt"),
        (make_office("word/document.xml", "word/vbaProject.bin"), "werkblad.docx"),
    ],
)
async def test_a_program_under_another_name_is_refused(writer, content, name):
    assert (await upload(writer, content, name)).status_code == 415


@pytest.mark.parametrize("size", [10_000_000, 50_000_000])
async def test_what_is_too_large_is_refused(writer, size):
    assert (await upload(writer, PDF + b" " * size)).status_code == 413


async def test_another_branch_adds_sees_and_removes_nothing(client_as, writer, draft):
    added = (await add(writer, draft)).json()
    other = await client_as(Role.BRANCH_OFFICER)
    path = f"/toolbox-versions/{draft.id}/attachments"
    own = (await upload(other)).json()
    assert (await other.post(path, json={"fileId": own["id"]})).status_code == 404
    assert (await other.get(f"{path}/{added['id']}")).status_code == 404
    assert (await other.delete(f"{path}/{added['id']}")).status_code == 404
    # Nor does a writer lay a document of another beside a draft of its own.
    assert (await writer.post(path, json={"fileId": own["id"]})).status_code == 404


async def test_a_published_version_keeps_its_documents_in_the_database_too(client_as, writer, draft, database):
    added = (await add(writer, draft)).json()
    await publish(client_as, draft.id)
    path = f"/toolbox-versions/{draft.id}/attachments"
    assert (await writer.delete(f"{path}/{added['id']}")).json()["type"] == "/v1/problems/toolbox-words-fixed"
    assert (await add(writer, draft)).status_code == 409
    with pytest.raises(IntegrityError, match="never changes"):
        async with database.write() as session:
            await session.execute(delete(ToolboxAttachment))


async def test_downloads_are_counted_per_day_without_who(client_as, visitor, writer, draft, database):
    added = (await add(writer, draft)).json()
    await writer.get(f"/toolbox-versions/{draft.id}/attachments/{added['id']}")
    await publish(client_as, draft.id)
    for _ in range(3):
        await visitor.get(f"/toolbox-items/kaartspel/attachments/{added['id']}")
    async with database.write() as session:
        counted = (await session.scalars(select(ToolboxDownload))).all()
    assert [(row.downloaded_on, row.count) for row in counted] == [(clock.today(), 3)]
    told = (await writer.get("/toolbox-items/kaartspel/statistics")).json()
    assert (len(told["downloads"]), told["downloads"][-1]["count"]) == (12, 3)
    assert sum(month["count"] for month in told["downloads"]) == 3
