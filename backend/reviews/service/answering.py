"""Answering about an adviser, as the scan is answered: exchange a link for a key, answer, withdraw.

Nothing here writes an audit row, an idempotency row, an address or a moment, and nothing reads a cookie.
"""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, exists, literal, select, union_all
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core import clock
from backend.core.validation import field, invalid
from backend.organisations.models import Company
from backend.reviews.errors import ReviewAnswersNotFound, ReviewLinkNotValid, ReviewRoundClosed
from backend.reviews.models import ReviewAnswer, ReviewQuestion, ReviewRound, ReviewRoundStatus, ReviewToken
from backend.reviews.schemas.rounds import ReviewAnswers
from backend.scans.disclosure import FEWEST
from backend.scans.keys import hash_of, new_key, read_key
from backend.trajectories.models import Trajectory

PRIVACY = {
    "nl": (
        "Niemand ziet wat u antwoordt: uw baas niet en de adviseur niet. Na de sluitingsdag tonen wij alleen "
        f"gemiddelden, vanaf {FEWEST} medewerkers. Daarna wissen wij alle losse antwoorden."
    ),
    "en": (
        "Nobody sees what you answer: not your boss and not the adviser. After the closing day we show means only, "
        f"from {FEWEST} employees. After that we erase all single answers."
    ),
}


async def exchange(session: AsyncSession, token: str, own_key: str | None) -> tuple[str, dict[str, Any]]:
    """A random key for a link; one of single use is spent in the same statement that makes the place for answers.

    `own_key` is a key that the app drew itself, so that it can ask again when the answer got lost on the way. Raises
    ReviewLinkNotValid (404) and InvalidInput (400).
    """
    key = new_key() if own_key is None else read_key(own_key)
    if key is None:
        raise invalid(field("#/key", "no_key", nl="Dit is geen geldige sleutel.", en="This is not a valid key."))
    if await _find(session, key) is None and not await _make(session, token, key):
        raise ReviewLinkNotValid
    return key, await describe(session, key)


async def _make(session: AsyncSession, token: str, key: str) -> bool:
    """Make the place for answers; whether there is one now. Two who ask with one key at once leave one."""
    key_hash = hash_of(key)
    link = (  # the round before the link, as whoever closes the round holds it
        select(ReviewToken.token_hash, ReviewToken.round_id, ReviewToken.single_use)
        .join(ReviewRound, ReviewRound.id == ReviewToken.round_id)
        .where(
            ReviewToken.token_hash == hash_of(token),
            ReviewRound.status == ReviewRoundStatus.OPEN,
            ReviewRound.closes_on >= clock.today(),
        )
        .with_for_update(read=True, of=ReviewRound)
        .cte("link")
    )
    free = ~exists().where(ReviewAnswer.key_hash == key_hash)
    spent = (
        delete(ReviewToken)
        .where(ReviewToken.token_hash == link.c.token_hash, link.c.single_use, free)
        .returning(ReviewToken.round_id)
        .cte("spent")
    )
    found = union_all(select(spent.c.round_id), select(link.c.round_id).where(~link.c.single_use)).subquery()
    columns = ["id", "round_id", "key_hash"]
    made = select(literal(uuid4()), found.c.round_id, literal(key_hash))
    making = upsert(ReviewAnswer).from_select(columns, made).on_conflict_do_nothing(index_elements=["key_hash"])
    return await session.scalar(making.returning(ReviewAnswer.id)) is not None


async def _find(session: AsyncSession, key: str) -> ReviewAnswer | None:
    found: ReviewAnswer | None = await session.scalar(select(ReviewAnswer).where(ReviewAnswer.key_hash == hash_of(key)))
    return found


async def _get(session: AsyncSession, written: str) -> ReviewAnswer:
    key = read_key(written)
    found = None if key is None else await _find(session, key)
    if found is None:
        raise ReviewAnswersNotFound
    return found


async def describe(session: AsyncSession, written: str) -> dict[str, Any]:
    """Somebody's own answers, and what they are about. Raises ReviewAnswersNotFound (404)."""
    mine = await _get(session, written)
    row = (
        await session.execute(
            select(Adviser.name, Adviser.firm, Company.name, Trajectory.goal, ReviewRound.closes_on, ReviewRound.status)
            .join_from(ReviewRound, Adviser, Adviser.id == ReviewRound.adviser_id)
            .join(Company, Company.id == ReviewRound.company_id)
            .join(Trajectory, Trajectory.id == ReviewRound.trajectory_id)
            .where(ReviewRound.id == mine.round_id)
        )
    ).one()
    adviser, firm, company, goal, closes_on, status = row
    return {
        "adviser": adviser,
        "firm": firm,
        "company": company,
        "goal": goal,
        "closes_on": closes_on,
        "takes_answers": status is ReviewRoundStatus.OPEN and clock.today() <= closes_on,
        "fewest_shown": FEWEST,
        "answers": {question.value: getattr(mine, question) for question in ReviewQuestion},
        "privacy": PRIVACY,
    }


async def _for_answering(session: AsyncSession, written: str) -> ReviewAnswer:
    """One's own answers, with the round held, so that it does not close meanwhile."""
    mine = await _get(session, written)
    await _require_open(session, mine.round_id)
    # mixing wrote the rows anew while we waited, or not
    return await _get(session, written)


async def _require_open(session: AsyncSession, round_id: UUID) -> None:
    held = select(ReviewRound.status, ReviewRound.closes_on).where(ReviewRound.id == round_id)
    found = (await session.execute(held.with_for_update(read=True))).one_or_none()
    if found is None or found.status is not ReviewRoundStatus.OPEN or clock.today() > found.closes_on:
        raise ReviewRoundClosed


async def answer(session: AsyncSession, written: str, wish: ReviewAnswers) -> dict[str, Any]:
    """Answer, or answer anew, until the last day. Raises ReviewAnswersNotFound (404), ReviewRoundClosed (409)."""
    mine = await _for_answering(session, written)
    for question in ReviewQuestion:
        setattr(mine, question, getattr(wish, question))
    await session.flush()
    return await describe(session, written)


async def withdraw(session: AsyncSession, written: str) -> None:
    """Delete one's answers for good. Raises ReviewAnswersNotFound (404), ReviewRoundClosed (409)."""
    mine = await _for_answering(session, written)
    await session.delete(mine)
    await session.flush()
