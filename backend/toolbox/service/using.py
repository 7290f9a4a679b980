"""What companies do: say since when they use an item, and after four weeks how it went."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.core.review import VersionStatus
from backend.core.validation import field, invalid
from backend.identity.principals import Principal
from backend.organisations.queries import company_of
from backend.toolbox import ratings
from backend.toolbox.errors import (
    ToolboxExperienceReviewed,
    ToolboxItemNotFound,
    ToolboxRatingNotFound,
    ToolboxRatingTooEarly,
    ToolboxUseKnown,
)
from backend.toolbox.experience import ToolboxExperienceReview, ToolboxRatingWrite
from backend.toolbox.models import ExperienceStatus, ToolboxItem, ToolboxRating, ToolboxUse, ToolboxVersion
from backend.toolbox.schemas import ToolboxUseCreate


async def record_use(session: AsyncSession, principal: Principal, slug: str, wish: ToolboxUseCreate) -> dict[str, Any]:
    """The company says since when it uses an item. Raises ToolboxItemNotFound (404) and ToolboxUseKnown (409)."""
    found = (
        await session.execute(
            select(ToolboxItem.id, ToolboxVersion.id)
            .join(ToolboxVersion, ToolboxVersion.item_id == ToolboxItem.id)
            .where(ToolboxItem.slug == slug, ToolboxVersion.status == VersionStatus.PUBLISHED)
        )
    ).one_or_none()
    if found is None:
        raise ToolboxItemNotFound
    item_id, version_id = found
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
    return await ratings.describe_use(session, use.id)


async def rate(
    session: AsyncSession, principal: Principal, use_id: UUID, wish: ToolboxRatingWrite, if_match: str | None
) -> ToolboxRating:
    """Say how it went, or say it anew; the same again changes nothing. Words that changed are reviewed again.

    Raises ToolboxUseNotFound (404), ToolboxRatingTooEarly (409); 428 and 412 for who changes another rating.
    """
    use = await ratings.get_use(session, principal, use_id)
    rating = await ratings.of_use(session, use)
    said = wish.model_dump()
    if rating is not None and all(getattr(rating, name) == value for name, value in said.items()):
        return rating
    if rating is not None:
        require_current(rating, if_match)
    if clock.today() < use.may_rate_from:
        raise ToolboxRatingTooEarly(
            nl=f"U kunt vanaf {use.may_rate_from:%d-%m-%Y} zeggen hoe het ging: na vier weken gebruik.",
            en=f"From {use.may_rate_from:%d-%m-%Y} on you can say how it went: after four weeks of use.",
            mayRateFrom=use.may_rate_from.isoformat(),
        )
    if rating is None:
        rating = ToolboxRating(item_id=use.item_id, company_id=use.company_id)
    if (rating.what_worked, rating.for_whom) != (wish.what_worked, wish.for_whom):
        rating.experience_status = ExperienceStatus.WAITING if wish.what_worked or wish.for_whom else None
    for name, value in said.items():
        setattr(rating, name, value)
    rating.rated_on = clock.today()
    session.add(rating)
    await session.flush()
    await ratings.count_anew(session, use.item_id)
    record(session, principal, "toolbox.rate", "toolbox_item", use.item_id, organisation_id=use.company_id)
    return rating


async def take_back_rating(session: AsyncSession, principal: Principal, use_id: UUID, if_match: str | None) -> None:
    """Take one's own rating back. Raises ToolboxUseNotFound and ToolboxRatingNotFound (404)."""
    use = await ratings.get_use(session, principal, use_id)
    rating = await ratings.of_use(session, use)
    if rating is None:
        raise ToolboxRatingNotFound
    require_current(rating, if_match)
    await session.delete(rating)
    await session.flush()
    await ratings.count_anew(session, use.item_id)
    record(session, principal, "toolbox.take_back_rating", "toolbox_item", use.item_id, organisation_id=use.company_id)


async def review_experience(
    session: AsyncSession, principal: Principal, rating_id: UUID, wish: ToolboxExperienceReview, if_match: str | None
) -> ToolboxRating:
    """Show the words with a rating, or withhold them. The record of it names no company.

    Raises ToolboxRatingNotFound (404), VersionStale (412), ToolboxExperienceReviewed (409).
    """
    rating = await ratings.get_for_review(session, principal, rating_id)
    require_current(rating, if_match)
    if rating.experience_status is not ExperienceStatus.WAITING:
        raise ToolboxExperienceReviewed
    rating.experience_status = ExperienceStatus(wish.to_status)
    await session.flush()
    record(session, principal, f"toolbox.experience_{wish.to_status}", "toolbox_rating", rating.id)
    return rating
