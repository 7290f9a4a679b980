"""What companies make of an item: nobody learns the score of one of them.

A mean is there from five ratings on, in half points. It changes only when five more (or five fewer) are there than when
it was last made, so that what one company adds, changes or takes back does not show in it: subtracting the mean of five
from that of six would tell the sixth score. Words appear beside it after review, never with their score, in the order
of random identifiers; the sector and size of who wrote them when ten companies or more of the register share them.
Demonstration companies do not count.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, case, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.core.listing import page_of
from backend.core.schemas import PageQuery
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.toolbox.errors import ToolboxRatingNotFound, ToolboxUseNotFound
from backend.toolbox.models import ExperienceStatus, ToolboxItem, ToolboxRating, ToolboxUse, ToolboxVersion

FEWEST_RATINGS = 5
STEP = 5
FEWEST_FIRMS = 10
COUNTS_ROUNDED_TO = 5
SHOWN_EXPERIENCES = 10


def rounded_count(firms: int) -> int | None:
    """A number of firms to the nearest five, from ten on; None when there are fewer."""
    if firms < FEWEST_FIRMS:
        return None
    return COUNTS_ROUNDED_TO * ((firms + COUNTS_ROUNDED_TO // 2) // COUNTS_ROUNDED_TO)


def in_halves(mean: float) -> int:
    """A mean score as a number of half points, the nearest."""
    return int(mean * 2 + 0.5)


async def get_use(session: AsyncSession, principal: Principal, use_id: UUID) -> ToolboxUse:
    """A use of one's own company, held, so that two who rate at once leave one rating. Raises ToolboxUseNotFound."""
    use: ToolboxUse | None = await session.scalar(
        select(ToolboxUse)
        .where(ToolboxUse.id == use_id, ToolboxUse.company_id == principal.organisation_id)
        .with_for_update()
    )
    if use is None:
        raise ToolboxUseNotFound
    return use


async def of_use(session: AsyncSession, use: ToolboxUse) -> ToolboxRating | None:
    """The rating of a use, if any."""
    found: ToolboxRating | None = await session.scalar(
        select(ToolboxRating).filter_by(item_id=use.item_id, company_id=use.company_id)
    )
    return found


def _uses() -> Select[*tuple[Any, ...]]:
    return (
        select(ToolboxUse, ToolboxItem.slug, ToolboxVersion.title, ToolboxVersion.number, ToolboxRating)
        .join(ToolboxVersion, ToolboxVersion.id == ToolboxUse.version_id)
        .join(ToolboxItem, ToolboxItem.id == ToolboxUse.item_id)
        .outerjoin(
            ToolboxRating,
            (ToolboxRating.item_id == ToolboxUse.item_id) & (ToolboxRating.company_id == ToolboxUse.company_id),
        )
    )


def _described(row: Any) -> dict[str, Any]:
    use, slug, title, number, rating = row
    return {
        "id": use.id,
        "slug": slug,
        "title": title,
        "used_since": use.used_since,
        "version_number": number,
        "may_rate_from": use.may_rate_from,
        "rating": rating,
    }


async def describe_use(session: AsyncSession, use_id: UUID) -> dict[str, Any]:
    """A use as its company sees it. The caller decided who may."""
    return _described((await session.execute(_uses().where(ToolboxUse.id == use_id))).one())


async def list_uses(session: AsyncSession, company_id: UUID) -> list[dict[str, Any]]:
    """What a company said it uses, newest first."""
    rows = await session.execute(
        _uses().where(ToolboxUse.company_id == company_id).order_by(ToolboxUse.used_since.desc(), ToolboxUse.id)
    )
    return [_described(row) for row in rows]


def counting() -> Select[int, Any]:
    """How many ratings count, and their mean: add whose."""
    return (
        select(func.count(), func.avg(ToolboxRating.score))
        .select_from(ToolboxRating)
        .join(Company, Company.id == ToolboxRating.company_id)
        .where(Company.is_demonstration.is_(False))
    )


async def count_anew(session: AsyncSession, item_id: UUID) -> None:
    """Make the mean that everybody sees, when enough changed since it was last made.

    Under five it is hidden but not forgotten: else taking one's rating back and giving it again would make a new mean.
    """
    item = await session.get_one(ToolboxItem, item_id, with_for_update=True)
    count, mean = (await session.execute(counting().where(ToolboxRating.item_id == item_id))).one()
    if count >= FEWEST_RATINGS and (item.shown_ratings is None or abs(count - item.shown_ratings) >= STEP):
        item.shown_ratings, item.shown_halves = count, in_halves(float(mean))
    await session.flush()


def _alike(*same: str) -> ScalarSelect[int]:
    """How many companies of the register are of the same kind as the one of the row."""
    other = aliased(Company)
    return (
        select(func.count())
        .select_from(other)
        .where(
            *(getattr(other, name) == getattr(Company, name) for name in same),
            other.is_demonstration.is_(False),
            other.erased.is_(False),
        )
        .correlate(Company)
        .scalar_subquery()
    )


_EXPERIENCES = (
    select(
        ToolboxRating.what_worked,
        ToolboxRating.for_whom,
        case((_alike("size_class") >= FEWEST_FIRMS, Company.size_class)).label("size_class"),
        case((_alike("size_class", "section") >= FEWEST_FIRMS, Company.section)).label("section"),
    )
    .join(Company, Company.id == ToolboxRating.company_id)
    .where(ToolboxRating.experience_status == ExperienceStatus.APPROVED, Company.is_demonstration.is_(False))
    .order_by(ToolboxRating.id)
    .limit(SHOWN_EXPERIENCES)
)


async def opinion(session: AsyncSession, item_id: UUID) -> dict[str, Any]:
    """What everybody sees: `rating`, or None, and `experiences`, which are there only with it."""
    shown, halves, live = (
        await session.execute(
            select(
                ToolboxItem.shown_ratings,
                ToolboxItem.shown_halves,
                counting().where(ToolboxRating.item_id == item_id).with_only_columns(func.count()).scalar_subquery(),
            ).where(ToolboxItem.id == item_id)
        )
    ).one()
    if shown is None or halves is None or live < FEWEST_RATINGS:
        return {"rating": None, "experiences": []}
    rows = await session.execute(_EXPERIENCES.where(ToolboxRating.item_id == item_id))
    return {"rating": {"mean": halves / 2, "count": shown}, "experiences": rows.mappings().all()}


def for_review(principal: Principal) -> ColumnElement[bool]:
    """Which words somebody may review: those that wait."""
    if not principal.may("toolbox:publish"):
        return false()
    return ToolboxRating.experience_status == ExperienceStatus.WAITING


async def list_waiting(session: AsyncSession, principal: Principal, wanted: PageQuery) -> dict[str, Any]:
    """Words that wait, in the order of random identifiers. Names no company, score or day."""
    newest = (
        select(ToolboxVersion.title)
        .where(ToolboxVersion.item_id == ToolboxItem.id)
        .order_by(ToolboxVersion.number.desc())
        .limit(1)
        .correlate(ToolboxItem)
        .scalar_subquery()
    )
    statement: Select[*tuple[Any, ...]] = (
        select(
            ToolboxRating.id,
            ToolboxRating.version,
            ToolboxRating.what_worked,
            ToolboxRating.for_whom,
            ToolboxItem.slug,
            newest.label("title"),
        )
        .join(ToolboxItem, ToolboxItem.id == ToolboxRating.item_id)
        .where(for_review(principal))
        .order_by(ToolboxRating.id)
    )
    return await page_of(session, statement, wanted)


async def get_for_review(session: AsyncSession, principal: Principal, rating_id: UUID) -> ToolboxRating:
    """A rating with words, held, also when it was reviewed just now. Raises ToolboxRatingNotFound (404)."""
    rating = await session.get(ToolboxRating, rating_id, with_for_update=True)
    if rating is None or rating.experience_status is None or not principal.may("toolbox:publish"):
        raise ToolboxRatingNotFound
    return rating
