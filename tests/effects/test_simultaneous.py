"""The band around a whole course: against closed forms, a simulation of its own, and how often it holds the truth."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.special import ndtri, stdtrit

from backend.effects import own
from backend.effects.estimate import estimate
from backend.effects.figures import from_fitted, with_band
from backend.effects.fitted import Figure, Fitted
from backend.effects.grid import lay_out
from backend.effects.panel import Comparison, Design, Panel, Transformation
from backend.effects.release import Estimand, Estimate
from backend.effects.sample import take_sample
from backend.effects.simultaneous import SINGLE, further, joint_chance
from tests.effects.panels import NEVER, simulate

LEVEL = Design(Transformation.LEVEL, (Comparison.NOT_YET,))


def exchangeable(figures: int, correlation: float) -> np.ndarray:
    return np.full((figures, figures), correlation) + (1 - correlation) * np.eye(figures)


def test_one_figure_needs_no_more_than_its_own_interval() -> None:
    assert joint_chance(np.array([[0.3]])) == SINGLE
    assert joint_chance(np.empty((0, 0))) == SINGLE
    assert further(SINGLE, 12) == 1.0


@pytest.mark.parametrize("figures", [2, 3, 6, 10])
def test_independent_figures_need_what_sidak_says(figures: int) -> None:
    spread = np.diag(np.linspace(0.1, 7, figures) ** 2)
    assert joint_chance(spread) == pytest.approx((1 + 0.95 ** (1 / figures)) / 2, abs=3e-5)


@pytest.mark.parametrize("figures", [2, 5])
def test_figures_that_are_one_figure_need_no_more_than_one(figures: int) -> None:
    assert ndtri(joint_chance(exchangeable(figures, 1.0))) == pytest.approx(ndtri(SINGLE), abs=0.01)
    assert ndtri(joint_chance(4 * exchangeable(figures, 1.0))) == pytest.approx(ndtri(SINGLE), abs=0.01)


@pytest.mark.parametrize(("figures", "correlation"), [(3, 0.5), (6, 0.8), (9, -0.1)])
def test_a_simulation_that_shares_no_code_finds_the_same(figures: int, correlation: float) -> None:
    r = np.random.default_rng(figures)
    drawn = r.multivariate_normal(np.zeros(figures), exchangeable(figures, correlation), 400_000, method="cholesky")
    expected = np.quantile(np.abs(drawn).max(axis=1), 0.95)
    assert ndtri(joint_chance(exchangeable(figures, correlation))) == pytest.approx(expected, abs=0.015)


def figure(event: int | None, firms: int = 40) -> Estimate:
    kind = Estimand.ATT if event is None else Estimand.ATT_EVENT
    return Estimate(kind, Comparison.NOT_YET, False, 0.5, 1.0, -1.5, 2.5, firms, firms, event_time=event)


def fitted(*events: int) -> Fitted:
    figures = {event: Figure(0.5, 1.0) for event in events}
    return Fitted(Figure(0.5, 1.0), figures, {}, exchangeable(len(events), 1.0))


def band(each: Estimate) -> tuple[float, float]:
    assert each.band_low is not None
    assert each.band_high is not None
    return each.band_low, each.band_high


def test_two_fits_are_taken_as_independent_and_the_whole_has_no_band() -> None:
    whole, *told = with_band(
        ([figure(None)], fitted(0, 1)), ([figure(-1)], fitted(-1)), ([figure(0), figure(1)], fitted(0, 1))
    )
    assert (whole.band_low, whole.band_high) == (None, None)
    # Moments 0 and 1 are one figure here, so there are two in all.
    expected = 2.0 * stdtrit(39, (1 + 0.95**0.5) / 2) / stdtrit(39, 0.975)
    for each in told:
        low, high = band(each)
        assert high - each.value == pytest.approx(expected, rel=0.002)
        assert each.value - low == pytest.approx(expected, rel=0.002)


def test_the_band_holds_every_interval_and_is_the_same_each_time() -> None:
    panel = simulate(600, seed=11, cohorts=(2, 3)).panel
    design = replace(LEVEL, adjust=("sector",))
    release = estimate(panel, design)
    by_moment = [each for each in release.estimates if each.estimand is Estimand.ATT_EVENT]
    assert {each.adjusted for each in by_moment} == {True, False}
    for each in by_moment:
        low, high = band(each)
        assert low < each.low < each.value < each.high < high
    assert all((each.band_low is None) == (each not in by_moment) for each in release.estimates)
    assert estimate(panel, design) == release


def nothing_happens(seed: int) -> Panel:
    """Ninety firms over six years of which half start in the third, without any effect."""
    r = np.random.default_rng(seed)
    firms, years = 90, 6
    outcome = np.cumsum(r.normal(0, 1, (firms, years)), axis=1)
    firm, year = np.divmod(np.arange(firms * years), years)
    starts = np.where(np.arange(firms) < 45, np.datetime64("2022-01-01"), NEVER)
    days = np.datetime64("2019-12-31") + (year + 1) * 365
    return Panel(np.arange(firms).astype("U8"), starts, firm, days, outcome[firm, year], {})


def test_of_two_hundred_courses_without_effect_the_band_holds_nineteen_in_twenty() -> None:
    draws = 200
    in_band = in_intervals = 0
    for seed in range(draws):
        grid = lay_out(nothing_happens(seed), LEVEL, [])
        sample, _, _ = take_sample(grid, Comparison.NOT_YET)
        found = own.fit(sample)
        figures, _ = from_fitted(sample, found, grid.moments, adjusted=False)
        course = [each for each in with_band((figures, found)) if each.estimand is Estimand.ATT_EVENT]
        assert len(course) == 5
        in_band += all(low <= 0 <= high for low, high in map(band, course))
        in_intervals += all(each.low <= 0 <= each.high for each in course)
    # Two standard errors of a share of 95 % over two hundred draws are three points.
    assert 0.92 <= in_band / draws <= 0.985
    assert in_intervals / draws < 0.90
