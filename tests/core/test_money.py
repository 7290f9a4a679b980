"""Amounts divide without losing or making a cent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core.money import percentage_of, split


@pytest.mark.parametrize(
    ("amount", "weights", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (250_000, [2, 1], [166_667, 83_333]),
        (1, [1, 1], [1, 0]),
        (0, [3, 4], [0, 0]),
        (10, [0, 5], [0, 10]),
        (99, [50, 25, 25], [49, 25, 25]),
    ],
)
def test_the_largest_remainder_gets_the_cent(amount, weights, parts):
    assert split(amount, weights) == parts


@given(
    st.integers(0, 10**12),
    st.lists(st.integers(0, 10**9), min_size=1, max_size=8).filter(lambda weights: sum(weights) > 0),
)
def test_the_parts_add_up_and_stay_within_a_cent_of_their_share(amount, weights):
    parts = split(amount, weights)
    assert sum(parts) == amount
    total = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * total - amount * weight) < total


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1]])
def test_weights_that_cannot_divide_are_refused(weights):
    with pytest.raises(ValueError, match="weights"):
        split(100, weights)


def test_a_rate_is_rounded_down():
    assert percentage_of(333_333, 7_500) == 249_999
