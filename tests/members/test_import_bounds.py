"""Files that would take the worker with them, and what the database cannot hold: the import ends, and says why."""

import asyncio
import io
import os
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
import structlog
import xlsxwriter

from backend.core import clock
from backend.core.problems import Unavailable
from backend.files.store import open_store
from backend.members import staging, workbooks
from backend.members.contents import open_contents
from backend.members.models import ImportStatus, MemberImport
from backend.members.rows import FileBroken
from backend.members.service.carrying_out import Importer
from backend.members.service.forgetting import sweep
from tests.makers.members import as_csv, as_xlsx, member
from tests.members.test_import_worker import sent, status_of

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
EMPTY_STRINGS = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">%b</sst>'
ONE_ROW = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>%b</row></sheetData>'
    b"</worksheet>"
)


@pytest.fixture
def store(settings):
    return open_contents(settings)


def with_part(name, content):
    """A workbook of one member, of which one part is something else."""
    plain, made = io.BytesIO(), io.BytesIO()
    book = xlsxwriter.Workbook(plain)
    book.add_worksheet().write_row(0, 0, ("KvK-nummer", "Naam"))
    book.close()
    with zipfile.ZipFile(plain) as parts, zipfile.ZipFile(made, "w") as archive:
        for part in parts.infolist():
            said = content if part.filename == name else parts.read(part)
            archive.writestr(part.filename, said, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def lying(content, part):
    """The same archive, which says in its directory that a part is of one byte."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo(part).file_size.to_bytes(4, "little")
    at = content.rindex(part.encode()) - 46 + 24  # in the central directory (APPNOTE 4.3.12)
    assert content[at : at + 4] == size
    return content[:at] + b"\1\0\0\0" + content[at + 4 :]


BOMBS = {
    "a million strings": with_part(STRINGS, EMPTY_STRINGS % (b"<si/>" * 1_000_000)),
    "a million cells in a row": with_part(SHEET, ONE_ROW % (b"<c/>" * 1_000_000)),
    "one long cell": with_part(SHEET, ONE_ROW % (b'<c t="str"><v>' + b"a" * 60_000_000 + b"</v></c>")),
}


@pytest.mark.parametrize("bomb", BOMBS)
async def test_a_small_file_that_unpacks_to_a_large_one_ends_in_its_own_process(importing, monkeypatch, bomb):
    monkeypatch.setattr(workbooks, "MEMORY_AT_MOST", 100_000_000)
    content = BOMBS[bomb]
    assert len(content) < 200_000
    told = (await importing.ready(content)).json()
    assert told["status"] == "failed"
    assert "te groot" in told["failure"]["nl"]


async def test_an_archive_that_lies_about_its_sizes_is_damaged(importing):
    told = (await importing.ready(lying(BOMBS["a million strings"], STRINGS))).json()
    assert (told["status"], "beschadigd" in told["failure"]["nl"]) == ("failed", True)


@pytest.mark.parametrize(
    ("said", "raised"),
    [
        ("import os; os.kill(os.getpid(), 9)", FileBroken),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", FileBroken),
        ("raise MemoryError", FileBroken),
        ("print('[1, [')", workbooks.ReaderEndedError),
        ("print('[1, []]')", workbooks.ReaderEndedError),
        ("import backend.members.no_such_module", workbooks.ReaderEndedError),
    ],
)
async def test_a_reader_that_ends_without_a_last_word_is_too_large_a_file_only_at_a_bound(monkeypatch, said, raised):
    content = as_xlsx([member(90_000_001)])
    monkeypatch.setattr(workbooks, "READER", ("-c", said))
    with structlog.testing.capture_logs() as logged, pytest.raises(raised):
        await asyncio.to_thread(list, workbooks.rows_of_workbook(content))
    [told] = logged
    assert ("Error" in told["said"]) == ("raise" in said or "no_such" in said)


async def test_a_reader_that_fails_on_our_side_says_nothing_of_the_file(importing, monkeypatch):
    monkeypatch.setattr(workbooks, "READER", ("-c", "raise SystemExit(1)"))
    told = (await importing.ready(as_xlsx([member(90_000_001)]))).json()
    assert (told["status"], told["failure"]["en"][:35]) == ("failed", "Something went wrong on our side. Y")


def with_parts(many):
    """A workbook with so many empty parts besides."""
    made = io.BytesIO(as_xlsx([member(90_000_001)]))
    with zipfile.ZipFile(made, "a") as archive:
        for number in range(many):
            archive.writestr(f"x/{number}", b"")
    return made.getvalue()


async def test_an_archive_of_many_parts_is_refused_before_their_names_are_read(importing, monkeypatch):
    assert (await importing.send(with_parts(50))).status_code == 202
    monkeypatch.delattr(zipfile, "ZipFile")
    assert (await importing.send(MANY_PARTS)).status_code == 415
    # One that says that it has few, with the same directory.
    end = MANY_PARTS.rindex(b"PK\5\6")
    few = MANY_PARTS[: end + 8] + b"\1\0\1\0" + MANY_PARTS[end + 12 :]
    assert (await importing.send(few)).status_code == 415
    # And one that says so in the record of large archives.
    large = MANY_PARTS[:end] + b"PK\6\7".ljust(20, b"\0") + few[end : end + 12] + b"\1\0\0\0" + few[end + 16 :]
    assert (await importing.send(large)).status_code == 415


MANY_PARTS = with_parts(20_000)


async def test_the_reader_gets_no_secret_and_ends_with_whoever_reads(monkeypatch):
    monkeypatch.setenv("SLIMMERWERKEN_SECRET", "geheim")
    shows = "import json, os, time; print(json.dumps([1, [str(os.getpid()), *os.environ]]), flush=True); time.sleep(60)"
    monkeypatch.setattr(workbooks, "READER", ("-c", shows))
    rows = workbooks.rows_of_workbook(b"")
    _, (pid, *names) = await asyncio.to_thread(next, rows)
    assert "SLIMMERWERKEN_SECRET" not in names
    rows.close()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)


@pytest.mark.parametrize("wrong", ["a\0b", "\ud800", 5, "x" * 9])
async def test_what_the_database_cannot_hold_is_told_with_its_rows(committed, store, monkeypatch, wrong):
    import_id = await sent(committed, store, [member(90_000_001 + at) for at in range(3)])
    right = staging.Staging.next_batch

    def broken(self):
        batch = right(self)
        batch.rows = [(row[0], wrong, *row[2:]) for row in batch.rows[:1]]
        return batch

    monkeypatch.setattr(staging.Staging, "next_batch", broken)
    assert await Importer(committed, store, committed).step()
    async with committed.read() as session:
        found = await session.get_one(MemberImport, import_id)
    assert (found.status, found.failure["nl"]) == (
        ImportStatus.FAILED,
        "Tussen rij 2 en 4 staat iets dat wij niet kunnen bewaren.",
    )


async def test_a_connection_that_is_lost_while_rows_are_written_leaves_the_import_to_be_read_again(
    committed, store, monkeypatch
):
    import_id = await sent(committed, store, [member(90_000_001)])
    copy = "asyncpg.connection.Connection.copy_records_to_table"

    async def lose(connection, *_, **__):
        connection.terminate()
        await connection.execute("SELECT 1")

    with monkeypatch.context() as patched:
        patched.setattr(copy, lose)
        with pytest.raises(Exception, match="closed"):
            await Importer(committed, store, committed).step()
    assert await status_of(committed, import_id) == "reading"
    assert await Importer(committed, store, committed).step()
    assert await status_of(committed, import_id) == "ready"


async def test_a_file_without_an_import_is_swept_after_a_day_and_no_other(committed, settings, store):
    import_id = await sent(committed, store, [member(90_000_001)])
    lost, document = uuid4(), uuid4()
    await store.write(lost, as_csv([member(90_000_002)]))
    await open_store(settings).write(document, b"een document")
    async with committed.write() as session:
        await sweep(session, store)
        assert await store.read(lost)
        with clock.set_to(clock.now() + timedelta(days=2)):
            assert await sweep(session, store) > 0
            assert await sweep(session, store) == 0
    with pytest.raises(Unavailable):
        await store.read(lost)
    assert await store.read(import_id)
    assert await open_store(settings).read(document) == b"een document"
