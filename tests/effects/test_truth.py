"""Panels of which the truth is known: the default finds it, the two-way figure does not and is never shown."""

import numpy as np
import pytest

from backend.effects.estimate import estimate
from backend.effects.panel import Comparison, Design, Transformation
from backend.effects.release import Estimand, Release
from tests.effects.panels import Made, changed, simulate

LEVEL = Design(Transformation.LEVEL, adjust=("sector", "employees"))
PLAIN = Design(Transformation.LEVEL, (Comparison.NOT_YET,))
DRAWS = 16


def staggered(seed: int) -> Made:
    """Most firms start, in years far apart, with effects that keep growing: at its worst for two-way effects."""
    return simulate(250, seed=seed, treated_share=0.85, cohorts=(1, 3), growth=0.08)


def of(release: Release, estimand: Estimand, adjusted: bool = False) -> float:
    return next(each.value for each in release.estimates if (each.estimand, each.adjusted) == (estimand, adjusted))


def test_staggered_starts_with_growing_effects() -> None:
    made = [staggered(seed) for seed in range(DRAWS)]
    releases = [estimate(each.panel, PLAIN) for each in made]
    truth = np.array([each.truth for each in made])
    found = np.array([of(release, Estimand.ATT) for release in releases])
    two_way = np.array([of(release, Estimand.TWFE) for release in releases])
    shown = [release.estimates[release.headline or 0] for release in releases]

    chance = (found - truth).std() / np.sqrt(DRAWS)
    assert abs((found - truth).mean()) < 2.5 * chance
    assert (two_way - truth).mean() < -0.04  # of a truth of 0.15
    assert (two_way < truth).all()
    assert {each.estimand for each in shown} == {Estimand.ATT}
    covered = [each.low <= true <= each.high for each, true in zip(shown, truth, strict=True)]
    assert sum(covered) >= DRAWS - 2
    assert np.mean([each.standard_error for each in shown]) == pytest.approx((found - truth).std(), rel=0.5)


def test_effects_by_moment_and_by_cohort_are_found() -> None:
    made = simulate(4000, seed=41, noise=0.05, first=0.05, growth=0.05, earlier_is_better=0.02)
    release = estimate(made.panel, PLAIN)
    assert not [text for text in release.warnings if text.code != "adjusted_without_growth"]
    events = {each.event_time: each for each in release.estimates if each.estimand is Estimand.ATT_EVENT}
    expected = {-1: 0.0, 0: 0.06, 1: 0.11, 2: 0.17}  # the cohort that starts in the earlier year has 0.02 more
    for event, true in expected.items():
        assert events[event].value == pytest.approx(true, abs=3 * events[event].standard_error)
        assert events[event].standard_error < 0.004
    cohorts = {each.cohort: each.value for each in release.estimates if each.estimand is Estimand.ATT_COHORT}
    assert cohorts["2022"] == pytest.approx(0.05 + 0.05 + 0.02, abs=0.01)
    assert cohorts["2023"] == pytest.approx(0.05 + 0.025, abs=0.01)


def selected(seed: int) -> Made:
    """Large firms take part more, and grow faster whether they do or not."""
    made = simulate(700, seed=seed, cohorts=(2,), noise=0.05)
    panel = made.panel
    r = np.random.default_rng(seed)
    size = r.normal(size=700)
    takes_part = r.random(700) < 1 / (1 + np.exp(-size))
    treated = ~np.isnat(panel.starts)
    order = np.concatenate([np.flatnonzero(takes_part), np.flatnonzero(~takes_part)])
    place = np.concatenate([np.flatnonzero(treated), np.flatnonzero(~treated)])
    sized = np.empty(700)
    sized[place] = size[order]  # participants get the sizes of those that would take part
    years = (panel.measured_on.astype("datetime64[Y]") - np.datetime64("2020")).astype(float)
    return Made(
        changed(panel, values=panel.values + 0.05 * sized[panel.firm] * years, attributes={"size": sized}), made.truth
    )


def test_what_selection_distorts_the_adjusted_figure_sets_right_and_is_shown() -> None:
    made = selected(3)
    release = estimate(made.panel, Design(Transformation.LEVEL, adjust=("size",)))
    unadjusted, adjusted = (of(release, Estimand.ATT, each) for each in (False, True))
    shown = release.estimates[release.headline or 0]
    assert unadjusted - made.truth > 5 * shown.standard_error
    assert adjusted == pytest.approx(made.truth, abs=3 * shown.standard_error)
    assert (shown.adjusted, shown.value) == (True, adjusted)
    assert release.pre_trend is not None
    assert release.adjusted_pre_trend is not None
    assert (release.pre_trend.p_value or 0) < 0.01 < (release.adjusted_pre_trend.p_value or 0)
    size = next(each for each in release.balance if each.attribute == "size")
    assert size.difference > 0.5
    assert abs(size.adjusted_difference or 9) < 0.25


def test_an_adjusted_figure_close_to_the_other_is_not_shown() -> None:
    release = estimate(simulate(600, seed=43, cohorts=(2,)).panel, LEVEL)
    shown = release.estimates[release.headline or 0]
    assert (shown.adjusted, shown.comparison) == (False, Comparison.NOT_YET)
    assert of(release, Estimand.ATT, adjusted=True) == pytest.approx(shown.value, abs=shown.standard_error)


def test_small_cohorts_are_adjusted_by_regression_and_tiny_ones_not() -> None:
    def codes(firms: int) -> list[str]:
        return [text.code for text in estimate(simulate(firms, seed=44).panel, LEVEL).warnings]

    assert "adjusted_by_regression" in codes(150)
    assert "adjusted_by_regression" not in codes(900)
    many = {f"x{place}": np.random.default_rng(place).normal(size=60) for place in range(40)}
    panel = changed(simulate(60, seed=45).panel, attributes=many)
    release = estimate(panel, Design(Transformation.LEVEL, adjust=tuple(many)))
    assert "not_adjusted" in [text.code for text in release.warnings]
    assert not [each for each in release.estimates if each.adjusted]
    assert release.evidence_level == 1
