"""The Michigan training grants: published figures, and what the default method makes of the same firms."""

import numpy as np
import pytest

from backend.effects.estimate import METHOD, estimate
from backend.effects.panel import Comparison, Design, Transformation
from backend.effects.release import Estimand, Estimate
from tests.effects.panels import michigan

RELEASE = estimate(michigan(), Design(Transformation.LOG))


def figure(estimand: Estimand, comparison: Comparison | None = None, **which: object) -> Estimate:
    wanted = {"adjusted": False, **which}
    (found,) = [
        each
        for each in RELEASE.estimates
        if (each.estimand, each.comparison) == (estimand, comparison)
        and all(getattr(each, name) == value for name, value in wanted.items())
    ]
    return found


def test_two_way_effects_as_wooldridge_prints_them() -> None:
    """Introductory Econometrics, example 14.1: log scrap on the grant and the grant of a year ago."""
    grant, year_after = (figure(Estimand.TWFE_EVENT, event_time=event) for event in (0, 1))
    assert grant.value == pytest.approx(-0.252, abs=0.0005)
    assert year_after.value == pytest.approx(-0.422, abs=0.0005)
    assert grant.classical_error == pytest.approx(0.151, abs=0.0005)
    assert year_after.classical_error == pytest.approx(0.210, abs=0.0005)
    assert not [each for each in RELEASE.estimates if each.estimand is Estimand.TWFE_EVENT and each.event_time < 0]


def test_two_way_figures_are_never_the_headline() -> None:
    assert RELEASE.headline is not None
    shown = RELEASE.estimates[RELEASE.headline]
    assert (shown.estimand, shown.comparison) == (Estimand.ATT, Comparison.NOT_YET)


def test_cohorts_compared_with_firms_that_never_had_a_grant() -> None:
    """Worked out by hand: mean changes of 19, 10 and 25 firms."""
    panel = michigan()
    outcome = np.log(panel.values[np.lexsort((panel.measured_on, panel.firm))].reshape(-1, 3))
    year = panel.starts.astype("datetime64[Y]").astype(str)
    early, late, never = (outcome[year == each] for each in ("1988", "1989", "NaT"))
    assert [len(early), len(late), len(never)] == [19, 10, 25]

    def change(firms: np.ndarray, since: int, until: int) -> float:
        return float((firms[:, until] - firms[:, since]).mean())

    at_once = change(early, 0, 1) - change(never, 0, 1)
    year_later = change(early, 0, 2) - change(never, 0, 2)
    late_ones = change(late, 1, 2) - change(never, 1, 2)
    expected = {
        (Estimand.ATT_EVENT, 1, None): year_later,
        (Estimand.ATT_EVENT, 0, None): (19 * at_once + 10 * late_ones) / 29,
        (Estimand.ATT_EVENT, -1, None): change(late, 0, 1) - change(never, 0, 1),
        (Estimand.ATT_COHORT, None, "1988"): (at_once + year_later) / 2,
        (Estimand.ATT_COHORT, None, "1989"): late_ones,
        (Estimand.ATT, None, None): (19 * (at_once + year_later) + 10 * late_ones) / 48,
    }
    for (estimand, event, cohort), value in expected.items():
        found = figure(estimand, Comparison.NEVER, event_time=event, cohort=cohort)
        assert found.value == pytest.approx(value, abs=1e-10)
    assert figure(Estimand.ATT, Comparison.NEVER).value == pytest.approx(-0.3450, abs=0.0001)
    assert figure(Estimand.ATT, Comparison.NOT_YET).value == pytest.approx(-0.3205, abs=0.0001)


def test_what_stands_beside_the_figure() -> None:
    shown = figure(Estimand.ATT, Comparison.NOT_YET)
    assert (shown.treated, shown.comparison_firms) == (29, 35)
    assert shown.high - shown.value == pytest.approx(2.0484 * shown.standard_error, rel=1e-4)  # t with 28 degrees
    assert RELEASE.smallest_detectable == pytest.approx(2.80 * shown.standard_error)
    assert (RELEASE.firms, RELEASE.moments) == (54, ("1987", "1988", "1989"))
    assert RELEASE.method == METHOD
    assert "diff-diff 3.13.0" in METHOD
    assert RELEASE.pre_trend is not None
    assert (RELEASE.pre_trend.degrees, RELEASE.pre_trend.reason) == (1, None)
    lead = figure(Estimand.ATT_EVENT, Comparison.NOT_YET, event_time=-1)
    assert RELEASE.pre_trend.statistic == pytest.approx((lead.value / lead.standard_error) ** 2)
    assert RELEASE.attrition is not None
    assert RELEASE.attrition.gap == 0
    assert RELEASE.attrition.low == RELEASE.attrition.high == shown.value  # everybody answered
    assert RELEASE.evidence_level == 3
