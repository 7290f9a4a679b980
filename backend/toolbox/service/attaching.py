"""Documents with a version: laid beside a draft, taken away again, and begun with by the next version."""

from uuid import UUID

from sqlalchemy import delete, exists, func, insert, literal, select
from sqlalchemy.dialects.postgresql import insert as insert_or_not
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.files.errors import FileNotFound
from backend.files.models import File
from backend.files.service import attach, let_go
from backend.identity.principals import Principal
from backend.toolbox import queries
from backend.toolbox.errors import ToolboxAttachmentsFull, ToolboxWordsFixed
from backend.toolbox.models import ToolboxAttachment, ToolboxDownload, ToolboxVersion

KIND = "toolbox_item"
MOST = 10


async def add(session: AsyncSession, principal: Principal, version_id: UUID, file_id: UUID) -> File:
    """Lay a document of one's own beside a draft; the same again changes nothing.

    Raises ToolboxVersionNotFound and FileNotFound (404), ToolboxWordsFixed, ToolboxAttachmentsFull, FileAttached (409).
    """
    version = await _in_work(session, principal, version_id)
    file = await attach(session, principal, file_id, KIND, version.item_id)
    added = await session.scalar(
        insert_or_not(ToolboxAttachment)
        .values(version_id=version.id, file_id=file.id)
        .on_conflict_do_nothing()
        .returning(ToolboxAttachment.file_id)
    )
    if added is None:
        return file
    beside = select(func.count()).select_from(ToolboxAttachment).where(ToolboxAttachment.version_id == version.id)
    if (await session.scalar(beside) or 0) > MOST:
        raise ToolboxAttachmentsFull(most=MOST)
    _touched(version)
    record(session, principal, "toolbox.add_attachment", "toolbox_version", version.id)
    await session.flush()
    return file


async def remove(session: AsyncSession, principal: Principal, version_id: UUID, file_id: UUID) -> None:
    """Take a document from a draft; published versions keep theirs. When no version has it, it is deleted in a week.

    Raises ToolboxVersionNotFound and FileNotFound (404), ToolboxWordsFixed (409).
    """
    version = await _in_work(session, principal, version_id)
    taken = await session.scalar(
        delete(ToolboxAttachment)
        .where(ToolboxAttachment.version_id == version.id, ToolboxAttachment.file_id == file_id)
        .returning(ToolboxAttachment.file_id)
    )
    if taken is None:
        raise FileNotFound
    if not await session.scalar(select(exists().where(ToolboxAttachment.file_id == file_id))):
        await let_go(session, file_id)
    _touched(version)
    record(session, principal, "toolbox.remove_attachment", "toolbox_version", version.id)
    await session.flush()


async def copy(session: AsyncSession, from_id: UUID, to_id: UUID) -> None:
    """Begin a version with the documents of another."""
    former = select(literal(to_id), ToolboxAttachment.file_id).where(ToolboxAttachment.version_id == from_id)
    await session.execute(insert(ToolboxAttachment).from_select(["version_id", "file_id"], former))


async def count_download(session: AsyncSession, item_id: UUID) -> None:
    """Count one download of today."""
    one = insert_or_not(ToolboxDownload).values(item_id=item_id, downloaded_on=clock.today(), count=1)
    await session.execute(
        one.on_conflict_do_update(
            index_elements=[ToolboxDownload.item_id, ToolboxDownload.downloaded_on],
            set_={"count": ToolboxDownload.count + 1},
        )
    )


async def _in_work(session: AsyncSession, principal: Principal, version_id: UUID) -> ToolboxVersion:
    """The draft, held, so that two who add at once do not pass the most together."""
    version = await queries.get_version(session, principal, version_id, for_update=True)
    if not version.is_in_work:
        raise ToolboxWordsFixed
    return version


def _touched(version: ToolboxVersion) -> None:
    """A reviewer who read the version without this document looks again before publishing."""
    version.updated_at = clock.now()
