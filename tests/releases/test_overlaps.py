"""What two releases tell together: each figure is held against that of every release before."""

from dataclasses import replace

import numpy as np
import pytest

from backend.releases.computing import overlaps
from backend.releases.request import Former, Request
from backend.releases.snapshot import days
from tests.releases.snapshots import OUTCOME, snapshot

COHORTS = {2022: 20, 2023: 20, None: 40}


def former(found, taken_out=0):
    return Former(found.pack(), {each: each for each in found.firms.tolist()}, taken_out)


def test_the_same_data_may_be_told_again():
    found = snapshot(COHORTS)
    assert overlaps(found, [former(found)]) == set()


def test_three_firms_that_changed_are_found():
    assert OUTCOME in overlaps(snapshot(COHORTS, changed=range(3)), [former(snapshot(COHORTS))])


def test_ten_firms_that_changed_may_hide_few_of_one_cohort():
    """Twelve changed in all, of which three in a cohort: the whole may be told, the parts may not."""
    changed = [0, 1, 2, *range(20, 32)]
    found = overlaps(snapshot(COHORTS, changed=changed), [former(snapshot(COHORTS))])
    assert found == {f"{OUTCOME}/parts"}


def test_every_release_before_counts_not_the_newest_alone():
    first, second = snapshot(COHORTS), snapshot(COHORTS, changed=range(20))
    third = snapshot(COHORTS, changed=range(3))
    assert overlaps(third, [former(second)]) == set()
    assert OUTCOME in overlaps(third, [former(first), former(second)])


def test_a_firm_that_was_taken_out_of_the_data_before_still_counts():
    whole = snapshot(COHORTS)
    left = whole.without("firm0003")
    assert overlaps(left, [former(left)]) == set()
    assert OUTCOME in overlaps(left, [former(left, taken_out=1)]), "the figure of then was with it"


def using(found, firms):
    users = np.array(firms, np.int32)
    return replace(
        found,
        tools=np.array(["planbord"], "U80"),
        use_firm=users,
        use_tool=np.zeros(len(users), np.int32),
        used_since=days(["2022-03-01"] * len(users)),
    )


@pytest.mark.parametrize(("changed", "is_found"), [(range(3), True), (range(12), False)])
def test_a_user_whose_figures_changed_is_another_user(changed, is_found):
    before, now = (using(snapshot(COHORTS, changed=each), range(20)) for each in ((), changed))
    assert ("tools" in overlaps(now, [former(before)])) is is_found


def test_a_request_is_the_same_on_the_other_side_of_the_pipe():
    request = Request(b"now", (Former(b"then", {"a": "b"}, 2), Former(b"", {}, 0)))
    assert Request.unpack(request.pack()) == request
    assert Request.unpack(Request(b"now").pack()) == Request(b"now")
