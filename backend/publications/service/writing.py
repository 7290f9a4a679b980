"""Writing: a new publication, a next version, other words, another address."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core.etag import require_current
from backend.core.review import VersionStatus
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.practices.models import Practice, PracticeVersion
from backend.publications import queries
from backend.publications.drafts import PublicationAddressCreate, PublicationCreate, PublicationWords
from backend.publications.errors import (
    PublicationNotFound,
    PublicationSlugTaken,
    PublicationVersionInWork,
    PublicationWordsFixed,
)
from backend.publications.models import FormerPublicationAddress, Publication, PublicationVersion, PublicationWriter
from backend.toolbox.models import ToolboxItem, ToolboxVersion

RESERVED = frozenset({"feed", "addresses"})  # addresses of the list itself
COPIED = ("authors", "themes", "sectors", "title", "summary", "body", "tools", "practices")


async def create_publication(
    session: AsyncSession, principal: Principal, wish: PublicationCreate
) -> tuple[Publication, PublicationVersion]:
    """A new publication of the writer's organisation, with its first draft.

    Raises PublicationSlugTaken (409), InvalidInput (400).
    """
    assert principal.organisation_id is not None
    await _require_free(session, wish.slug)
    publication = Publication(slug=wish.slug, kind=wish.kind, owner_id=principal.organisation_id)
    session.add(publication)
    await _flush_address(session)
    words = await _columns(session, wish)
    version = PublicationVersion(publication_id=publication.id, number=1, **words)
    session.add(version)
    await session.flush()
    await add_writer(session, principal, version)
    record(
        session, principal, "publications.create", "publication", publication.id, organisation_id=publication.owner_id
    )
    return publication, version


async def start_version(
    session: AsyncSession, principal: Principal, slug: str
) -> tuple[Publication, PublicationVersion]:
    """A new draft with the words of the newest version.

    Raises PublicationNotFound (404), PublicationVersionInWork (409).
    """
    publication = await _held(session, principal, slug)
    newest = await session.scalar(
        select(PublicationVersion)
        .where(PublicationVersion.publication_id == publication.id)
        .order_by(PublicationVersion.number.desc())
        .limit(1)
    )
    assert newest is not None
    if newest.is_in_work:
        raise PublicationVersionInWork
    words = {name: getattr(newest, name) for name in COPIED}
    version = PublicationVersion(publication_id=publication.id, number=newest.number + 1, **words)
    session.add(version)
    await session.flush()
    await add_writer(session, principal, version)
    record(
        session,
        principal,
        "publications.start_version",
        "publication",
        publication.id,
        organisation_id=publication.owner_id,
    )
    return publication, version


async def change_words(
    session: AsyncSession, principal: Principal, version_id: UUID, wish: PublicationWords, if_match: str | None
) -> tuple[Publication, PublicationVersion]:
    """Change a version that is not published yet. Raises PublicationWordsFixed (409), InvalidInput (400)."""
    publication, version = await queries.get_version(session, principal, version_id, for_update=True)
    require_current(version, if_match)
    if not version.is_in_work:
        raise PublicationWordsFixed
    for name, value in (await _columns(session, wish)).items():
        setattr(version, name, value)
    await session.flush()
    await add_writer(session, principal, version)
    record(session, principal, "publications.change", "publication_version", version.id)
    return publication, version


async def change_address(
    session: AsyncSession, principal: Principal, slug: str, wish: PublicationAddressCreate
) -> Publication:
    """Choose another address; the one it had leads on once somebody can have read it there (a trigger).

    Raises PublicationNotFound (404), PublicationSlugTaken (409).
    """
    publication = await _held(session, principal, slug)
    if wish.slug != publication.slug:
        await _require_free(session, wish.slug, publication.id)
        publication.slug = wish.slug
        await _flush_address(session)
        record(
            session,
            principal,
            "publications.change_address",
            "publication",
            publication.id,
            organisation_id=publication.owner_id,
            slug=wish.slug,
        )
    return publication


async def add_writer(session: AsyncSession, principal: Principal, version: PublicationVersion) -> None:
    """Remember that this person had a hand in the version."""
    row = insert(PublicationWriter).values(version_id=version.id, account_id=principal.account_id)
    await session.execute(row.on_conflict_do_nothing())


async def _held(session: AsyncSession, principal: Principal, slug: str) -> Publication:
    publication: Publication | None = await session.scalar(
        select(Publication).where(Publication.slug == slug, queries.visible_to(principal)).with_for_update()
    )
    if publication is None:
        raise PublicationNotFound
    return publication


async def _require_free(session: AsyncSession, slug: str, own_id: UUID | None = None) -> None:
    former = exists().where(
        FormerPublicationAddress.slug == slug, FormerPublicationAddress.publication_id.is_distinct_from(own_id)
    )
    if slug in RESERVED or await session.scalar(select(or_(exists().where(Publication.slug == slug), former))):
        raise PublicationSlugTaken


async def _flush_address(session: AsyncSession) -> None:
    """Write the address; of two that choose the same at once, one gets PublicationSlugTaken (409)."""
    try:
        await session.flush()
    except IntegrityError as failure:
        raise PublicationSlugTaken from failure


async def _columns(session: AsyncSession, wish: PublicationWords) -> dict[str, Any]:
    """What was sent, as columns. Raises InvalidInput (400) for something related that is not on the site."""
    words = wish.model_dump(exclude={"slug", "kind"})
    for name in ("authors", "themes", "sectors", "tools", "practices"):
        words[name] = list(dict.fromkeys(str(value) for value in words[name]))
    tool = {"thing": ToolboxItem, "version": ToolboxVersion, "key": ToolboxVersion.item_id}
    practice = {"thing": Practice, "version": PracticeVersion, "key": PracticeVersion.practice_id}
    await _require_there(session, "tools", words["tools"], **tool)
    await _require_there(session, "practices", words["practices"], **practice)
    return words


async def _require_there(
    session: AsyncSession, name: str, slugs: Sequence[str], *, thing: Any, version: Any, key: Any
) -> None:
    found = set(
        await session.scalars(
            select(thing.slug)
            .join(version, key == thing.id)
            .where(thing.slug.in_(slugs), version.status == VersionStatus.PUBLISHED)
        )
    )
    missing = [at for at, slug in enumerate(slugs) if slug not in found]
    if missing:
        raise invalid(
            *(
                field(
                    f"#/{name}/{at}",
                    "not_published",
                    nl="Dit staat niet op de site.",
                    en="This is not on the site.",
                )
                for at in missing
            )
        )
