"""The pre-check: does a company qualify, as far as is known, and who would pay what."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.organisations.models import SizeClass
from backend.vouchers.aid import REGIMES, Aid
from backend.vouchers.eligibility import Facts, Outcome, judge
from backend.vouchers.funding import subsidy_of
from backend.vouchers.models import Scheme
from backend.vouchers.queries.detail import estimate
from backend.vouchers.queries.facts import adviser_known
from backend.vouchers.queries.rounds import get_round
from backend.vouchers.schemas.eligibility import EligibilityCreate

UPPER = ((5, SizeClass.FROM_1), (15, SizeClass.FROM_5), (50, SizeClass.FROM_15), (100, SizeClass.FROM_50))


def size_of(employees: int) -> SizeClass:
    """The size class of this number of employees."""
    for above, size in (*UPPER, (250, SizeClass.FROM_100)):
        if employees < above:
            return size
    return SizeClass.FROM_250


async def check(session: AsyncSession, wish: EligibilityCreate) -> dict[str, Any]:
    """Answer every rule. Needs no account and keeps nothing. Raises RoundNotFound (404)."""
    round_ = await get_round(session, None, wish.round_id)
    scheme = await session.get_one(Scheme, round_.scheme_id)
    size = size_of(wish.employees) if wish.employees else None
    branch_ids = frozenset(wish.branch_ids) if wish.branch_ids is not None else None
    ceiling, declared = REGIMES[scheme.aid_regulation].ceiling_cents, wish.other_aid_cents
    aid = Aid(ceiling, declared, 0) if declared is not None else None
    facts = Facts(
        moment=clock.now(),
        size_class=size,
        employees=wish.employees,
        section=wish.section,
        branch_ids=branch_ids,
        adviser=await adviser_known(session, wish.adviser_id, clock.today()),
        advice_cents=wish.advice_cents,
        aid=aid,
    )
    rules = judge(scheme, round_, facts)
    outcomes = {rule.outcome for rule in rules}
    eligible = False if Outcome.NOT_MET in outcomes else None if Outcome.UNKNOWN in outcomes else True
    cost = wish.advice_cents
    return {
        "eligible": eligible,
        "size_class": size,
        "rules": rules,
        "calculation": await estimate(
            session,
            round_.id,
            advice_cents=cost,
            hours=wish.hours,
            subsidy_cents=subsidy_of(cost, scheme.rate_basis_points, scheme.maximum_cents) if cost else None,
            branch_ids=branch_ids or frozenset(),
        ),
    }
