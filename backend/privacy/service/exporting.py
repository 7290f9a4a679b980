"""Downloads: asked for, made by the worker part by part so that progress shows, told, fetched, and expired."""

from datetime import timedelta
from uuid import UUID, uuid5

import orjson
import structlog
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.files.models import File
from backend.files.store import FileStore
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.identity.service import accounts
from backend.notifications import service as notifications
from backend.privacy import archive, queries
from backend.privacy.errors import ExportExpired, ExportNotReady
from backend.privacy.holdings import PARTS, facts_about
from backend.privacy.models import DataExport, ExportStatus, Whose

log = structlog.get_logger(__name__)
KEPT = timedelta(days=7)  # how long a download can be fetched
DOCUMENTS_UP_TO = 100_000_000  # bytes in one download; the rest is fetched one by one
UNFINISHED = (ExportStatus.QUEUED, ExportStatus.RUNNING)


async def ask(session: AsyncSession, principal: Principal, whose: Whose, subject_id: UUID) -> tuple[DataExport, bool]:
    """Ask for a download; answers it and whether it is new: while one is being made, that one is answered.

    Raises AccountNotFound and CompanyNotFound (404).
    """
    queries.require_own(principal, whose, subject_id)
    await accounts.lock_account(session, principal.account_id)
    company_id = subject_id if whose is Whose.COMPANY else None
    running = await session.scalar(
        select(DataExport).where(
            DataExport.account_id == principal.account_id,
            DataExport.company_id.is_not_distinct_from(company_id),
            DataExport.status.in_(UNFINISHED),
        )
    )
    if running is not None:
        return running, False
    made = DataExport(whose=whose, account_id=principal.account_id, company_id=company_id, total=len(PARTS) + 1, done=0)
    session.add(made)
    await session.flush()
    audit.record(session, principal, "own-data.export", "export", made.id, organisation_id=company_id)
    return made, True


async def content_of(session: AsyncSession, store: FileStore, principal: Principal, export_id: UUID) -> bytes:
    """The zip. Raises ExportNotFound (404), ExportNotReady (409), ExportExpired (410)."""
    export = await queries.get_export(session, principal, export_id)
    if export.status in (*UNFINISHED, ExportStatus.FAILED):
        raise ExportNotReady
    if export.status is ExportStatus.EXPIRED or (export.expires_at and export.expires_at <= clock.now()):
        raise ExportExpired
    return await store.read(export.id)


async def make_next(session: AsyncSession, store: FileStore) -> bool:
    """Make one part of the download that waits longest; False when none does. The worker calls it.

    Each part is its own transaction, so the progress shows and another worker can go on after a standstill.
    """
    export = await session.scalar(
        select(DataExport)
        .where(DataExport.status.in_(UNFINISHED))
        .order_by(DataExport.created_at, DataExport.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if export is None:
        return False
    export_id = str(export.id)  # undoing what was written empties the object in memory
    try:
        async with session.begin_nested():
            await _make_one(session, store, export)
    except Exception:
        log.exception("download failed", export=export_id)
        await session.refresh(export)
        export.status = ExportStatus.FAILED
    await session.flush()
    return True


async def _make_one(session: AsyncSession, store: FileStore, export: DataExport) -> None:
    export.status = ExportStatus.RUNNING
    facts = await facts_about(session, export.whose, export.subject_id)
    assert facts is not None
    if export.done < len(PARTS):
        sections = await archive.gather(session, PARTS[export.done], export.whose, facts)
        await store.write(_place(export, export.done), orjson.dumps(sections, default=str))
        export.done += 1
        return
    sections = []
    for number in range(len(PARTS)):
        sections += orjson.loads(await store.read(_place(export, number)))
    account = await session.get_one(Account, export.account_id)
    moment = clock.now()
    documents = await _documents(session, store, export)
    packed = archive.pack(export.whose, account.language, moment, sections, documents)
    await store.write(export.id, packed)
    for number in range(len(PARTS)):
        await store.forget(_place(export, number))
    export.finish(moment, moment + KEPT, len(packed))
    await notifications.tell_account(session, account, template="own_data_ready", link=page_of(export))


async def _documents(session: AsyncSession, store: FileStore, export: DataExport) -> dict[str, bytes]:
    """The documents of the company, as many as fit; a person's are those of the company they were added for."""
    if export.company_id is None:
        return {}
    found: dict[str, bytes] = {}
    room = DOCUMENTS_UP_TO
    files = await session.scalars(
        select(File).where(File.organisation_id == export.company_id).order_by(File.created_at, File.id)
    )
    for file in files:
        room -= file.size
        if room < 0:
            break
        found[f"{file.id}-{file.name}"] = await store.read(file.id)
    return found


def page_of(export: DataExport) -> str:
    """The page of the app where it can be fetched."""
    return "/bedrijf/onze-gegevens" if export.whose is Whose.COMPANY else "/account/gegevens"


def _place(export: DataExport, number: int) -> UUID:
    return uuid5(export.id, str(number))


async def expire_due(session: AsyncSession, store: FileStore) -> int:
    """Forget the contents of downloads past their days; answers how many."""
    found = await session.scalars(
        update(DataExport)
        .where(DataExport.status == ExportStatus.READY, DataExport.expires_at <= clock.now())
        .values(status=ExportStatus.EXPIRED)
        .returning(DataExport.id)
    )
    expired = list(found)
    for export_id in expired:
        await store.forget(export_id)
    return len(expired)
