"""When everybody reads a text about an adviser: one rule, for the page, for the adviser and for what is told of it.

Named, or beside a mean: among four companies everybody knows who wrote.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from backend.advisers.models import Adviser
from backend.organisations.models import Company
from backend.reviews.models import AdviserRating, AdviserReview, TextStatus
from backend.toolbox.ratings import FEWEST_RATINGS

FEWEST_COMPANIES = FEWEST_RATINGS


def counts(company: type[Company] = Company, adviser: type[Adviser] = Adviser) -> ColumnElement[bool]:
    """Invented companies count for invented advisers only."""
    return or_(company.is_demonstration.is_(False), adviser.is_demonstration)


_reviewed, _writer, _subject = aliased(AdviserReview), aliased(Company), aliased(Adviser)
_reviewers = (
    select(func.count(_reviewed.company_id.distinct()))
    .join_from(_reviewed, _writer, _writer.id == _reviewed.company_id)
    .join(_subject, _subject.id == _reviewed.adviser_id)
    .where(_reviewed.adviser_id == AdviserReview.adviser_id, counts(_writer, _subject))
    .correlate(AdviserReview)
    .scalar_subquery()
)
_rated = (
    select(AdviserRating.adviser_id)
    .where(AdviserRating.adviser_id == AdviserReview.adviser_id)
    .correlate(AdviserReview)
    .exists()
)
_of_counted = (
    select(_writer.id)
    .join(_subject, _subject.id == AdviserReview.adviser_id)
    .where(_writer.id == AdviserReview.company_id, counts(_writer, _subject))
    .correlate(AdviserReview)
    .exists()
)
# A mean stands on the page once it was made, while five companies are there now.
IS_SHOWN: ColumnElement[bool] = and_(
    AdviserReview.words_status == TextStatus.APPROVED,
    _of_counted,
    or_(AdviserReview.shows_company, and_(_rated, _reviewers >= FEWEST_COMPANIES)),
)


async def hold_adviser(session: AsyncSession, adviser_id: UUID) -> None:
    """Take turns on what is shown of an adviser: two who review at once see each other."""
    await session.execute(select(Adviser.id).where(Adviser.id == adviser_id).with_for_update(key_share=True))


async def shown_texts(session: AsyncSession, adviser_id: UUID) -> set[UUID]:
    """Which texts about an adviser everybody reads now. The caller holds the adviser."""
    statement = select(AdviserReview.id).where(AdviserReview.adviser_id == adviser_id, IS_SHOWN)
    return set(await session.scalars(statement))
