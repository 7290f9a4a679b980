"""Writing: a new item, a next version, other words."""

from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core.etag import require_current
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.toolbox import queries
from backend.toolbox.drafts import ToolboxItemCreate, ToolboxVersionUpdate, ToolboxWords
from backend.toolbox.errors import ToolboxItemNotFound, ToolboxSlugTaken, ToolboxVersionInWork, ToolboxWordsFixed
from backend.toolbox.models import ItemKind, ToolboxItem, ToolboxVersion
from backend.toolbox.service import attaching

RESERVED = frozenset({"feed"})  # addresses of the catalogue itself
NEEDS_WORKSHEET = frozenset({ItemKind.CHECKLIST, ItemKind.TEMPLATE, ItemKind.CALCULATOR})
MAY_BE_EMPTIED = frozenset({"worksheet", "review_on"})
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
)


async def create_item(session: AsyncSession, principal: Principal, wish: ToolboxItemCreate) -> ToolboxVersion:
    """A new item of the writer's organisation, with its first draft. Raises ToolboxSlugTaken (409)."""
    assert principal.organisation_id is not None
    if wish.slug in RESERVED or await session.scalar(select(ToolboxItem.id).where(ToolboxItem.slug == wish.slug)):
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
    """A new draft with the words and documents of the newest version.

    Raises ToolboxItemNotFound (404), ToolboxVersionInWork (409).
    """
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
    await attaching.copy(session, newest.id, version.id)
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
