"""What editors and companies do with the toolbox."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_live
from backend.organisations.queries import company_of
from backend.toolbox import queries
from backend.toolbox.drafts import (
    Archived,
    HandedBack,
    Offered,
    Published,
    ToolboxItemCreate,
    ToolboxVersionUpdate,
    ToolboxWords,
)
from backend.toolbox.errors import (
    ToolboxItemNotFound,
    ToolboxReviewNotYours,
    ToolboxSlugTaken,
    ToolboxUseKnown,
    ToolboxVersionInWork,
    ToolboxWordsFixed,
)
from backend.toolbox.models import ItemKind, ToolboxItem, ToolboxUse, ToolboxVersion, VersionStatus
from backend.toolbox.schemas import ToolboxUseCreate

NEEDS_WORKSHEET = frozenset({ItemKind.CHECKLIST, ItemKind.TEMPLATE, ItemKind.CALCULATOR})
MAY_BE_EMPTIED = frozenset({"worksheet", "review_on"})
REVIEW_AFTER = timedelta(days=2 * 365)  # a tool that nobody looked at for two years is marked out of date
COPIED = (
    "kind",
    "themes",
    "sectors",
    "size_classes",
    "effort_hours",
    "duration_weeks",
    "cost_cents",
    "participation_level",
    "evidence_level",
    "evidence_source",
    "people_min",
    "people_max",
    "title",
    "summary",
    "body",
    "worksheet",
    "review_on",
)


async def create_item(session: AsyncSession, principal: Principal, wish: ToolboxItemCreate) -> ToolboxVersion:
    """A new item of the writer's organisation, with its first draft. Raises ToolboxSlugTaken (409)."""
    assert principal.organisation_id is not None
    if await session.scalar(select(ToolboxItem.id).where(ToolboxItem.slug == wish.slug)):
        raise ToolboxSlugTaken
    item = ToolboxItem(slug=wish.slug, owner_id=principal.organisation_id)
    session.add(item)
    await session.flush()
    version = ToolboxVersion(item_id=item.id, number=1, **_columns(wish))
    _require_complete(version)
    session.add(version)
    await session.flush()
    record(session, principal, "toolbox.create", "toolbox_item", item.id, organisation_id=item.owner_id)
    return version


async def start_version(session: AsyncSession, principal: Principal, slug: str) -> ToolboxVersion:
    """A new draft with the words of the newest version. Raises ToolboxItemNotFound, ToolboxVersionInWork (409)."""
    item = await session.scalar(
        select(ToolboxItem).where(ToolboxItem.slug == slug, queries.visible_to(principal)).with_for_update()
    )
    if item is None:
        raise ToolboxItemNotFound
    newest = await session.scalar(
        select(ToolboxVersion).where(ToolboxVersion.item_id == item.id).order_by(ToolboxVersion.number.desc()).limit(1)
    )
    assert newest is not None
    if newest.is_in_work:
        raise ToolboxVersionInWork
    words = {name: getattr(newest, name) for name in COPIED}
    version = ToolboxVersion(item_id=item.id, number=newest.number + 1, **words)
    session.add(version)
    await session.flush()
    record(session, principal, "toolbox.start_version", "toolbox_item", item.id, organisation_id=item.owner_id)
    return version


async def change_words(
    session: AsyncSession, principal: Principal, version_id: UUID, wish: ToolboxVersionUpdate, if_match: str | None
) -> ToolboxVersion:
    """Change a version that is not published yet. Raises ToolboxWordsFixed (409)."""
    version = await queries.get_version(session, principal, version_id, for_update=True)
    require_current(version, if_match)
    if not version.is_in_work:
        raise ToolboxWordsFixed
    emptied = [name for name in wish.model_fields_set if getattr(wish, name) is None and name not in MAY_BE_EMPTIED]
    if emptied:
        shape = ToolboxVersionUpdate.model_fields
        pointers = sorted(f"#/{shape[name].alias or name}" for name in emptied)
        raise invalid(
            *(field(at, "missing", nl="Dit veld is verplicht.", en="This field is required.") for at in pointers)
        )
    for name, value in _columns(wish).items():
        setattr(version, name, value)
    _require_complete(version)
    await session.flush()
    record(session, principal, "toolbox.change", "toolbox_version", version.id)
    return version


async def change_status(
    session: AsyncSession,
    principal: Principal,
    version_id: UUID,
    wish: Offered | HandedBack | Published | Archived,
    if_match: str | None,
) -> ToolboxVersion:
    """Offer, hand back, publish or archive. Publishing takes the place of the version that was published.

    Raises ToolboxReviewNotYours (403), ToolboxMoveImpossible and BranchNotLive (409).
    """
    version = await queries.get_version(session, principal, version_id, for_update=True)
    if not isinstance(wish, Offered) and not principal.may("toolbox:publish"):
        raise ToolboxReviewNotYours
    require_current(version, if_match)
    match wish:
        case Offered():
            version.offer()
        case HandedBack():
            version.hand_back(wish.note)
        case Published():
            await require_live(session, await _owner_of(session, version))
            await _make_way(session, version)
            version.publish(clock.now())
            version.review_on = version.review_on or clock.today() + REVIEW_AFTER
        case Archived():
            version.archive(clock.now())
    await session.flush()
    record(session, principal, f"toolbox.{wish.to_status}", "toolbox_version", version.id)
    return version


async def _owner_of(session: AsyncSession, version: ToolboxVersion) -> UUID | None:
    owner: UUID | None = await session.scalar(select(ToolboxItem.owner_id).where(ToolboxItem.id == version.item_id))
    return owner


async def _make_way(session: AsyncSession, version: ToolboxVersion) -> None:
    """Archive the version that stood there, before this one takes its place: one is published at a time."""
    before = await session.scalar(
        select(ToolboxVersion)
        .where(ToolboxVersion.item_id == version.item_id, ToolboxVersion.status == VersionStatus.PUBLISHED)
        .with_for_update()
    )
    if before is not None and before is not version:
        before.archive(clock.now())
        await session.flush()


async def record_use(session: AsyncSession, principal: Principal, slug: str, wish: ToolboxUseCreate) -> dict[str, Any]:
    """The company says since when it uses an item. Raises ToolboxItemNotFound (404) and ToolboxUseKnown (409)."""
    found = (
        await session.execute(
            select(ToolboxItem.id, ToolboxVersion.id, ToolboxVersion.title, ToolboxVersion.number)
            .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
            .where(ToolboxItem.slug == slug, ToolboxVersion.status == VersionStatus.PUBLISHED)
        )
    ).one_or_none()
    if found is None:
        raise ToolboxItemNotFound
    item_id, version_id, title, number = found
    assert principal.organisation_id is not None
    company = await company_of(session, principal.organisation_id)
    if wish.used_since > clock.today():
        raise invalid(
            field("#/usedSince", "future", nl="Geef een dag tot en met vandaag.", en="Give a day up to today.")
        )
    known = select(func.count()).where(ToolboxUse.item_id == item_id, ToolboxUse.company_id == company.id)
    if await session.scalar(known):
        raise ToolboxUseKnown
    use = ToolboxUse(item_id=item_id, company_id=company.id, version_id=version_id, used_since=wish.used_since)
    session.add(use)
    await session.flush()
    record(session, principal, "toolbox.use", "toolbox_item", item_id, organisation_id=company.id)
    return {"id": use.id, "slug": slug, "title": title, "used_since": use.used_since, "version_number": number}


def _columns(wish: ToolboxWords | ToolboxVersionUpdate) -> dict[str, Any]:
    """What was sent, as columns."""
    values = wish.model_dump(exclude_unset=True, exclude={"slug", "people"})
    if wish.people is not None:
        values |= {"people_min": wish.people.min, "people_max": wish.people.max}
    for name in ("themes", "sectors", "size_classes"):
        if name in values:
            values[name] = list(dict.fromkeys(str(value) for value in values[name]))
    return values


def _require_complete(version: ToolboxVersion) -> None:
    if version.kind in NEEDS_WORKSHEET and version.worksheet is None:
        raise invalid(
            field(
                "#/worksheet",
                "missing",
                nl="Een checklist, sjabloon of rekenhulp heeft een werkblad.",
                en="A checklist, template or calculator has a worksheet.",
            )
        )
