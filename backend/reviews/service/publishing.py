"""Publishing: the one moment at which answers become figures, and are gone. Mixing before it, as in the scan."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from sqlalchemy import ColumnElement, delete, func, insert, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.audit.service import record
from backend.core import clock
from backend.identity.scopes import Role
from backend.notifications.service import tell
from backend.organisations.models import Company
from backend.reviews.models import (
    ReviewAnswer,
    ReviewFigure,
    ReviewQuestion,
    ReviewRound,
    ReviewRoundStatus,
    ReviewToken,
)
from backend.scans.disclosure import SAME_ANSWERS, Before, Figure, disclose
from backend.scans.service.mixing import shuffled

AT_A_TIME = 50
POINTS = 25  # one step on the scale of five, in points of the hundred


async def close_due(session: AsyncSession) -> int:
    """Publish the rounds whose last day has passed, or say that too few answered; answers how many. Runs nightly.

    In the same transaction all single answers and links go: afterwards nothing is left to compute another figure from.
    """
    due = await session.scalars(
        select(ReviewRound)
        .where(ReviewRound.status == ReviewRoundStatus.OPEN, ReviewRound.closes_on < clock.today())
        .order_by(ReviewRound.id)
        .with_for_update(skip_locked=True)
    )
    rounds = due.all()
    for each in rounds:
        await publish(session, each)
        await _tell(session, each)
    return len(rounds)


async def publish(session: AsyncSession, closed: ReviewRound) -> None:
    """Make the figures of a round that the caller holds, or say that it said too little; the answers are gone then."""
    # Two rounds of one company that close in the same night know of each other.
    await session.execute(select(Company.id).where(Company.id == closed.company_id).with_for_update(key_share=True))
    figures = await _disclosed(session, closed)
    await session.execute(delete(ReviewAnswer).where(ReviewAnswer.round_id == closed.id))
    await session.execute(delete(ReviewToken).where(ReviewToken.round_id == closed.id))
    closed.status = ReviewRoundStatus.PUBLISHED if figures else ReviewRoundStatus.TOO_FEW
    await session.flush()
    session.add_all(
        ReviewFigure(round_id=closed.id, question=question, score=figure.score, employees=figure.count)
        for question, figure in figures.items()
    )
    await session.flush()
    record(session, None, "reviews.close", "trajectory", closed.trajectory_id, organisation_id=closed.company_id)


async def _disclosed(session: AsyncSession, closed: ReviewRound) -> dict[ReviewQuestion, Figure]:
    """What may be told of each question: the gate of the scan decides, also against an earlier round."""
    rows = await session.execute(
        select(*(getattr(ReviewAnswer, question) for question in ReviewQuestion)).where(
            ReviewAnswer.round_id == closed.id
        )
    )
    before = await _published_before(session, closed)
    told = {}
    for question, values in zip(ReviewQuestion, zip(*rows.all(), strict=True), strict=False):
        scores = [Fraction((value - 1) * POINTS) for value in values if value is not None]
        figure = disclose({}, scores, before=before.get(question, ())).whole
        if figure is not None:
            told[question] = figure
    return told


async def _published_before(session: AsyncSession, closed: ReviewRound) -> dict[ReviewQuestion, Sequence[Before]]:
    """What earlier rounds told of the same adviser in the same company, while people are taken to answer the same."""
    rows = await session.execute(
        select(ReviewFigure.question, ReviewFigure.employees)
        .join(ReviewRound, ReviewRound.id == ReviewFigure.round_id)
        .where(
            ReviewRound.company_id == closed.company_id,
            ReviewRound.adviser_id == closed.adviser_id,
            ReviewRound.id != closed.id,
            ReviewRound.closes_on > clock.today() - SAME_ANSWERS - timedelta(days=1),
        )
    )
    found: defaultdict[ReviewQuestion, list[Before]] = defaultdict(list)
    for question, employees in rows:
        found[question].append(Before.of(employees, ()))
    return dict(found)


async def _tell(session: AsyncSession, closed: ReviewRound) -> None:
    adviser = await session.get_one(Adviser, closed.adviser_id)
    published = closed.status is ReviewRoundStatus.PUBLISHED
    await tell(
        session,
        organisation_id=closed.company_id,
        roles=[Role.OWNER, Role.MANAGER, Role.STAFF_REPRESENTATIVE],
        template="employee_reviews_published" if published else "employee_reviews_too_few",
        link=f"/bedrijf/trajecten/{closed.trajectory_id}/beoordeling",
        adviser=adviser.name,
    )


async def mix_open(session: AsyncSession) -> int:
    """Write the answers of open rounds anew in random order, where somebody answered since; answers how many.

    Holds each round: who answers at that moment waits.
    """
    writer: ColumnElement[str] = literal_column("review_answers.xmin::text")
    apart = select(ReviewAnswer.round_id).group_by(ReviewAnswer.round_id).having(func.count(func.distinct(writer)) > 1)
    found = await session.scalars(
        select(ReviewRound)
        .where(ReviewRound.status == ReviewRoundStatus.OPEN, ReviewRound.id.in_(apart))
        .order_by(func.random())
        .limit(AT_A_TIME)
        .with_for_update(skip_locked=True)
    )
    rounds = found.all()
    for each in rounds:
        theirs = ReviewAnswer.round_id == each.id
        rows = await shuffled(session, ReviewAnswer, theirs)
        await session.execute(delete(ReviewAnswer).where(theirs))
        if rows:
            await session.execute(insert(ReviewAnswer), rows)
    return len(rounds)
