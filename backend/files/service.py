"""What happens with files: kept, given to the subject they belong to, read, and swept when nobody kept them."""

import hashlib
from datetime import timedelta
from urllib.parse import quote
from uuid import UUID, uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.problems import RequestTooLarge
from backend.files import kinds, queries
from backend.files.errors import FileAttached, FileEmpty, FileKindRefused, FileNotFound
from backend.files.models import LARGEST, File
from backend.files.store import FileStore
from backend.identity.principals import Principal

UNATTACHED_KEPT = timedelta(days=7)


async def keep(
    session: AsyncSession,
    store: FileStore,
    *,
    name: str,
    content: bytes,
    organisation_id: UUID,
    created_by: UUID | None,
    subject: tuple[str, UUID] | None = None,
) -> File:
    """Keep a document for an organisation. `subject` is what it belongs to, as ("voucher", id); may follow later.

    Raises FileEmpty (400), RequestTooLarge (413) above 10 MB, FileKindRefused (415).
    """
    if not content:
        raise FileEmpty
    if len(content) > LARGEST:
        raise RequestTooLarge(nl="Een bestand mag hoogstens 10 MB zijn.", en="A file can be 10 MB at most.")
    media_type = kinds.kind_of(content, name)
    if media_type is None:
        raise FileKindRefused(
            nl="Stuur een PDF, een foto (PNG, JPEG, WebP), een document (DOCX, XLSX, PPTX, ODT, ODS zonder macro's) "
            "of platte tekst. Wij kijken naar de inhoud, niet naar de naam.",
            en="Send a PDF, a picture (PNG, JPEG, WebP), a document (DOCX, XLSX, PPTX, ODT, ODS without macros) "
            "or plain text. We look at the content, not at the name.",
        )
    kind, subject_id = subject or (None, None)
    file = File(
        id=uuid4(),
        organisation_id=organisation_id,
        subject_kind=kind,
        subject_id=subject_id,
        name=kinds.safe_name(name, media_type),
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).digest(),
        created_by=created_by,
    )
    session.add(file)
    await session.flush()
    await store.write(file.id, content)
    return file


async def add(session: AsyncSession, store: FileStore, principal: Principal, name: str, content: bytes) -> File:
    """Keep a document for the organisation one acts for, before it is given to a subject."""
    assert principal.organisation_id is not None
    file = await keep(
        session,
        store,
        name=name,
        content=content,
        organisation_id=principal.organisation_id,
        created_by=principal.account_id,
    )
    audit.record(session, principal, "files.add", "file", file.id, organisation_id=file.organisation_id)
    return file


async def attach(session: AsyncSession, principal: Principal, file_id: UUID, kind: str, subject_id: UUID) -> File:
    """Give a document that one added oneself to the subject it belongs to; the same again changes nothing.

    Raises FileNotFound (404) for a file of others, FileAttached (409).
    """
    file = await session.get(File, file_id, with_for_update=True)
    if file is None or file.organisation_id != principal.organisation_id:
        raise FileNotFound
    if file.subject_id is not None and (file.subject_kind, file.subject_id) != (kind, subject_id):
        raise FileAttached
    file.subject_kind, file.subject_id = kind, subject_id
    await session.flush()
    return file


async def detach(session: AsyncSession, principal: Principal, file_id: UUID, kind: str, subject_id: UUID) -> None:
    """Take a document of one's own organisation from its subject; the sweep deletes it.

    Raises FileNotFound (404) for a file of others, or one that does not belong there.
    """
    file = await session.get(File, file_id, with_for_update=True)
    if file is None or (file.organisation_id, file.subject_kind, file.subject_id) != (
        principal.organisation_id,
        kind,
        subject_id,
    ):
        raise FileNotFound
    file.subject_kind = file.subject_id = None
    await session.flush()


async def let_go(session: AsyncSession, file_id: UUID) -> None:
    """Take one document from its subject, whose subject decided who may; the sweep deletes it."""
    await session.execute(update(File).where(File.id == file_id).values(subject_kind=None, subject_id=None))


async def release(session: AsyncSession, kind: str, subject_id: UUID) -> None:
    """Take all documents from a subject that is thrown away; the sweep deletes them."""
    await session.execute(
        update(File)
        .where(File.subject_kind == kind, File.subject_id == subject_id)
        .values(subject_kind=None, subject_id=None)
    )


async def content_of(
    session: AsyncSession, store: FileStore, principal: Principal, file_id: UUID
) -> tuple[File, bytes]:
    """A file and its content. Raises FileNotFound (404)."""
    file = await queries.get_file(session, principal, file_id)
    return file, await store.read(file.id)


def as_attachment(file: File) -> dict[str, str]:
    """The headers with which a content is saved rather than shown (RFC 6266)."""
    plain = file.name.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_").replace("\\", "_")
    return {
        "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name, safe='')}",
        "X-Content-Type-Options": "nosniff",
        "ETag": f'"{file.sha256.hex()}"',
    }


async def sweep(session: AsyncSession, store: FileStore) -> int:
    """Delete documents that nobody gave to a subject within a week; answers how many."""
    found = await session.scalars(
        select(File).where(File.subject_id.is_(None), File.created_at < clock.now() - UNATTACHED_KEPT).limit(1_000)
    )
    files = list(found)
    for file in files:
        await store.forget(file.id)
    await session.execute(delete(File).where(File.id.in_([file.id for file in files])))
    return len(files)
