"""The management of a company reviews an adviser; the adviser replies; the programme office reads the texts first."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers import queries as advisers
from backend.advisers.models import Adviser
from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.notifications.service import tell
from backend.organisations.models import Company, Verification
from backend.reviews import queries, showing
from backend.reviews.errors import ReplyGiven, ReviewFrozen, ReviewNotYours, ReviewTooEarly, TextReviewed
from backend.reviews.models import AdviserReview, ReviewQuestion, ReviewRoundStatus, TextStatus
from backend.reviews.schemas.reviews import ReplyCreate, ReviewWrite, TextDecision, TextWithhold
from backend.trajectories.models import Trajectory, TrajectoryStatus
from backend.trajectories.queries import get_trajectory
from backend.vouchers.errors import CompanyUnverified


async def look_back(session: AsyncSession, principal: Principal, trajectory_id: UUID) -> dict[str, Any]:
    """How a company looks back on a trajectory. Raises TrajectoryNotFound (404) and ReviewNotYours (403)."""
    trajectory = await get_trajectory(session, principal, trajectory_id)
    require_own(principal, trajectory)
    adviser = await session.get_one(Adviser, trajectory.adviser_id)
    review = await queries.of_trajectory(session, trajectory.id)
    asked = await queries.round_of(session, trajectory.id)
    completed = trajectory.status is TrajectoryStatus.COMPLETED
    frozen = review is not None and clock.now() >= review.changes_until
    return {
        "trajectory_id": trajectory.id,
        "adviser_id": adviser.id,
        "adviser": adviser.name,
        "firm": adviser.firm,
        "is_completed": completed,
        "may_review": completed and not frozen and principal.may("reviews:write"),
        "may_take_back": frozen and review is not None and review.words is not None and principal.may("reviews:write"),
        "may_ask": completed
        and principal.may("reviews:ask")
        and (asked is None or (asked.status is ReviewRoundStatus.OPEN and clock.today() <= asked.closes_on)),
        "review": queries.described(review) if review is not None else None,
        "round": await queries.describe_round(session, asked) if asked is not None else None,
        "fewest_companies": showing.FEWEST_COMPANIES,
        "fewest_employees": queries.FEWEST_EMPLOYEES,
    }


def require_own(principal: Principal, trajectory: Trajectory) -> None:
    """Only the company of the trajectory looks back here: no adviser and no officer. Raises ReviewNotYours (403)."""
    if principal.organisation_id != trajectory.company_id:
        raise ReviewNotYours


async def _own(session: AsyncSession, principal: Principal, trajectory_id: UUID) -> Trajectory:
    """The company's own trajectory, held: two who review at once leave one review."""
    trajectory = await get_trajectory(session, principal, trajectory_id, for_update=True)
    require_own(principal, trajectory)
    return trajectory


async def held(session: AsyncSession, principal: Principal, trajectory_id: UUID) -> Trajectory:
    """The company's own trajectory, completed, held, of a company that may look back on this adviser.

    Raises TrajectoryNotFound (404), ReviewNotYours and CompanyUnverified (403), ReviewTooEarly and AdviserRelated
    (409).
    """
    trajectory = await _own(session, principal, trajectory_id)
    await _require_reviewable(session, trajectory)
    return trajectory


async def _require_reviewable(session: AsyncSession, trajectory: Trajectory) -> None:
    company = await session.get_one(Company, trajectory.company_id)
    if company.verification is not Verification.VERIFIED:
        raise CompanyUnverified(
            nl="Syntens controleert nog of u voor dit bedrijf mag optreden. Daarna kunt u de adviseur beoordelen.",
            en="Syntens is still checking whether you may act for this company. After that you can review the adviser.",
        )
    if trajectory.status is not TrajectoryStatus.COMPLETED:
        raise ReviewTooEarly(currentStatus=trajectory.status)
    await advisers.require_unrelated(session, trajectory.adviser_id, company)


async def review(
    session: AsyncSession, principal: Principal, trajectory_id: UUID, wish: ReviewWrite, if_match: str | None
) -> AdviserReview:
    """Say how it went, or say it anew within fourteen days; the same again changes nothing. New words wait again.

    Words or the name with them are taken back at any time, also by who may not review (any longer).

    Raises as `held`; 428 and 412 for who changes another review; ReviewFrozen (409).
    """
    trajectory = await _own(session, principal, trajectory_id)
    said = wish.model_dump()
    if wish.words is None:
        said["shows_company"] = False
    found = await queries.of_trajectory(session, trajectory.id)
    takes_back = found is not None and _takes_back(found, wish)
    if not takes_back:
        await _require_reviewable(session, trajectory)
    if found is not None and all(getattr(found, name) == value for name, value in said.items()):
        return found
    if found is not None:
        require_current(found, if_match)
        if clock.now() >= found.changes_until and not takes_back:
            raise ReviewFrozen(changesUntil=found.changes_until.isoformat())
    else:
        found = AdviserReview(
            trajectory_id=trajectory.id,
            company_id=trajectory.company_id,
            adviser_id=trajectory.adviser_id,
            given_at=clock.now(),
            given_by=principal.account_id,
        )
    await showing.hold_adviser(session, trajectory.adviser_id)
    shown_before = await showing.shown_texts(session, trajectory.adviser_id)
    if found.words != wish.words:
        found.words_status = TextStatus.WAITING if wish.words is not None else None
        found.words_reason = None
        found.reply = found.reply_status = found.reply_reason = None  # it was a reply to other words
    for name, value in said.items():
        setattr(found, name, value)
    session.add(found)
    await session.flush()
    await queries.count_anew(session, trajectory.adviser_id)
    record(session, principal, "reviews.write", "trajectory", trajectory.id, organisation_id=trajectory.company_id)
    if await showing.shown_texts(session, trajectory.adviser_id) - shown_before:
        await _tell_adviser(session, trajectory.adviser_id)
    return found


def _takes_back(found: AdviserReview, wish: ReviewWrite) -> bool:
    """Whether it asks for the same scores, with nothing to read that was not there, and less or the same shown."""
    return (
        all(getattr(found, question) == getattr(wish, question) for question in ReviewQuestion)
        and wish.words in {None, found.words}
        and (found.shows_company or not wish.shows_company or wish.words is None)
    )


async def reply(
    session: AsyncSession, principal: Principal, review_id: UUID, wish: ReplyCreate, if_match: str | None
) -> AdviserReview:
    """The adviser replies, once, and again when that reply was withheld; everybody reads it after review.

    Raises ReviewNotFound (404), ReplyGiven (409).
    """
    found = await queries.get_own(session, principal, review_id)
    require_current(found, if_match)
    if found.reply is not None and found.reply_status is not TextStatus.WITHHELD:
        raise ReplyGiven
    found.reply, found.reply_status, found.reply_reason = wish.words, TextStatus.WAITING, None
    await session.flush()
    record(session, principal, "reviews.reply", "adviser_review", found.id, organisation_id=principal.organisation_id)
    return found


async def decide(
    session: AsyncSession, principal: Principal, review_id: UUID, wish: TextDecision, if_match: str | None
) -> AdviserReview:
    """Show a text or withhold it, with a reason that the writer reads; its words stay as they are.

    The adviser is told of a text when everybody can read it, now or later: told while there is one company, it says
    which. The record of it names no company.

    Raises ReviewNotFound (404), VersionStale (412), TextReviewed (409).
    """
    found = await queries.get_for_decision(session, review_id)
    require_current(found, if_match)
    if getattr(found, f"{wish.part}_status") is not TextStatus.WAITING:
        raise TextReviewed
    setattr(found, f"{wish.part}_status", TextStatus(wish.to_status))
    setattr(found, f"{wish.part}_reason", wish.reason if isinstance(wish, TextWithhold) else None)
    await session.flush()
    record(session, principal, f"reviews.text_{wish.to_status}", "adviser_review", found.id)
    if isinstance(wish, TextWithhold):
        await _tell_writer(session, found, wish)
    elif wish.part == "words" and found.id in await showing.shown_texts(session, found.adviser_id):
        await _tell_adviser(session, found.adviser_id)
    return found


async def _tell_adviser(session: AsyncSession, adviser_id: UUID) -> None:
    adviser = await session.get_one(Adviser, adviser_id)
    if adviser.account_id is not None:
        await tell(
            session,
            organisation_id=adviser.organisation_id,
            roles=[Role.ADVISER],
            only=adviser.account_id,
            template="review_text_shown",
            link="/adviseur/beoordelingen",
        )


async def _tell_writer(session: AsyncSession, found: AdviserReview, wish: TextWithhold) -> None:
    adviser = await session.get_one(Adviser, found.adviser_id)
    if wish.part == "words":
        await tell(
            session,
            organisation_id=found.company_id,
            roles=[Role.OWNER, Role.MANAGER],
            only=found.given_by,
            template="review_text_withheld",
            link=f"/bedrijf/trajecten/{found.trajectory_id}/beoordeling",
            adviser=adviser.name,
            reason=wish.reason,
        )
    elif adviser.account_id is not None:
        await tell(
            session,
            organisation_id=adviser.organisation_id,
            roles=[Role.ADVISER],
            only=adviser.account_id,
            template="review_reply_withheld",
            link="/adviseur/beoordelingen",
            reason=wish.reason,
        )
