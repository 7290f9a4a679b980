"""Versions of publications as those who work on them see them."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.core.review import NEXT
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.publications.drafts import PublicationVersionFilter, PublicationVersionRead
from backend.publications.errors import PublicationVersionNotFound
from backend.publications.models import Publication, PublicationVersion, PublicationWriter


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Which publications somebody works on: the programme office all, others those of their own organisation."""
    return true() if principal.may("publications:publish") else Publication.owner_id == principal.organisation_id


async def list_versions(
    session: AsyncSession, principal: Principal, wanted: PublicationVersionFilter
) -> dict[str, Any]:
    """The versions somebody works on, last changed first."""
    statement: Select[*tuple[Any, ...]] = (
        select(
            PublicationVersion.id,
            Publication.slug,
            Publication.kind,
            PublicationVersion.number,
            PublicationVersion.status,
            PublicationVersion.title,
            Organisation.name.label("owner"),
            Publication.is_demonstration,
            PublicationVersion.updated_at,
        )
        .join_from(PublicationVersion, Publication, Publication.id == PublicationVersion.publication_id)
        .join(Organisation, Organisation.id == Publication.owner_id)
        .where(visible_to(principal))
        .order_by(PublicationVersion.updated_at.desc(), PublicationVersion.id)
    )
    if wanted.status is not None:
        statement = statement.where(PublicationVersion.status == wanted.status)
    return await page_of(session, statement, wanted)


async def get_version(
    session: AsyncSession, principal: Principal, version_id: UUID, *, for_update: bool = False
) -> tuple[Publication, PublicationVersion]:
    """The version with its publication, when somebody may work on it. Raises PublicationVersionNotFound (404).

    For an update both are held, the publication first, so that two acts on one publication take turns.
    """
    mine = (
        select(Publication)
        .join(PublicationVersion, PublicationVersion.publication_id == Publication.id)
        .where(PublicationVersion.id == version_id, visible_to(principal))
    )
    publication: Publication | None = await session.scalar(mine.with_for_update(of=Publication) if for_update else mine)
    if publication is None:
        raise PublicationVersionNotFound
    version = await session.get_one(
        PublicationVersion, version_id, with_for_update=for_update or None, populate_existing=for_update
    )
    return publication, version


async def has_written(session: AsyncSession, version_id: UUID, account_id: UUID) -> bool:
    """Whether this account wrote in the version or sent it."""
    found = exists().where(PublicationWriter.version_id == version_id, PublicationWriter.account_id == account_id)
    return bool(await session.scalar(select(found)))


async def describe(
    session: AsyncSession, principal: Principal, publication: Publication, version: PublicationVersion
) -> dict[str, Any]:
    """A version as those who work on it see it."""
    owner = await session.get_one(Organisation, publication.owner_id)
    described = {
        **{column.key: getattr(version, column.key) for column in PublicationVersion.__table__.columns},
        "slug": publication.slug,
        "kind": publication.kind,
        "is_demonstration": publication.is_demonstration,
        "owner": owner.name,
        "has_readers": publication.published_at is not None,
        "written_by_you": await has_written(session, version.id, principal.account_id),
        "allowed_statuses": sorted(NEXT[version.status]),
    }
    return {name: described[name] for name in PublicationVersionRead.model_fields}
