"""The mean of firms' scores: one rule for every product that shows one."""

import pytest

from backend.statistics.firms import mean_of_scores


@pytest.mark.parametrize(
    ("scores", "shown"),
    [
        ([50] * 9, None),
        ([50] * 10, 50),
        ([100] * 9 + [60], None),  # from the high end one firm makes up all of it
        ([0] * 9 + [40], None),
        ([100] * 12, None),
        ([0] * 12, None),
        ([98] * 12, None),  # 24 points from the end together: each lies above 75
        ([97] * 12, 97),
        ([50] * 5 + [51] * 5, 51),  # halves up
        ([51] * 5 + [52] * 5, 52),
    ],
)
def test_a_mean_that_tells_of_one_firm_is_refused_from_both_ends(scores, shown):
    assert mean_of_scores(scores) == shown
