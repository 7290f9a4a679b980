"""Firms that drop out: counted, weighed against, and bounded."""

import numpy as np
import pytest

from backend.effects.attrition import bounds, weigh
from backend.effects.estimate import estimate
from backend.effects.panel import Comparison, Design, Panel, Transformation
from backend.effects.sample import Sample
from tests.effects.panels import changed, observed, simulate

FIRMS = 4000
LEVEL = Design(Transformation.LEVEL, adjust=("kind",))
TRUTH = 0.10


def dropped(participants_only: bool) -> Panel:
    """Two kinds of firms, one of which gains more and drops out more: among participants, or among all."""
    panel = simulate(FIRMS, seed=51, cohorts=(1,), moments=2, first=TRUTH, growth=0, earlier_is_better=0).panel
    r = np.random.default_rng(3)
    kind = r.integers(0, 2, FIRMS)
    treated = ~np.isnat(panel.starts)
    later = panel.measured_on > np.datetime64("2021-06-01")
    gains = 0.2 * (kind - 0.5)
    values = panel.values + np.where(later, gains[panel.firm], 0.0)
    leaves = (kind == 1) & (treated | (not participants_only)) & (r.random(FIRMS) < 0.6)
    told = changed(panel, values=values, attributes={"kind": kind})
    return observed(told, ~(later & leaves[panel.firm]))


def test_weights_set_right_what_dropping_out_distorts() -> None:
    release = estimate(dropped(participants_only=True), LEVEL)
    plain = next(each for each in release.estimates if each.comparison is Comparison.NOT_YET and not each.adjusted)
    assert release.attrition is not None
    assert release.attrition.weighted is not None
    weighted = release.attrition.weighted
    assert release.attrition.gap == pytest.approx(30, abs=3)
    assert plain.value - TRUTH < -4 * plain.standard_error
    assert weighted.value == pytest.approx(TRUTH, abs=3 * weighted.standard_error)
    assert weighted.low < TRUTH < weighted.high
    assert release.attrition.low is not None
    assert release.attrition.high is not None
    assert release.attrition.low < TRUTH < release.attrition.high
    assert release.evidence_level == 2 or release.estimates[release.headline or 0].adjusted


def test_alike_dropping_out_in_both_arms_leaves_no_gap() -> None:
    release = estimate(dropped(participants_only=False), LEVEL)
    assert release.attrition is not None
    assert release.attrition.gap < 5
    assert release.attrition.low is not None
    assert release.attrition.high is not None
    assert release.attrition.high - release.attrition.low < 0.03


def test_response_counts_all_firms_whether_they_ever_answered_or_not() -> None:
    panel = simulate(60, seed=52).panel
    silent = int(np.flatnonzero(np.isnat(panel.starts))[0])
    release = estimate(observed(panel, panel.firm != silent), Design(Transformation.LEVEL))
    assert release.firms == 59
    never = int(np.isnat(panel.starts).sum())
    assert [(each.arm, each.expected, each.measured) for each in release.response] == [
        *[("treated", 60 - never, 60 - never)] * 5,
        *[("comparison", never, never - 1)] * 5,
    ]


def sample(base: list[float], later: list[float], treated: int) -> Sample:
    outcome = np.column_stack([base, later])
    return Sample(outcome, np.where(np.arange(len(base)) < treated, 1, 2), Comparison.NEVER)


def test_bounds_by_hand() -> None:
    """All four participants answered, two of four others: the two lowest or highest changes of participants remain."""
    gone = np.nan
    here = sample([0] * 8, [1, 2, 3, 4, 0, 1, gone, gone], treated=4)
    assert bounds(here) == (pytest.approx(1.5 - 0.5), pytest.approx(3.5 - 0.5), 2)
    there = sample([0] * 8, [1, 2, gone, gone, 0, 1, 2, 3], treated=4)
    assert bounds(there) == (pytest.approx(1.5 - 2.5), pytest.approx(1.5 - 0.5), 2)


def test_weights_by_hand() -> None:
    """Of one kind of participants half answered, and stand for two each; of the other all did, as did the others."""
    kind = np.array([[0.0]] * 4 + [[1.0]] * 4 + [[0.0], [1.0]])
    gone = np.nan
    level = [0.0, 1, 0, 1, 0, 0, 1, 1, 0, 0]
    weights = weigh(sample(level, [1.0, 2, 3, 4, 5, gone, 6, gone, 1, 2], treated=8), kind)
    assert weights is not None
    assert weights == pytest.approx([1.0] * 4 + [2.0] * 4 + [1.0] * 2, abs=0.01)


def test_nothing_is_known_of_firms_without_a_baseline() -> None:
    panel = simulate(200, seed=53, cohorts=(1,)).panel
    first = panel.measured_on < np.datetime64("2021-01-01")
    without = observed(panel, ~(first & (panel.firm < 20)))
    bare = estimate(without, Design(Transformation.LEVEL))
    assert bare.attrition is not None
    assert bare.attrition.weighted is None
    told = estimate(without, Design(Transformation.LEVEL, adjust=("sector",)))
    assert told.attrition is not None
    assert told.attrition.weighted is not None
