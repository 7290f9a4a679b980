"""How fast advisers answer companies that ask them for contact, as everybody reads it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser, Referral, ReferralStatus
from backend.core import clock
from backend.core.clock import AMSTERDAM
from backend.organisations.models import Company

FEWEST_ANSWERS = 5
LOOKING_BACK = timedelta(days=365)


def working_days(asked_on: date, answered_on: date) -> int:
    """How many working days (Monday to Friday) after the request the answer came: the same day is 0.

    Counted as the term is (`terms.answer_before`), so that an answer on its last day takes five.
    """
    weeks, rest = divmod((answered_on - asked_on).days, 7)
    return 5 * weeks + sum((asked_on + timedelta(days=day)).weekday() < 5 for day in range(1, rest + 1))


async def answering_of(session: AsyncSession, adviser_ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    """Per adviser how many requests of the last year were answered, how many not, and the median in working days.

    Invented companies count for invented advisers only.
    """
    since = clock.now() - LOOKING_BACK
    rows = await session.execute(
        select(Referral.adviser_id, Referral.status, Referral.asked_at, Referral.answered_at)
        .join(Company, Company.id == Referral.company_id)
        .join(Adviser, Adviser.id == Referral.adviser_id)
        .where(
            Referral.adviser_id.in_(adviser_ids),
            Referral.asked_at > since,
            Referral.status != ReferralStatus.ASKED,
            or_(Company.is_demonstration.is_(False), Adviser.is_demonstration),
        )
    )
    took: defaultdict[UUID, list[int]] = defaultdict(list)
    unanswered: defaultdict[UUID, int] = defaultdict(int)
    for adviser_id, status, asked_at, answered_at in rows:
        if status is ReferralStatus.UNANSWERED:
            unanswered[adviser_id] += 1
        else:
            took[adviser_id].append(working_days(_day(asked_at), _day(answered_at)))
    return {
        one: {
            "answered_referrals": len(took[one]),
            "unanswered_referrals": unanswered[one],
            "median_answer_days": float(median(took[one])) if len(took[one]) >= FEWEST_ANSWERS else None,
        }
        for one in adviser_ids
    }


def _day(moment: Any) -> date:
    day: date = moment.astimezone(AMSTERDAM).date()
    return day
