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
from backend.reviews import queries
from backend.reviews.errors import ReplyGiven, ReviewFrozen, ReviewNotYours, ReviewTooEarly, TextReviewed
from backend.reviews.models import AdviserReview, ReviewRoundStatus, TextStatus
from backend.reviews.schemas.reviews import ReplyCreate, ReviewWrite, TextDecision
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
        "may_ask": completed
        and principal.may("reviews:ask")
        and (asked is None or (asked.status is ReviewRoundStatus.OPEN and clock.today() <= asked.closes_on)),
        "review": queries.described(review) if review is not None else None,
        "round": await queries.describe_round(session, asked) if asked is not None else None,
        "fewest_companies": queries.FEWEST_COMPANIES,
        "fewest_employees": queries.FEWEST_EMPLOYEES,
    }


def require_own(principal: Principal, trajectory: Trajectory) -> None:
    """Only the company of the trajectory looks back here: no adviser and no officer. Raises ReviewNotYours (403)."""
    if principal.organisation_id != trajectory.company_id:
        raise ReviewNotYours


async def held(session: AsyncSession, principal: Principal, trajectory_id: UUID) -> Trajectory:
    """The company's own trajectory, completed, held: two who review at once leave one review.

    Raises TrajectoryNotFound (404), ReviewNotYours and CompanyUnverified (403), ReviewTooEarly and AdviserRelated
    (409).
    """
    trajectory = await get_trajectory(session, principal, trajectory_id, for_update=True)
    require_own(principal, trajectory)
    company = await session.get_one(Company, trajectory.company_id)
    if company.verification is not Verification.VERIFIED:
        raise CompanyUnverified(
            nl="Syntens controleert nog of u voor dit bedrijf mag optreden. Daarna kunt u de adviseur beoordelen.",
            en="Syntens is still checking whether you may act for this company. After that you can review the adviser.",
        )
    if trajectory.status is not TrajectoryStatus.COMPLETED:
        raise ReviewTooEarly(currentStatus=trajectory.status)
    await advisers.require_unrelated(session, trajectory.adviser_id, company)
    return trajectory


async def review(
    session: AsyncSession, principal: Principal, trajectory_id: UUID, wish: ReviewWrite, if_match: str | None
) -> AdviserReview:
    """Say how it went, or say it anew within fourteen days; the same again changes nothing. New words wait again.

    Raises as `held`; 428 and 412 for who changes another review; ReviewFrozen (409).
    """
    trajectory = await held(session, principal, trajectory_id)
    said = wish.model_dump()
    if wish.words is None:
        said["shows_company"] = False
    found = await queries.of_trajectory(session, trajectory.id)
    if found is not None and all(getattr(found, name) == value for name, value in said.items()):
        return found
    if found is not None:
        require_current(found, if_match)
        if clock.now() >= found.changes_until:
            raise ReviewFrozen(changesUntil=found.changes_until.isoformat())
    else:
        found = AdviserReview(
            trajectory_id=trajectory.id,
            company_id=trajectory.company_id,
            adviser_id=trajectory.adviser_id,
            given_at=clock.now(),
            given_by=principal.account_id,
        )
    if found.words != wish.words:
        found.words_status = TextStatus.WAITING if wish.words is not None else None
        found.reply = found.reply_status = None  # it was a reply to other words
    for name, value in said.items():
        setattr(found, name, value)
    session.add(found)
    await session.flush()
    await queries.count_anew(session, trajectory.adviser_id)
    record(session, principal, "reviews.write", "trajectory", trajectory.id, organisation_id=trajectory.company_id)
    return found


async def reply(
    session: AsyncSession, principal: Principal, review_id: UUID, wish: ReplyCreate, if_match: str | None
) -> AdviserReview:
    """The adviser replies, once; everybody reads it after review. Raises ReviewNotFound (404), ReplyGiven (409)."""
    found = await queries.get_own(session, principal, review_id)
    require_current(found, if_match)
    if found.reply is not None:
        raise ReplyGiven
    found.reply, found.reply_status = wish.words, TextStatus.WAITING
    await session.flush()
    record(session, principal, "reviews.reply", "adviser_review", found.id, organisation_id=principal.organisation_id)
    return found


async def decide(
    session: AsyncSession, principal: Principal, review_id: UUID, wish: TextDecision, if_match: str | None
) -> AdviserReview:
    """Show a text or withhold it; its words stay as they are. The record of it names no company.

    Raises ReviewNotFound (404), VersionStale (412), TextReviewed (409).
    """
    found = await queries.get_for_decision(session, review_id)
    require_current(found, if_match)
    status = f"{wish.part}_status"
    if getattr(found, status) is not TextStatus.WAITING:
        raise TextReviewed
    setattr(found, status, TextStatus(wish.to_status))
    await session.flush()
    record(session, principal, f"reviews.text_{wish.to_status}", "adviser_review", found.id)
    if wish.part == "words" and wish.to_status == "approved":
        await _tell_adviser(session, found)
    return found


async def _tell_adviser(session: AsyncSession, found: AdviserReview) -> None:
    adviser = await session.get_one(Adviser, found.adviser_id)
    if adviser.account_id is not None:
        await tell(
            session,
            organisation_id=adviser.organisation_id,
            roles=[Role.ADVISER],
            only=adviser.account_id,
            template="review_text_shown",
            link="/adviseur/beoordelingen",
        )
