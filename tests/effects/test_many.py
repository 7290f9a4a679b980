"""Corrections for many figures, against printed examples and their definition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.effects.many import benjamini_hochberg, holm, p_value
from backend.effects.panel import Comparison
from backend.effects.release import Estimand, Estimate


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    assert holm([0.6, 0.5]) == [1.0, 1.0]
    assert holm([]) == []


def test_benjamini_and_hochberg_on_their_own_example() -> None:
    """The fifteen p-values of their paper (1995, section 3.2): four are found at 5 %."""
    printed = [
        *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
        *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
    ]
    corrected = benjamini_hochberg(printed)
    assert [each <= 0.05 for each in corrected] == [True] * 4 + [False] * 11
    assert [each <= 0.05 for each in holm(printed)] == [True] * 3 + [False] * 12
    assert corrected[3] == pytest.approx(0.0095 * 15 / 4)


@given(st.lists(st.floats(0, 1), max_size=12), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_nothing_becomes_surer(p_values: list[float], random: object) -> None:
    shuffled = list(range(len(p_values)))
    random.shuffle(shuffled)
    for correct in (holm, benjamini_hochberg):
        corrected = correct(p_values)
        assert correct([p_values[place] for place in shuffled]) == pytest.approx(
            [corrected[place] for place in shuffled]
        )
        assert all(before <= after + 1e-15 for before, after in zip(p_values, corrected, strict=True))
    assert all(one <= other + 1e-12 for one, other in zip(benjamini_hochberg(p_values), holm(p_values), strict=True))


def test_a_p_value_says_the_same_as_the_interval() -> None:
    edge = Estimate(
        Estimand.ATT, Comparison.NEVER, False, 2.262157, 1.0, 0.0, 4.524314, treated=10, comparison_firms=90
    )
    assert p_value(edge) == pytest.approx(0.05, abs=1e-6)  # Student's t with 9 degrees
