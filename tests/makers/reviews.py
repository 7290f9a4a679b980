"""Builders of reviews: a company that completed a trajectory, its review, and employees who answer."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core import clock
from backend.reviews import queries
from backend.reviews.models import AdviserReview, ReviewQuestion, ReviewRound, ReviewToken, TextStatus
from backend.scans.keys import hash_of, new_token
from backend.trajectories.models import Trajectory, TrajectoryStatus
from tests.makers.organisations import make_company
from tests.makers.trajectories import make_trajectory

SCORES = {"listening": 4, "result": 4, "agreements": 5, "again": 4}


async def make_completed(session: AsyncSession, adviser: Adviser, **company: Any) -> Trajectory:
    """A trajectory of a new company with the adviser, completed today."""
    firm = await make_company(session, **company)
    return await make_trajectory(
        session, company_id=firm.id, adviser=adviser, status=TrajectoryStatus.COMPLETED, steps_done=4
    )


async def make_review(
    session: AsyncSession,
    adviser: Adviser,
    *,
    trajectory: Trajectory | None = None,
    words: str | None = None,
    words_status: TextStatus = TextStatus.WAITING,
    shows_company: bool = False,
    days_ago: int = 0,
    company: dict[str, Any] | None = None,
    **scores: int,
) -> AdviserReview:
    """A review of a new company, or of this trajectory, given so many days ago, and counted."""
    trajectory = trajectory or await make_completed(session, adviser, **(company or {}))
    review = AdviserReview(
        trajectory_id=trajectory.id,
        company_id=trajectory.company_id,
        adviser_id=adviser.id,
        words=words,
        words_status=words_status if words else None,
        shows_company=shows_company,
        given_at=clock.now() - timedelta(days=days_ago),
        **{**SCORES, **scores},
    )
    session.add(review)
    await session.flush()
    await queries.count_anew(session, adviser.id)
    return review


async def make_round(session: AsyncSession, trajectory: Trajectory, *, days: int = 14) -> ReviewRound:
    """Employees are asked about the adviser of a trajectory, from today."""
    asked = ReviewRound(
        trajectory_id=trajectory.id,
        company_id=trajectory.company_id,
        adviser_id=trajectory.adviser_id,
        opened_on=clock.today(),
        closes_on=clock.today() + timedelta(days=days),
    )
    session.add(asked)
    await session.flush()
    return asked


async def make_review_link(session: AsyncSession, round_id: UUID, *, single_use: bool = False) -> str:
    """The token of a link to a round."""
    token = new_token()
    session.add(ReviewToken(token_hash=hash_of(token), round_id=round_id, single_use=single_use))
    await session.flush()
    return token


async def answer_about(client: AsyncClient, token: str, **answers: int | None) -> str:
    """Somebody answers with a link, and keeps this key."""
    made = await client.post("/review-responses", json={"invitationToken": token})
    assert made.status_code == 201, made.text
    key: str = made.json()["key"]
    body = {**dict.fromkeys(ReviewQuestion), **answers}
    sent = await client.put("/review-responses/current/answers", json=body, headers={"Review-Key": key})
    assert sent.status_code == 200, sent.text
    return key
