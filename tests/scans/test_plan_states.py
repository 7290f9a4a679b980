"""Where a version of a plan can go from where it stands."""

from itertools import product
from uuid import uuid4

import pytest

from backend.core import clock
from backend.scans.errors import PlanMoveNotPossible
from backend.scans.models import DECIDED, PLAN_NEXT, PlanStatus, PlanVersion

ACTS = {
    PlanStatus.DRAFT: lambda plan: plan.take_back(),
    PlanStatus.PROPOSED: lambda plan: plan.propose(clock.now(), uuid4()),
    PlanStatus.AGREED: lambda plan: plan.decide(PlanStatus.AGREED, clock.now(), uuid4(), None),
    PlanStatus.DISAGREED: lambda plan: plan.decide(PlanStatus.DISAGREED, clock.now(), uuid4(), "Nee."),
}


@pytest.mark.parametrize(("status", "to"), [*product(PlanStatus, PlanStatus)])
def test_an_act_is_possible_exactly_when_the_table_says_so(status, to):
    plan = PlanVersion(scan_id=uuid4(), number=1, status=status)
    if to in PLAN_NEXT[status]:
        ACTS[to](plan)
        assert plan.status is to
    else:
        with pytest.raises(PlanMoveNotPossible) as refused:
            ACTS[to](plan)
        assert refused.value.members["allowedStatuses"] == sorted(PLAN_NEXT[status])
        assert plan.status is status


def test_nothing_leads_back_from_a_decision():
    assert {PLAN_NEXT[status] for status in DECIDED} == {frozenset()}
