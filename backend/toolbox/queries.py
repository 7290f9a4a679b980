"""What can be read of the toolbox."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, bindparam, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core.listing import page_of
from backend.core.review import NEXT, VersionStatus
from backend.files.errors import FileNotFound
from backend.files.models import File
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.toolbox import ratings
from backend.toolbox.catalogue import IS_OUTDATED, SUMMARY, is_outdated
from backend.toolbox.drafts import ToolboxVersionFilter
from backend.toolbox.errors import ToolboxItemNotFound, ToolboxItemReplaced, ToolboxVersionNotFound
from backend.toolbox.models import ToolboxAttachment, ToolboxItem, ToolboxUse, ToolboxVersion
from backend.toolbox.related import related_to

_source = aliased(Organisation)
_USED_BY = (
    select(func.count())
    .select_from(ToolboxUse)
    .join(Company, Company.id == ToolboxUse.company_id)
    .where(ToolboxUse.item_id == ToolboxItem.id, Company.is_demonstration.is_(False))
    .correlate(ToolboxItem)
    .scalar_subquery()
)
_ITEM = (
    select(
        *SUMMARY,
        ToolboxVersion.body,
        ToolboxVersion.worksheet,
        ToolboxVersion.people_min,
        ToolboxVersion.people_max,
        ToolboxVersion.evidence_source,
        ToolboxVersion.number.label("version_number"),
        ToolboxVersion.published_at,
        ToolboxVersion.review_on,
        ToolboxVersion.checked_on,
        ToolboxVersion.id.label("version_id"),
        _USED_BY.label("used_by"),
        _source.name.label("taken_from"),
        ToolboxItem.taken_from_number,
    )
    .join_from(ToolboxVersion, ToolboxItem, ToolboxItem.id == ToolboxVersion.item_id)
    .join(Organisation, Organisation.id == ToolboxItem.owner_id)
    .outerjoin(_source, _source.id == ToolboxItem.taken_from_id)
    .where(ToolboxVersion.status == VersionStatus.PUBLISHED, ToolboxItem.slug == bindparam("slug"))
)


async def read_item(session: AsyncSession, slug: str) -> dict[str, Any]:
    """The published item at this address, with documents, ratings and related ones.

    Raises ToolboxItemReplaced (410), with the address of what took its place, and ToolboxItemNotFound (404).
    """
    row = (await session.execute(_ITEM, {"slug": slug})).mappings().one_or_none()
    if row is None:
        raise await _gone(session, slug)
    item = dict(row)
    item["people"] = {"min": item.pop("people_min"), "max": item.pop("people_max")}
    version_id = item.pop("version_id")
    item["origin"] = _origin(item.pop("taken_from"), item.pop("taken_from_number"))
    item["used_by"] = ratings.rounded_count(item["used_by"]) or 0
    return {
        **item,
        **await ratings.opinion(session, item["id"]),
        "attachments": await attachments_of(session, version_id),
        "related": await related_to(session, item),
    }


def _origin(branch: str | None, number: int | None) -> dict[str, Any] | None:
    """Whose work it began from."""
    return None if branch is None else {"branch": branch, "number": number}


async def _gone(session: AsyncSession, slug: str) -> ToolboxItemReplaced | ToolboxItemNotFound:
    """Why there is nothing at this address. Items replaced each other in turn; only what is in the toolbox is named."""
    way = select(ToolboxItem.id, ToolboxItem.replaced_by_id).where(ToolboxItem.slug == slug).cte("way", recursive=True)
    way = way.union(
        select(ToolboxItem.id, ToolboxItem.replaced_by_id).join(way, ToolboxItem.id == way.c.replaced_by_id)
    )
    found = await session.execute(
        select(ToolboxItem.slug, ToolboxVersion.title)
        .join(way, way.c.id == ToolboxItem.id)
        .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
        .where(ToolboxVersion.status == VersionStatus.PUBLISHED)
    )
    successor = found.one_or_none()
    if successor is None:
        return ToolboxItemNotFound()
    title = successor.title
    return ToolboxItemReplaced(
        nl=f"Dit instrument staat niet meer in de toolbox. '{title['nl']}' kwam ervoor in de plaats.",
        en=f"This tool left the toolbox. '{title['en']}' took its place.",
        replacedBy=successor.slug,
    )


async def attachments_of(session: AsyncSession, version_id: UUID) -> list[dict[str, Any]]:
    """The documents of a version, in the order in which they were added. The caller decided who may know."""
    rows = await session.execute(
        select(File.id, File.name, File.media_type, File.size, File.created_at)
        .join(ToolboxAttachment, ToolboxAttachment.file_id == File.id)
        .where(ToolboxAttachment.version_id == version_id)
        .order_by(File.created_at, File.id)
    )
    return [dict(row) for row in rows.mappings()]


async def published_attachment(session: AsyncSession, slug: str, file_id: UUID) -> tuple[UUID, File]:
    """The item and one of the documents of what is published there.

    Raises ToolboxItemNotFound and FileNotFound (404); ToolboxItemReplaced (410).
    """
    item_id = await session.scalar(
        select(ToolboxItem.id)
        .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
        .where(ToolboxItem.slug == slug, ToolboxVersion.status == VersionStatus.PUBLISHED)
    )
    if item_id is None:
        raise await _gone(session, slug)
    file = await session.scalar(
        select(File)
        .join(ToolboxAttachment, ToolboxAttachment.file_id == File.id)
        .join(ToolboxVersion, ToolboxVersion.id == ToolboxAttachment.version_id)
        .where(File.id == file_id, ToolboxVersion.item_id == item_id, ToolboxVersion.status == VersionStatus.PUBLISHED)
    )
    if file is None:
        raise FileNotFound
    return item_id, file


async def attachment_of(session: AsyncSession, version: ToolboxVersion, file_id: UUID) -> File:
    """One of the documents of a version that this editor may see. Raises FileNotFound (404)."""
    file: File | None = await session.scalar(
        select(File)
        .join(ToolboxAttachment, ToolboxAttachment.file_id == File.id)
        .where(File.id == file_id, ToolboxAttachment.version_id == version.id)
    )
    if file is None:
        raise FileNotFound
    return file


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which items an editor may work on: the programme office all, a branch its own."""
    return true() if principal.may("toolbox:publish") else ToolboxItem.owner_id == principal.organisation_id


async def list_versions(session: AsyncSession, principal: Principal, wanted: ToolboxVersionFilter) -> dict[str, Any]:
    """The versions an editor may work on, last changed first."""
    statement: Select[*tuple[Any, ...]] = (
        select(
            ToolboxVersion.id,
            ToolboxItem.slug,
            ToolboxVersion.number,
            ToolboxVersion.status,
            ToolboxVersion.title,
            ToolboxVersion.kind,
            Organisation.name.label("owner"),
            ToolboxVersion.updated_at,
            ToolboxVersion.review_on,
            IS_OUTDATED,
        )
        .join_from(ToolboxVersion, ToolboxItem, ToolboxItem.id == ToolboxVersion.item_id)
        .join(Organisation, Organisation.id == ToolboxItem.owner_id)
        .where(visible_to(principal))
        .order_by(ToolboxVersion.updated_at.desc(), ToolboxVersion.id)
    )
    if wanted.status is not None:
        statement = statement.where(ToolboxVersion.status == wanted.status)
    return await page_of(session, statement, wanted)


async def get_version(
    session: AsyncSession, principal: Principal, version_id: UUID, *, for_update: bool = False
) -> ToolboxVersion:
    """The version, when this editor may work on it. Raises ToolboxVersionNotFound (404)."""
    statement = (
        select(ToolboxVersion)
        .join(ToolboxItem, ToolboxItem.id == ToolboxVersion.item_id)
        .where(ToolboxVersion.id == version_id, visible_to(principal))
    )
    found: ToolboxVersion | None = await session.scalar(
        statement.with_for_update(of=ToolboxVersion) if for_update else statement
    )
    if found is None:
        raise ToolboxVersionNotFound
    return found


async def describe(session: AsyncSession, version: ToolboxVersion) -> dict[str, Any]:
    """A version as its editors see it."""
    item = await session.get_one(ToolboxItem, version.item_id)
    owner = await session.get_one(Organisation, item.owner_id)
    source = None if item.taken_from_id is None else await session.get_one(Organisation, item.taken_from_id)
    copied = {
        column.key: getattr(version, column.key)
        for column in ToolboxVersion.__table__.columns
        if column.key not in {"search", "plain", "item_id", "created_at", "archived_at", "people_min", "people_max"}
    }
    return {
        **copied,
        "slug": item.slug,
        "owner": owner.name,
        "owner_id": owner.id,
        "origin": _origin(source.name if source else None, item.taken_from_number),
        "people": {"min": version.people_min, "max": version.people_max},
        "allowed_statuses": sorted(NEXT[version.status]),
        "is_outdated": is_outdated(version),
        "attachments": await attachments_of(session, version.id),
    }
