"""What can be read of the toolbox."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, any_, bindparam, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core.constant import Constant
from backend.core.listing import page_of
from backend.identity.models import Organisation
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.toolbox.catalogue import SUMMARY, published
from backend.toolbox.drafts import ToolboxVersionFilter
from backend.toolbox.errors import ToolboxItemNotFound, ToolboxVersionNotFound
from backend.toolbox.models import NEXT, ToolboxItem, ToolboxUse, ToolboxVersion, VersionStatus

_FITTING = Constant(
    select(
        ToolboxItem.id,
        ToolboxItem.slug,
        ToolboxVersion.title,
        ToolboxVersion.summary,
        ToolboxVersion.kind,
        ToolboxVersion.effort_hours,
        ToolboxVersion.themes,
        ToolboxVersion.sectors,
    )
    .join(ToolboxItem, ToolboxItem.id == ToolboxVersion.item_id)
    .where(
        ToolboxVersion.status == VersionStatus.PUBLISHED,
        bindparam("theme") == any_(ToolboxVersion.themes),
        or_(func.cardinality(ToolboxVersion.sectors) == 0, bindparam("section") == any_(ToolboxVersion.sectors)),
        or_(
            func.cardinality(ToolboxVersion.size_classes) == 0,
            bindparam("size_class") == any_(ToolboxVersion.size_classes),
        ),
    )
    .order_by(
        func.array_position(ToolboxVersion.themes, bindparam("theme")),
        func.cardinality(ToolboxVersion.sectors) == 0,
        ToolboxVersion.effort_hours,
        ToolboxItem.slug,
    )
    .limit(bindparam("limit"))
)


async def recommend(
    session: AsyncSession, *, theme: str, section: str, size_class: str, limit: int = 3
) -> list[dict[str, Any]]:
    """The published tools that fit a company and a theme, each with the reason why.

    Order: the theme as main subject, made for the sector, least effort, address. Nothing else weighs in.
    """
    wanted = {"theme": theme, "section": section, "size_class": size_class, "limit": limit}
    return [{**row, "reason": _reason(row, theme)} for row in await _FITTING.all(session, **wanted)]


def _reason(row: dict[str, Any], theme: str) -> dict[str, str]:
    name = load.themes()[theme].name
    first = row["themes"][0] == theme
    own_sector = bool(row["sectors"])
    dutch = f"Gaat {'vooral' if first else 'ook'} over {name.nl.lower()}"
    english = f"Is {'mainly' if first else 'also'} about {name.en.lower()}"
    dutch += ", is gemaakt voor uw sector" if own_sector else ", past bij elke sector"
    english += ", is made for your sector" if own_sector else ", fits every sector"
    return {
        "nl": f"{dutch} en vraagt {row['effort_hours']} uur van alle deelnemers samen.",
        "en": f"{english} and takes {row['effort_hours']} hours of all participants together.",
    }


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
        _USED_BY.label("used_by"),
    )
    .join_from(ToolboxVersion, ToolboxItem, ToolboxItem.id == ToolboxVersion.item_id)
    .join(Organisation, Organisation.id == ToolboxItem.owner_id)
    .where(ToolboxVersion.status == VersionStatus.PUBLISHED, ToolboxItem.slug == bindparam("slug"))
)
_RELATED = (
    published()
    .where(bindparam("theme") == any_(ToolboxVersion.themes), ToolboxItem.id != bindparam("item_id"))
    .order_by(
        func.array_position(ToolboxVersion.themes, bindparam("theme")), ToolboxVersion.effort_hours, ToolboxItem.slug
    )
    .limit(3)
)


async def read_item(session: AsyncSession, slug: str) -> dict[str, Any]:
    """The published item at this address, with related ones. Raises ToolboxItemNotFound (404)."""
    row = (await session.execute(_ITEM, {"slug": slug})).mappings().one_or_none()
    if row is None:
        raise ToolboxItemNotFound
    item = dict(row)
    item["people"] = {"min": item.pop("people_min"), "max": item.pop("people_max")}
    related = await session.execute(_RELATED, {"theme": item["themes"][0], "item_id": item["id"]})
    return {**item, "related": related.mappings().all()}


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
        "people": {"min": version.people_min, "max": version.people_max},
        "allowed_statuses": sorted(NEXT[version.status]),
    }


async def list_uses(session: AsyncSession, company_id: UUID) -> list[dict[str, Any]]:
    """What a company said it uses, newest first."""
    rows = await session.execute(
        select(
            ToolboxUse.id,
            ToolboxItem.slug,
            ToolboxVersion.title,
            ToolboxUse.used_since,
            ToolboxVersion.number.label("version_number"),
        )
        .join_from(ToolboxUse, ToolboxVersion, ToolboxVersion.id == ToolboxUse.version_id)
        .join(ToolboxItem, ToolboxItem.id == ToolboxUse.item_id)
        .where(ToolboxUse.company_id == company_id)
        .order_by(ToolboxUse.used_since.desc(), ToolboxUse.id)
    )
    return [dict(row) for row in rows.mappings()]
