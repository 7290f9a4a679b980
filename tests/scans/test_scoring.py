"""From answers to scores."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from backend.scans import scoring
from backend.scans.models import Dimension, PotentialBand, SpreadBand
from backend.scans.scoring import Statement

FIVE = [Statement(f"T{number}", Dimension.PROCESS, reverse=number == 5) for number in range(1, 6)]


def _score(*values):
    answers = {statement.code: value for statement, value in zip(FIVE, values, strict=True)}
    return scoring.respondent_score(FIVE, answers, needed=3)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((5, 5, 5, 5, 1), 100),
        ((1, 1, 1, 1, 5), 0),
        ((3, 3, 3, 3, 3), 50),
        ((4, 4, 4, 4, 4), Fraction(65)),  # the last one is reverse: (4+4+4+4+2)/5 = 3.6
        ((4, None, None, 4, 2), 75),
        ((4, None, None, None, 2), None),
        ((None, None, None, None, None), None),
    ],
)
def test_a_respondents_score_is_the_mean_of_three_or_more_answers(values, expected):
    assert _score(*values) == expected


@given(some.lists(some.one_of(some.none(), some.integers(1, 5)), min_size=5, max_size=5))
def test_every_score_lies_between_0_and_100_and_turning_all_answers_mirrors_it(values):
    score = _score(*values)
    mirrored = _score(*[None if value is None else 6 - value for value in values])
    assert (score is None) == (sum(value is not None for value in values) < 3)
    if score is not None:
        assert 0 <= score <= 100
        assert score + mirrored == 100


@given(some.lists(some.integers(1, 5), min_size=5, max_size=5), some.integers(0, 4))
def test_agreeing_more_never_lowers_the_score_unless_the_statement_is_reverse(values, place):
    higher = [min(5, value + 1) if at == place else value for at, value in enumerate(values)]
    difference = _score(*higher) - _score(*values)
    assert difference <= 0 if FIVE[place].reverse else difference >= 0


@pytest.mark.parametrize(
    ("score", "expected"), [(Fraction(1, 2), 1), (Fraction(3, 2), 2), (Fraction(149, 100), 1), (Fraction(100), 100)]
)
def test_shown_scores_are_whole_points_with_halves_up(score, expected):
    assert scoring.shown(score) == expected


@pytest.mark.parametrize(("score", "expected"), [(0, 75), (74, 1), (75, 0), (100, 0)])
def test_potential_is_the_distance_to_75_and_never_negative(score, expected):
    assert scoring.potential(score) == expected


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (0, PotentialBand.SMALL),
        (9, PotentialBand.SMALL),
        (10, PotentialBand.CLEAR),
        (25, PotentialBand.CLEAR),
        (26, PotentialBand.LARGE),
    ],
)
def test_bands_of_potential(value, band):
    assert scoring.potential_band(value) is band


def test_the_total_weighs_work_division_and_working_time_heavier():
    weights = {Dimension.WORK_DIVISION: Decimal("1.5"), Dimension.PROCESS: Decimal(1), Dimension.RESULTS: Decimal(1)}
    potentials = {Dimension.WORK_DIVISION: 30, Dimension.PROCESS: 5, Dimension.RESULTS: None}
    assert scoring.total_potential(potentials, weights) == 20
    assert scoring.total_potential({Dimension.RESULTS: None}, weights) is None


@pytest.mark.parametrize(
    ("core", "other", "group"),
    [
        (True, False, 3),
        (True, None, 3),
        (False, True, 2),
        (False, False, 1),
        (False, None, None),
        (None, True, None),
        (None, None, None),
    ],
)
def test_target_groups_of_the_advice(core, other, group):
    assert scoring.target_group(core, other) == group


@pytest.mark.parametrize(
    ("answers", "most"), [([], None), ([1], True), ([0], False), ([1, 0], True), ([1, 0, 0], False)]
)
def test_most_managers_decide_and_yes_wins_a_tie(answers, most):
    assert scoring.majority(answers) is most


@pytest.mark.parametrize(
    ("scores", "band"),
    [
        ([50, 50, 60, 60, 55], SpreadBand.CLOSE),
        ([30, 50, 60, 60, 70], SpreadBand.MIXED),
        ([0, 0, 50, 100, 100], SpreadBand.FAR_APART),
    ],
)
def test_spread_is_told_in_bands(scores, band):
    assert scoring.spread_band([Fraction(score) for score in scores]) is band
