"""Alpha, omega, ICC and r*wg(J), against a set with known values and against other ways to the same figure."""

from itertools import combinations
from random import Random

import pytest

from backend.statistics.agreement import intraclass, within_group
from backend.statistics.distributions import f_survival, regularised_beta
from backend.statistics.reliability import alpha, omega, one_factor
from tests.statistics import exact_set


@pytest.fixture(scope="module")
def firms():
    return exact_set.answers()


def test_the_set_is_of_forty_firms_and_four_hundred_people(firms):
    assert (len(firms), sum(map(len, firms)), {len(row) for firm in firms for row in firm}) == (40, 400, {5})


def test_alpha_and_omega_of_the_set_are_found_to_four_digits(firms):
    rows = [row for firm in firms for row in firm]
    assert round(alpha(rows), 4) == exact_set.ALPHA == 0.84
    assert round(omega(rows), 4) == 0.84


def test_both_iccs_of_the_set_are_found_to_four_digits(firms):
    found = intraclass([[sum(row) / len(row) for row in firm] for firm in firms])
    assert round(found.icc1, 4) == exact_set.ICC1 == 0.25
    assert round(found.icc2, 4) == round(exact_set.ICC2, 4) == 0.7692
    assert found.mean_size == pytest.approx(10)
    assert found.p < 1e-6


def test_alpha_is_the_mean_of_all_split_half_reliabilities():
    """Cronbach's own theorem, for an even number of items, with the coefficient of Flanagan for each split."""
    chance = Random(4)
    rows = [[mean + chance.gauss() for _ in range(6)] for mean in [chance.gauss() for _ in range(50)]]
    halves = [half for half in combinations(range(6), 3) if 0 in half]
    total = _variance([sum(row) for row in rows])
    found = []
    for half in halves:
        first = [sum(row[item] for item in half) for row in rows]
        second = [sum(row) - part for row, part in zip(rows, first, strict=True)]
        found.append(2 * (1 - (_variance(first) + _variance(second)) / total))
    assert alpha(rows) == pytest.approx(sum(found) / len(found), abs=1e-12)


def test_icc_is_the_mean_correlation_of_pairs_of_one_group():
    """Fisher's definition for pairs: in groups of two, each entered both ways, up to the degrees of freedom."""
    chance = Random(7)
    groups = [[firm + chance.gauss(), firm + chance.gauss()] for firm in [chance.gauss() for _ in range(200)]]
    everything = [score for group in groups for score in group]
    mean = sum(everything) / len(everything)
    between = sum(2 * (sum(group) / 2 - mean) ** 2 for group in groups) / 199
    within = sum((group[0] - group[1]) ** 2 / 2 for group in groups) / 200
    assert intraclass(groups).icc1 == pytest.approx((between - within) / (between + within), abs=1e-12)


def test_omega_gives_back_the_loadings_it_was_made_of():
    loadings = [0.9, 0.8, 0.7, 0.6, 0.5]
    matrix = [[1.0 if i == j else a * b for j, b in enumerate(loadings)] for i, a in enumerate(loadings)]
    assert one_factor(matrix) == pytest.approx(loadings, abs=1e-9)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([[3, 3], [3, 3], [3, 3]], 1.0),
        ([[1, 1], [5, 5]], 0.0),  # further apart than chance
        ([[3], [4]], 0.75),  # a variance of a half against two by chance
        ([[3, 3, 3], [4, 4, 4]], 0.9),  # 3 x .75 / (3 x .75 + .25)
        ([[3, 3]], None),
    ],
)
def test_agreement_within_a_group_on_a_scale_of_five(rows, expected):
    found = within_group(rows, 5)
    assert found == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("ratio", "above", "below", "expected"),
    [
        # Critical values of printed tables of F.
        (4.0847, 1, 40, 0.05),
        (2.4495, 5, 40, 0.05),
        (3.5138, 5, 40, 0.01),
        (1.5, 2, 2, 0.4),  # with two and two degrees of freedom it is 1 / (1 + F)
        (0, 3, 3, 1.0),
    ],
)
def test_the_tail_of_the_f_distribution(ratio, above, below, expected):
    assert f_survival(ratio, above, below) == pytest.approx(expected, abs=5e-6)


def test_the_beta_function_adds_up_from_both_sides():
    for x in (0.01, 0.3, 0.5, 0.99):
        assert regularised_beta(x, 2.5, 7) + regularised_beta(1 - x, 7, 2.5) == pytest.approx(1, abs=1e-12)
    assert regularised_beta(0.3, 1, 1) == pytest.approx(0.3)


def test_what_is_not_defined_is_no_figure():
    assert alpha([[1, 2, 3]]) is omega([[1, 2], [2, 1]]) is intraclass([[1, 2]]) is intraclass([[1], [2]]) is None
    assert alpha([[1, 3], [3, 1]]) is None  # everybody the same sum
    assert omega([[1, 2, 3], [1, 3, 4], [1, 5, 1]]) is None  # an item that all answer alike


def _variance(values):
    mean = sum(values) / len(values)
    return sum((value - mean) ** 2 for value in values) / (len(values) - 1)
