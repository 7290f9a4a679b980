"""Adding files, and who gets them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from backend.core import clock
from backend.files import kinds, service
from backend.files.errors import FileAttached, FileNotFound
from backend.files.models import LARGEST, File
from backend.files.store import FileStore, open_store
from backend.identity.scopes import Role
from backend.settings import Settings
from tests.makers.files import PDF, PNG, PROGRAM, make_office
from tests.makers.organisations import make_company


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session)


@pytest.fixture
async def owner(client_as, company):
    return await client_as(Role.OWNER, organisation_id=company.id)


async def test_a_file_comes_back_as_it_was_and_is_saved_rather_than_shown(owner):
    made = await owner.post("/files?name=Offerte%20één.pdf", content=PDF)
    assert made.status_code == 201, made.text
    found = made.json()
    assert (found["name"], found["mediaType"], found["size"]) == ("Offerte één.pdf", "application/pdf", len(PDF))
    assert (await owner.get(made.headers["location"].removeprefix("/v1"))).json() == found
    content = await owner.get(f"/files/{found['id']}/content")
    assert content.content == PDF
    assert content.headers["content-type"] == "application/pdf"
    assert content.headers["x-content-type-options"] == "nosniff"
    assert content.headers["content-disposition"] == (
        "attachment; filename=\"Offerte __n.pdf\"; filename*=UTF-8''Offerte%20%C3%A9%C3%A9n.pdf"
    )


async def test_the_name_may_stand_in_the_header(owner):
    made = await owner.post(
        "/files", content=PNG, headers={"Content-Disposition": "attachment; filename*=UTF-8''Foto%20werkvloer.png"}
    )
    assert made.json()["name"] == "Foto werkvloer.png"


async def test_a_file_without_a_name_is_refused(owner):
    answer = await owner.post("/files", content=PDF)
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "name")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("factuur.pdf", PROGRAM),
        ("foto.png", b"\x7fELF" + b"\x00" * 60),
        ("notitie.txt", b"#!/bin/sh\nrm -rf /\n"),
        ("pagina.txt", b"<!DOCTYPE html><script>alert(1)</script>"),
        ("tekening.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("brief.docx", make_office("word/document.xml", "word/vbaProject.bin")),
        ("archief.docx", make_office("zomaar.txt")),
        ("kapot.docx", b"PK\x03\x04" + b"\x00" * 40),
        ("tekst.txt", b"\xff\xfe\x00\x01"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_what_a_file_is_follows_from_its_content(owner, database, name, content):
    answer = await owner.post(f"/files?name={name}", content=content)
    assert (answer.status_code, answer.json()["type"]) == (415, "/v1/problems/file-kind-refused")
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(File)) == 0


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PDF, "x", kinds.PDF),
        (b"\xff\xd8\xff\xe0rest", "x", kinds.JPEG),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "x", kinds.WEBP),
        (make_office(), "x", kinds.WORD),
        (make_office("xl/workbook.xml"), "x", kinds.EXCEL),
        (make_office("ppt/presentation.xml"), "x", kinds.POWERPOINT),
        ("naam;uren\nÉén;3\n".encode(), "uren.csv", kinds.CSV),
        ("Eén regel".encode(), "notitie.txt", kinds.TEXT),
    ],
)
def test_the_kinds_we_take_are_recognised(content, name, kind):
    assert kinds.kind_of(content, name) == kind


@pytest.mark.parametrize(
    ("name", "saved"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Temp\\plan.PDF", "plan.pdf"),
        ("rapport.exe", "rapport.exe.pdf"),
        ("\u202efdp.exe", "fdp.exe.pdf"),
        ("...", "bestand.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ("n" * 300 + ".pdf", "n" * 120 + ".pdf"),
        ("", "bestand.pdf"),
    ],
)
def test_a_name_holds_no_path_and_ends_as_the_file_is(name, saved):
    assert kinds.safe_name(name, kinds.PDF) == saved


async def test_ten_megabytes_fit_and_a_byte_more_does_not(owner):
    full = PDF + b" " * (LARGEST - len(PDF))
    assert (await owner.post("/files?name=vol.pdf", content=full)).status_code == 201
    answer = await owner.post("/files?name=te-vol.pdf", content=full + b" ")
    assert (answer.status_code, answer.json()["type"]) == (413, "/v1/problems/request-too-large")


async def test_an_empty_file_is_refused(owner):
    answer = await owner.post("/files?name=leeg.pdf", content=b"")
    assert (answer.status_code, answer.json()["type"]) == (400, "/v1/problems/file-empty")


async def test_the_same_upload_twice_is_one_file(owner, database):
    key = {"Idempotency-Key": "een-sleutel-123"}
    first = await owner.post("/files?name=een.pdf", content=PDF, headers=key)
    second = await owner.post("/files?name=een.pdf", content=PDF, headers=key)
    assert first.json() == second.json()
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(File)) == 1


async def test_others_do_not_see_a_file_and_officers_do(owner, client_as, visitor, database):
    file_id = (await owner.post("/files?name=een.pdf", content=PDF)).json()["id"]
    async with database.write() as session:
        other = await make_company(session)
    stranger = await client_as(Role.OWNER, organisation_id=other.id)
    for path in (f"/files/{file_id}", f"/files/{file_id}/content"):
        assert (await stranger.get(path)).status_code == 404
        assert (await visitor.get(path)).status_code == 401
        assert (await (await client_as(Role.SYNTENS_OFFICER)).get(path)).status_code == 200


async def test_who_only_reads_adds_no_files(client_as, company):
    representative = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=company.id)
    assert (await representative.post("/files?name=een.pdf", content=PDF)).status_code == 403


def _principal(company_id):
    from backend.identity.principals import Principal

    return Principal(uuid4(), "Anna", uuid4(), company_id, frozenset({Role.OWNER}), frozenset({"files:write"}))


async def _keep(session, store, company):
    return await service.keep(session, store, name="plan.pdf", content=PDF, organisation_id=company.id, created_by=None)


async def test_a_file_belongs_to_one_subject_for_good(session, settings: Settings):
    store = open_store(settings)
    company, other = await make_company(session), await make_company(session)
    file = await _keep(session, store, company)
    subject = uuid4()
    for _ in range(2):
        attached = await service.attach(session, _principal(company.id), file.id, "voucher", subject)
        assert attached.subject_id == subject
    with pytest.raises(FileAttached):
        await service.attach(session, _principal(company.id), file.id, "voucher", uuid4())
    with pytest.raises(FileNotFound):
        await service.attach(session, _principal(other.id), file.id, "voucher", subject)


async def test_a_file_that_nobody_used_is_swept_after_a_week_and_others_stay(session, settings: Settings):
    store = open_store(settings)
    company = await make_company(session)
    old, young, used = [await _keep(session, store, company) for _ in range(3)]
    await service.attach(session, _principal(company.id), used.id, "voucher", uuid4())
    before = clock.now() - service.UNATTACHED_KEPT - timedelta(hours=1)
    await session.execute(update(File).where(File.id.in_([old.id, used.id])).values(created_at=before))
    assert await service.sweep(session, store) == 1
    assert set(await session.scalars(select(File.id))) == {young.id, used.id}
    assert await store.read(used.id) == PDF


async def test_a_content_that_the_store_has_lost_is_told_as_such(owner, settings: Settings):
    file_id = (await owner.post("/files?name=een.pdf", content=PDF)).json()["id"]
    store: FileStore = open_store(settings)
    from uuid import UUID

    await store.forget(UUID(file_id))
    await store.forget(UUID(file_id))
    assert (await owner.get(f"/files/{file_id}/content")).status_code == 503


async def test_a_key_is_not_good_for_the_same_content_under_another_name(owner):
    key = {"Idempotency-Key": "een-sleutel-456"}
    assert (await owner.post("/files?name=een.pdf", content=PDF, headers=key)).status_code == 201
    other = await owner.post("/files?name=twee.pdf", content=PDF, headers=key)
    assert (other.status_code, other.json()["type"]) == (422, "/v1/problems/idempotency-key-reused")
