"""The worker's part of imports: reading a file and telling what would change, carrying it out, and tidying up.

A file is read in one transaction and carried out in one. A killed worker leaves nothing: the next one begins anew.
Companies are linked in one of their own, as everybody who registers waits for that. Beside the transaction that reads,
short ones tell how far it is, and learn whether it is still wanted.
"""

import asyncio
from contextlib import suppress
from uuid import UUID

import structlog
from sqlalchemy import BigInteger, cast, delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.database import Database, is_away
from backend.files.store import FileStore
from backend.identity.errors import TokenInvalid
from backend.identity.principals import Principal, system_now
from backend.identity.standing import person_now
from backend.members.models import (
    ENDED,
    FileFormat,
    ImportStatus,
    MemberImport,
    MemberImportMismatch,
    MemberImportRow,
)
from backend.members.rows import FileBroken, GivenUp
from backend.members.schemas.imports import ImportCounts
from backend.members.service import comparing
from backend.members.service.importing import lock_branch
from backend.members.staging import MISMATCH_COLUMNS, ROW_COLUMNS, Batch, Staging
from backend.organisations.service.linking import put_right

log = structlog.get_logger(__name__)
MOST_ATTEMPTS = 3  # at reading one file with the same columns
WORKING = (ImportStatus.READING, ImportStatus.IMPORTING)
UNEXPECTED = {
    "nl": "Er ging bij ons iets mis. Uw ledenlijst is niet veranderd. Probeer het opnieuw.",
    "en": "Something went wrong on our side. Your register did not change. Try again.",
}


class Superseded(Exception):  # noqa: N818 - not an error: it is not wanted any more
    """The import was cancelled, or is to be read with other columns."""


class Importer:
    """What a worker does with imports, one at a time."""

    def __init__(self, database: Database, contents: FileStore, real: Database) -> None:
        """What systems may do stands in `real`, also when `database` is that of the sandbox."""
        self._database, self._contents, self._real = database, contents, real

    async def step(self) -> bool:
        """Do what the import that waits longest needs; False when none waits."""
        import_id = None
        try:
            async with self._database.write() as session:
                found = await _claim(session)
                if found is None:
                    return False
                import_id, was_over = found.id, found.status in ENDED
                await self._go_on(session, found)
            if was_over:
                await self._tidy(import_id)
        except Superseded:
            return True
        except GivenUp as reason:
            await self._fail(import_id, reason.told)
        except Exception as failure:
            if import_id is None or is_away(failure):
                raise
            log.exception("import failed", id=str(import_id))
            if not await self._fail(import_id, UNEXPECTED):
                raise  # what ended cannot fail any more: whoever calls this pauses, and it has its turn later
        return True

    async def _go_on(self, session: AsyncSession, found: MemberImport) -> None:
        if found.status is ImportStatus.READING:
            await self._read(session, found)
        elif found.status is ImportStatus.IMPORTING:
            await self._carry_out(session, found.id)
        elif found.status is ImportStatus.DONE:
            await put_right(session, found.branch_id)

    async def _fail(self, import_id: UUID | None, told: dict[str, str]) -> bool:
        """End it with these words; one that ended already goes behind others that wait, and the answer is False."""
        async with self._database.write() as session:
            found = await session.get(MemberImport, import_id, with_for_update={"key_share": True})
            is_working = found is not None and found.status in WORKING
            if found is not None and is_working:
                found.fail(clock.now(), told)
            elif import_id is not None:
                await _count_attempt(session, import_id)
            return is_working

    async def _begin(self, import_id: UUID) -> None:
        """Count the attempt before the file is opened: one that ends its reader each time is not read for ever."""
        async with self._database.write() as session:
            attempts = await _count_attempt(session, import_id)
        if attempts is None:
            raise Superseded
        if attempts > MOST_ATTEMPTS:
            raise FileBroken("Dit bestand konden wij niet inlezen.", "We could not read this file.")

    async def _read(self, session: AsyncSession, found: MemberImport) -> None:
        await self._begin(found.id)
        content = await self._contents.read(found.id)
        staging = await asyncio.to_thread(Staging, found.id, content, found.file_format, found.mapping)
        await comparing.clear(session, found)
        await session.execute(delete(MemberImportMismatch).where(MemberImportMismatch.import_id == found.id))
        if staging.is_complete:
            total = _estimate(content, found.file_format)
            while (batch := await asyncio.to_thread(staging.next_batch)).read:
                await _copy(session, batch)
                await self._tell_progress(found, staging.total, total)
        known = (found.version, found.status)
        read = await _locked(session, found.id)
        if read is None or (read.version, read.status) != known:
            raise Superseded
        read.columns, read.mapping, read.status = staging.columns, dict(staging.mapping), ImportStatus.READY
        read.attempts = 0
        if staging.is_complete:
            read.rows_done = read.rows_total = staging.total
            await session.flush()
            await session.execute(text("ANALYZE member_import_rows"))  # else it is planned as if there were none
            read.counts = {**await comparing.compare(session, read), **staging.counts}

    async def _tell_progress(self, found: MemberImport, done: int, total: int | None) -> None:
        """Leaves version and day of change alone: whoever sets the columns meanwhile need not read again."""
        async with self._database.write() as session:
            wanted = await session.scalar(
                update(MemberImport)
                .where(
                    MemberImport.id == found.id,
                    MemberImport.version == found.version,
                    MemberImport.status == ImportStatus.READING,
                )
                .values(rows_done=done, rows_total=total, updated_at=MemberImport.updated_at)
                .returning(MemberImport.id)
                .execution_options(synchronize_session=False)
            )
        if wanted is None:
            raise Superseded

    async def _tidy(self, import_id: UUID) -> None:
        """Forget the file of an import that ended, and its rows."""
        async with self._database.write() as session:
            found = await session.get(MemberImport, import_id)
            if found is None:
                return
            await self._contents.forget(found.id)
            await comparing.clear(session, found)
            headings = [{"heading": column["heading"], "samples": []} for column in found.columns]
            await session.execute(
                update(MemberImport)
                .where(MemberImport.id == found.id)
                .values(file_kept=False, columns=headings, updated_at=MemberImport.updated_at)
                .execution_options(synchronize_session=False)
            )

    async def _carry_out(self, session: AsyncSession, import_id: UUID) -> None:
        """All of it or nothing: what the rows say is taken in, who is absent ends when that was asked for.

        Companies are linked after it: here they would wait for it, and it for them.
        """
        found = await _locked(session, import_id)
        if found is None or found.status is not ImportStatus.IMPORTING:
            raise Superseded
        assert found.counts is not None
        who = await self._starter_now(session, found)
        await lock_branch(session, found.branch_id)
        counts = {**found.counts, **await comparing.compare(session, found)}
        if found.ends_absent and counts["absent"] > found.counts["absent"]:
            # Only what was told was decided: an import of a colleague may have come in between.
            raise GivenUp(
                "Uw ledenlijst veranderde intussen: er zouden meer leden eindigen dan wij u vertelden. Er is niets "
                "gewijzigd. Stuur het bestand opnieuw.",
                "Your register changed meanwhile: more members would end than we told you. Nothing was changed. Send "
                "the file again.",
            )
        moment = clock.now()
        await comparing.take_in(session, found)
        counts["absent"] = await comparing.end_absent(session, found, moment) if found.ends_absent else 0
        found.finish(moment, counts)
        told = {name: counts[name] for name in ImportCounts.model_fields}
        audit.record(session, who, "members.import", "member_import", found.id, organisation_id=found.branch_id, **told)

    async def _starter_now(self, session: AsyncSession, found: MemberImport) -> Principal:
        """Who had it carried out, with the rights of now: it may have waited.

        Raises GivenUp when those ended meanwhile.
        """
        who = None
        if found.client_id is not None:
            async with self._real.read() as real:
                with suppress(TokenInvalid):
                    who = await system_now(real, found.client_id)
        elif found.started_by is not None:
            who = await person_now(session, found.started_by, found.branch_id)
        tries_out = self._database is not self._real
        is_of_branch = who is not None and who.organisation_id == found.branch_id
        if who is None or who.in_sandbox != tries_out or not is_of_branch or not who.may("members:write"):
            raise GivenUp(
                "De import is niet uitgevoerd: wie daar opdracht voor gaf, mag de ledenlijst van uw branche niet meer "
                "bijhouden. Er is niets gewijzigd. Een collega kan het bestand opnieuw sturen.",
                "The import was not carried out: whoever asked for it may no longer keep the register of your branch. "
                "Nothing was changed. A colleague can send the file again.",
            )
        return who


async def _claim(session: AsyncSession) -> MemberImport | None:
    """One that no other worker has in hand: its lock is that of its identifier, as its row must stay free."""
    has_ended = MemberImport.status.in_(ENDED)
    waiting = or_(MemberImport.status.in_(WORKING), MemberImport.file_kept & has_ended)
    could_not_be_tidied = has_ended & (MemberImport.attempts > 0)
    in_turn = select(MemberImport.id).where(waiting).order_by(could_not_be_tidied, MemberImport.created_at).limit(50)
    for import_id in list(await session.scalars(in_turn)):
        key = cast(func.hashtextextended(f"import {import_id}", 0), BigInteger)
        if await session.scalar(select(func.pg_try_advisory_xact_lock(key))):
            found = await session.scalar(select(MemberImport).where(MemberImport.id == import_id, waiting))
            if found is not None:  # else another worker did it just now
                return found
    return None


async def _count_attempt(session: AsyncSession, import_id: UUID) -> int | None:
    """How many there were, with this one; None when the import is gone."""
    attempts: int | None = await session.scalar(
        update(MemberImport)
        .where(MemberImport.id == import_id)
        .values(attempts=MemberImport.attempts + 1, updated_at=MemberImport.updated_at)
        .returning(MemberImport.attempts)
        .execution_options(synchronize_session=False)
    )
    return attempts


async def _locked(session: AsyncSession, import_id: UUID) -> MemberImport | None:
    found: MemberImport | None = await session.scalar(
        select(MemberImport)
        .where(MemberImport.id == import_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    return found


async def _copy(session: AsyncSession, batch: Batch) -> None:
    connection = await session.connection()
    driver = (await connection.get_raw_connection()).driver_connection
    assert driver is not None
    for table, columns, records in (
        (MemberImportRow, ROW_COLUMNS, batch.rows),
        (MemberImportMismatch, MISMATCH_COLUMNS, batch.mismatches),
    ):
        if not records:
            continue
        try:
            await driver.copy_records_to_table(table.__tablename__, records=records, columns=columns)
        except Exception as failure:  # the driver tells what it cannot write in many ways
            if is_away(failure):
                raise
            log.error("rows of an import cannot be written", error=type(failure).__name__, first=batch.first)  # noqa: TRY400 - no content of the file in the log
            raise FileBroken(
                f"Tussen rij {batch.first} en {batch.last} staat iets dat wij niet kunnen bewaren.",
                f"Between row {batch.first} and {batch.last} stands something that we cannot keep.",
            ) from failure


def _estimate(content: bytes, file_format: FileFormat) -> int | None:
    if file_format is FileFormat.XLSX:
        return None
    return content.count(b'"kvkNumber"' if file_format is FileFormat.JSON else b"\n")
