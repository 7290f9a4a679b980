"""The label by rule, line by line of the table, and as releases carry it."""

from dataclasses import replace

import numpy as np
import pytest

from backend.effects.estimate import estimate
from backend.effects.evidence import Draw, Facts, evidence_level
from backend.effects.panel import Comparison, Design, Transformation
from tests.effects.panels import changed, observed, simulate

PLAUSIBLE = Facts(
    treated=10,
    compared=10,
    baseline=True,
    adjusted=True,
    largest_difference=0.24,
    overlap=True,
    response_gap=5.0,
    weighted=False,
    adjusted_pre_trend=None,
)


@pytest.mark.parametrize(
    ("level", "other"),
    [
        (3, {}),
        (3, {"adjusted_pre_trend": 0.05}),
        (3, {"response_gap": 9.0, "weighted": True}),
        # 0: one group, or fewer than ten
        (0, {"treated": 9}),
        (0, {"compared": 9}),
        (0, {"treated": 9, "draw": Draw.PARTICIPATION}),
        # 1: unadjusted
        (1, {"adjusted": False}),
        (1, {"adjusted": False, "baseline": False}),
        (1, {"adjusted": False, "compared": 0}),
        # 2: adjusted without a baseline or a comparison, or a 3 that fails
        (2, {"baseline": False}),
        (2, {"compared": 0}),
        (2, {"adjusted_pre_trend": 0.049}),
        (2, {"largest_difference": 0.25}),
        (2, {"largest_difference": None}),
        (2, {"overlap": False}),
        (2, {"overlap": None}),
        (2, {"response_gap": 5.1}),
        (2, {"response_gap": None}),
        # 4 and 5: a draw, on the order or on participation
        (4, {"draw": Draw.ORDER}),
        (5, {"draw": Draw.PARTICIPATION}),
        (5, {"draw": Draw.PARTICIPATION, "adjusted": False, "largest_difference": 0.4, "adjusted_pre_trend": 0.01}),
        (2, {"draw": Draw.PARTICIPATION, "response_gap": 8.0}),
        (5, {"draw": Draw.PARTICIPATION, "response_gap": 8.0, "weighted": True}),
        (2, {"draw": Draw.ORDER, "baseline": False}),
    ],
)
def test_the_table(level: int, other: dict[str, object]) -> None:
    assert evidence_level(replace(PLAUSIBLE, **other)) == level


LEVEL = Design(Transformation.LEVEL, adjust=("sector", "employees"))


def test_alike_groups_are_plausible() -> None:
    release = estimate(simulate(300, seed=31).panel, LEVEL)
    assert release.evidence_level == 3
    assert [each.attribute for each in release.balance] == [
        "sector=bouw",
        "sector=industrie",
        "employees",
        "baseline_level",
        "earlier_growth",
    ]
    assert max(abs(each.adjusted_difference or 9) for each in release.balance) < 0.25


def test_groups_that_drifted_apart_before_are_not() -> None:
    release = estimate(simulate(300, seed=31, drift=0.08, moments=6, cohorts=(3, 4)).panel, LEVEL)
    assert release.adjusted_pre_trend is not None
    assert release.adjusted_pre_trend.p_value is not None
    assert release.adjusted_pre_trend.p_value < 0.05
    assert release.evidence_level == 2


def test_groups_without_overlap_are_not() -> None:
    panel = simulate(300, seed=31).panel
    employees = np.where(np.isnat(panel.starts), 1.0, 100.0) + panel.attributes["employees"] / 1000
    release = estimate(
        changed(panel, attributes={"employees": employees}),
        Design(Transformation.LEVEL, (Comparison.NEVER,), adjust=("employees",)),
    )
    assert release.evidence_level <= 2
    assert release.balance[0].adjusted_difference is None
    assert release.balance[0].difference > 10


def test_one_moment_before_the_start_cannot_test_the_pre_trend() -> None:
    panel = simulate(300, seed=31, cohorts=(1,), moments=3).panel
    release = estimate(panel, LEVEL)
    assert release.pre_trend is not None
    assert release.pre_trend.statistic is None
    assert release.pre_trend.reason is not None
    assert release.pre_trend.reason.code == "pre_trend_untestable"
    assert release.evidence_level == 3


def test_a_gap_in_response_is_told_and_counts() -> None:
    panel = simulate(600, seed=32, cohorts=(2,)).panel
    r = np.random.default_rng(1)
    treated = ~np.isnat(panel.starts[panel.firm])
    later = panel.measured_on > np.datetime64("2023-01-01")
    release = estimate(observed(panel, ~(later & ~treated & (r.random(len(treated)) < 0.3))), LEVEL)
    assert "response_differs" in [text.code for text in release.warnings]
    assert release.attrition is not None
    assert release.attrition.gap == pytest.approx(30, abs=4)
    assert release.attrition.weighted is not None
    assert release.evidence_level == 3  # weighted, the effect stays where it was
