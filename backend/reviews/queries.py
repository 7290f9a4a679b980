"""What can be read of reviews, and by whom. Nobody learns which company gave which score.

Of companies there are means from five on, in half points, made anew only when five more (or fewer) are there: so what
one company adds or changes does not show. Of employees there is what was published per trajectory, and its mean.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core.listing import page_of
from backend.core.schemas import PageQuery
from backend.identity.principals import Principal
from backend.organisations.models import Company
from backend.reviews.errors import ReviewNotFound
from backend.reviews.models import (
    AdviserRating,
    AdviserReview,
    ReviewFigure,
    ReviewQuestion,
    ReviewRound,
    TextStatus,
)
from backend.reviews.showing import FEWEST_COMPANIES, IS_SHOWN, counts, hold_adviser
from backend.scans.disclosure import FEWEST
from backend.toolbox.ratings import STEP, in_halves

FEWEST_EMPLOYEES = FEWEST
SHOWN_TEXTS = 20
SHOWN = (
    "id",
    *ReviewQuestion,
    "words",
    "words_status",
    "words_reason",
    "shows_company",
    "given_at",
    "changes_until",
    "version",
)


def _one_per_company(adviser_id: UUID) -> Select[*tuple[Any, ...]]:
    """The newest review of each company: who worked with the adviser twice counts once."""
    scores = [getattr(AdviserReview, question).label(question) for question in ReviewQuestion]
    return (
        select(*scores)
        .join(Company, Company.id == AdviserReview.company_id)
        .join(Adviser, Adviser.id == AdviserReview.adviser_id)
        .where(AdviserReview.adviser_id == adviser_id, counts())
        .ext(distinct_on(AdviserReview.company_id))
        .order_by(AdviserReview.company_id, AdviserReview.given_at.desc(), AdviserReview.id)
    )


async def count_anew(session: AsyncSession, adviser_id: UUID) -> None:
    """Make the means that everybody sees, when enough changed since they were last made.

    Below five they are hidden, not forgotten, as with the toolbox. Holds the adviser, so that two who review at once
    see each other.
    """
    await hold_adviser(session, adviser_id)
    counted = _one_per_company(adviser_id).subquery()
    means = [func.avg(counted.c[question]) for question in ReviewQuestion]
    companies, *found = (await session.execute(select(func.count(), *means).select_from(counted))).one()
    rating = await session.get(AdviserRating, adviser_id)
    if companies < FEWEST_COMPANIES or (rating is not None and abs(companies - rating.companies) < STEP):
        return
    halves = {question: in_halves(float(mean)) for question, mean in zip(ReviewQuestion, found, strict=True)}
    if rating is None:
        session.add(AdviserRating(adviser_id=adviser_id, companies=companies, **halves))
    else:
        rating.companies = companies
        for question, value in halves.items():
            setattr(rating, question, value)
    await session.flush()


async def of_adviser(session: AsyncSession, adviser_id: UUID) -> dict[str, Any]:
    """What everybody reads of an adviser. The caller made sure that the adviser is shown."""
    live = await session.scalar(select(func.count()).select_from(_one_per_company(adviser_id).subquery())) or 0
    rating = await session.get(AdviserRating, adviser_id)
    shown = rating is not None and live >= FEWEST_COMPANIES
    companies = {
        "count": rating.companies if rating is not None and shown else min(live, FEWEST_COMPANIES - 1),
        "figures": [
            {"question": one, "mean": getattr(rating, one) / 2, "count": rating.companies} for one in ReviewQuestion
        ]
        if rating is not None and shown
        else [],
    }
    return {
        "companies": companies,
        "employees": await _of_employees(session, adviser_id),
        "texts": await _texts(session, adviser_id),
        "fewest_companies": FEWEST_COMPANIES,
        "fewest_employees": FEWEST_EMPLOYEES,
    }


async def _of_employees(session: AsyncSession, adviser_id: UUID) -> dict[str, Any]:
    """Each part of the mean may be shown itself, so what two means leave of each other may be too."""
    rows = await session.execute(
        select(ReviewFigure.round_id, ReviewFigure.question, ReviewFigure.score, ReviewFigure.employees)
        .join(ReviewRound, ReviewRound.id == ReviewFigure.round_id)
        .join(Company, Company.id == ReviewRound.company_id)
        .join(Adviser, Adviser.id == ReviewRound.adviser_id)
        .where(ReviewRound.adviser_id == adviser_id, counts())
    )
    figures = rows.all()
    told = []
    for question in ReviewQuestion:
        parts = [(score, employees) for _, asked, score, employees in figures if asked is question]
        if parts:
            count = sum(employees for _, employees in parts)
            told.append(_figure(question, sum(score * employees for score, employees in parts) / count, count))
    return {"trajectories": len({round_id for round_id, *_ in figures}), "figures": told}


def _figure(question: ReviewQuestion, score: float, count: int) -> dict[str, Any]:
    """A score from 0 to 100 as a mean on the scale of five."""
    return {"question": question, "mean": round(1 + score / 25, 1), "count": count}


async def figures_of(session: AsyncSession, round_id: UUID) -> list[dict[str, Any]]:
    """What was published of one round."""
    rows = await session.scalars(select(ReviewFigure).where(ReviewFigure.round_id == round_id))
    by_question = {row.question: row for row in rows}
    return [
        _figure(question, row.score, row.employees)
        for question in ReviewQuestion
        if (row := by_question.get(question)) is not None
    ]


_NAMED = case((AdviserReview.shows_company, Company.name)).label("company")


async def _texts(session: AsyncSession, adviser_id: UUID) -> list[dict[str, Any]]:
    reply = case((AdviserReview.reply_status == TextStatus.APPROVED, AdviserReview.reply))
    rows = await session.execute(
        select(AdviserReview.words, _NAMED, reply.label("reply"))
        .join(Company, Company.id == AdviserReview.company_id)
        .where(AdviserReview.adviser_id == adviser_id, IS_SHOWN)
        .order_by(AdviserReview.id)
        .limit(SHOWN_TEXTS)
    )
    return [dict(row) for row in rows.mappings()]


def _about(principal: Principal) -> ColumnElement[bool]:
    """Texts about this adviser that everybody can read."""
    mine = select(Adviser.id).where(Adviser.account_id == principal.account_id)
    return and_(AdviserReview.adviser_id.in_(mine), IS_SHOWN)


async def list_own(session: AsyncSession, principal: Principal, wanted: PageQuery) -> dict[str, Any]:
    """The texts about oneself that everybody reads, in the order of random identifiers."""
    statement = (
        select(
            AdviserReview.id,
            AdviserReview.words,
            _NAMED,
            AdviserReview.reply,
            AdviserReview.reply_status,
            AdviserReview.reply_reason,
            AdviserReview.version,
        )
        .join(Company, Company.id == AdviserReview.company_id)
        .where(_about(principal))
        .order_by(AdviserReview.id)
    )
    return await page_of(session, statement, wanted)


async def describe_own(session: AsyncSession, review: AdviserReview) -> dict[str, Any]:
    """A text about oneself with the reply."""
    company = await session.get_one(Company, review.company_id) if review.shows_company else None
    told = ("id", "words", "reply", "reply_status", "reply_reason", "version")
    return {**{name: getattr(review, name) for name in told}, "company": company and company.name}


async def get_own(session: AsyncSession, principal: Principal, review_id: UUID) -> AdviserReview:
    """A review with a text about oneself that everybody reads, held. Raises ReviewNotFound (404)."""
    statement = select(AdviserReview).where(AdviserReview.id == review_id, _about(principal)).with_for_update()
    found: AdviserReview | None = await session.scalar(statement)
    if found is None:
        raise ReviewNotFound
    return found


async def list_waiting(session: AsyncSession, wanted: PageQuery) -> dict[str, Any]:
    """Texts and replies that wait for the programme office, in the order of random identifiers."""
    words_wait = AdviserReview.words_status == TextStatus.WAITING
    statement: Select[*tuple[Any, ...]] = (
        select(
            AdviserReview.id.label("review_id"),
            case((words_wait, "words"), else_="reply").label("part"),
            case((words_wait, AdviserReview.words), else_=AdviserReview.reply).label("text"),
            case((words_wait, None), else_=AdviserReview.words).label("beside"),
            Adviser.name.label("adviser"),
            AdviserReview.version,
        )
        .join(Adviser, Adviser.id == AdviserReview.adviser_id)
        .where(or_(words_wait, AdviserReview.reply_status == TextStatus.WAITING))
        .order_by(AdviserReview.id)
    )
    return await page_of(session, statement, wanted)


async def get_for_decision(session: AsyncSession, review_id: UUID) -> AdviserReview:
    """A review with words, held, also when it was decided on just now. Raises ReviewNotFound (404).

    The adviser is held before it, as by who reviews.
    """
    adviser_id = await session.scalar(select(AdviserReview.adviser_id).where(AdviserReview.id == review_id))
    if adviser_id is None:
        raise ReviewNotFound
    await hold_adviser(session, adviser_id)
    review = await session.get(AdviserReview, review_id, with_for_update=True)
    if review is None or review.words is None:
        raise ReviewNotFound
    return review


async def of_trajectory(session: AsyncSession, trajectory_id: UUID) -> AdviserReview | None:
    """The review of a trajectory, if any. The caller decided who may see it."""
    found: AdviserReview | None = await session.scalar(
        select(AdviserReview).where(AdviserReview.trajectory_id == trajectory_id)
    )
    return found


async def round_of(session: AsyncSession, trajectory_id: UUID) -> ReviewRound | None:
    """The round of a trajectory, if any. The caller decided who may see it."""
    found: ReviewRound | None = await session.scalar(
        select(ReviewRound).where(ReviewRound.trajectory_id == trajectory_id)
    )
    return found


def described(review: AdviserReview) -> dict[str, Any]:
    """A review as its company sees it."""
    reply = review.reply if review.reply_status is TextStatus.APPROVED else None
    return {**{name: getattr(review, name) for name in SHOWN}, "reply": reply}


async def describe_round(session: AsyncSession, found: ReviewRound) -> dict[str, Any]:
    """A round as its company sees it: never how many answered."""
    told = ("status", "opened_on", "closes_on", "links", "version")
    return {**{name: getattr(found, name) for name in told}, "figures": await figures_of(session, found.id)}
