"""Norms of cells that hold few firms."""

import pytest

from backend.statistics.shrinkage import between_variance, norms


def test_cells_that_differ_no_more_than_chance_all_get_the_mean_of_all():
    found = norms({"a": [40, 60], "b": [45, 55], "c": [30, 70, 50]})
    assert {round(norm.mean, 6) for norm in found.values()} == {50}


def test_a_small_cell_is_drawn_further_to_the_middle_than_a_large_one():
    large, small = [70 + step for step in (-10, -5, 0, 5, 10)] * 8, [60, 70, 80]
    found = norms({"large": large, "small": small, "other": [30 + step for step in (-10, 0, 10)] * 10})
    assert found["small"].mean < found["large"].mean < 70
    assert found["small"].firms == 3


def test_the_figures_of_a_worked_example():
    """By hand: means 50 and 70, pooled variance 100, errors 25 each; Q = 8, so 175 lies between (8 - 1) / 0.04."""
    spread = [-10, -10 / 2**0.5, 10 / 2**0.5, 10]
    cells = {"a": [50 + step for step in spread], "b": [70 + step for step in spread]}
    found = norms(cells)
    assert between_variance([50, 70], [25, 25]) == pytest.approx(175)
    kept = 175 / 200
    assert found["a"].mean == pytest.approx(kept * 50 + (1 - kept) * 60)
    assert found["a"].deviation == pytest.approx((100 + kept * 25) ** 0.5)
    assert found["b"].quantile(0.5) == pytest.approx(found["b"].mean)
    assert found["b"].quantile(0.75) - found["b"].quantile(0.25) == pytest.approx(
        2 * 0.67449 * found["b"].deviation, rel=1e-5
    )


def test_firms_that_stand_alone_give_no_norm():
    assert norms({"a": [50], "b": [60]}) == norms({}) == {}
    assert norms({"a": [50, 50]})["a"].quantile(0.9) == 50
