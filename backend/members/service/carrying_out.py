"""The worker's part of imports: reading a file and telling what would change, carrying it out, and tidying up.

A file is read in one transaction and carried out in one. A killed worker leaves nothing: the next one begins anew.
Beside the transaction that reads, short ones tell how far it is, and learn whether it is still wanted.
"""

import asyncio
from uuid import UUID

import structlog
from sqlalchemy import BigInteger, cast, delete, func, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.database import Database, is_away
from backend.files.store import FileStore
from backend.identity.principals import Principal
from backend.members.formats import FileBroken, GivenUp
from backend.members.models import (
    ENDED,
    KEPT,
    FileFormat,
    ImportStatus,
    MemberImport,
    MemberImportMismatch,
    MemberImportRow,
)
from backend.members.schemas.imports import ImportCounts
from backend.members.service import comparing
from backend.members.service.importing import lock_branch
from backend.members.staging import MISMATCH_COLUMNS, ROW_COLUMNS, Batch, Staging
from backend.organisations.service.linking import link_members, unlink_ended

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

    def __init__(self, database: Database, store: FileStore) -> None:
        self._database, self._store = database, store

    async def step(self) -> bool:
        """Do what the import that waits longest needs; False when none waits."""
        import_id = None
        try:
            async with self._database.write() as session:
                found = await _claim(session)
                if found is None:
                    return False
                import_id = found.id
                if found.status is ImportStatus.READING:
                    await self._read(session, found)
                elif found.status is ImportStatus.IMPORTING:
                    await _carry_out(session, import_id)
                else:
                    await self._tidy(session, found)
        except Superseded:
            return True
        except GivenUp as reason:
            await self._fail(import_id, reason.told)
        except Exception as failure:
            if import_id is None or is_away(failure):
                raise
            log.exception("import failed", id=str(import_id))
            await self._fail(import_id, UNEXPECTED)
        return True

    async def _fail(self, import_id: UUID | None, told: dict[str, str]) -> None:
        async with self._database.write() as session:
            found = await session.get(MemberImport, import_id, with_for_update={"key_share": True})
            if found is not None and found.status in WORKING:
                found.fail(clock.now(), told)

    async def _begin(self, import_id: UUID) -> None:
        """Count the attempt before the file is opened: one that ends its reader each time is not read for ever."""
        async with self._database.write() as session:
            attempts = await session.scalar(
                update(MemberImport)
                .where(MemberImport.id == import_id)
                .values(attempts=MemberImport.attempts + 1, updated_at=MemberImport.updated_at)
                .returning(MemberImport.attempts)
                .execution_options(synchronize_session=False)
            )
        if attempts is None:
            raise Superseded
        if attempts > MOST_ATTEMPTS:
            raise FileBroken("Dit bestand konden wij niet inlezen.", "We could not read this file.")

    async def _read(self, session: AsyncSession, found: MemberImport) -> None:
        await self._begin(found.id)
        content = await self._store.read(found.id)
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

    async def _tidy(self, session: AsyncSession, found: MemberImport) -> None:
        """Forget the file of an import that ended, its rows, and what stood in its columns."""
        await self._store.forget(found.id)
        await comparing.clear(session, found)
        headings = [{"heading": column["heading"], "samples": []} for column in found.columns]
        await session.execute(
            update(MemberImport)
            .where(MemberImport.id == found.id)
            .values(file_kept=False, columns=headings, updated_at=MemberImport.updated_at)
            .execution_options(synchronize_session=False)
        )


async def _claim(session: AsyncSession) -> MemberImport | None:
    """One that no other worker has in hand: its lock is that of its identifier, as its row must stay free."""
    waiting = or_(MemberImport.status.in_(WORKING), MemberImport.file_kept & MemberImport.status.in_(ENDED))
    for import_id in list(
        await session.scalars(select(MemberImport.id).where(waiting).order_by(MemberImport.created_at).limit(50))
    ):
        key = cast(func.hashtextextended(f"import {import_id}", 0), BigInteger)
        if await session.scalar(select(func.pg_try_advisory_xact_lock(key))):
            found = await session.scalar(select(MemberImport).where(MemberImport.id == import_id, waiting))
            if found is not None:  # else another worker did it just now
                return found
    return None


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
        if records:
            await driver.copy_records_to_table(table.__tablename__, records=records, columns=columns)


async def _carry_out(session: AsyncSession, import_id: UUID) -> None:
    """All of it or nothing: what the rows say is taken in, who is absent ends when that was asked for."""
    found = await _locked(session, import_id)
    if found is None or found.status is not ImportStatus.IMPORTING:
        raise Superseded
    assert found.counts is not None
    await lock_branch(session, found.branch_id)
    counts = {**found.counts, **await comparing.compare(session, found)}
    if found.ends_absent and counts["absent"] > found.counts["absent"]:
        # Only what was told was decided: an import of a colleague may have come in between.
        raise GivenUp(
            "Uw ledenlijst veranderde intussen: er zouden meer leden eindigen dan wij u vertelden. Er is niets "
            "gewijzigd. Stuur het bestand opnieuw.",
            "Your register changed meanwhile: more members would end than we told you. Nothing was changed. Send the "
            "file again.",
        )
    moment = clock.now()
    await comparing.take_in(session, found)
    counts["absent"] = await comparing.end_absent(session, found, moment) if found.ends_absent else 0
    await unlink_ended(session, found.branch_id)
    await link_members(session, found.branch_id)
    found.finish(moment, counts)
    who = Principal(found.started_by, "", None, found.branch_id, frozenset(), frozenset(), client_id=found.client_id)
    told = {name: counts[name] for name in ImportCounts.model_fields}
    audit.record(session, who, "members.import", "member_import", found.id, organisation_id=found.branch_id, **told)


def _estimate(content: bytes, file_format: FileFormat) -> int | None:
    if file_format is FileFormat.XLSX:
        return None
    return content.count(b'"kvkNumber"' if file_format is FileFormat.JSON else b"\n")


async def forget_past(session: AsyncSession, store: FileStore) -> int:
    """Throw away imports of a week ago, with their files; answers how many."""
    past = list(await session.scalars(select(MemberImport.id).where(MemberImport.created_at < clock.now() - KEPT)))
    for import_id in past:
        await store.forget(import_id)
    await session.execute(delete(MemberImport).where(MemberImport.id.in_(past)))
    return len(past)
