"""Each reason for which nothing is told, each warning, and what was done about it."""

import numpy as np
import pytest

from backend.effects.estimate import METHOD, estimate
from backend.effects.panel import Comparison, Design, Panel, Transformation
from backend.effects.release import Estimand, Release
from tests.effects.panels import NEVER, changed, michigan, observed, simulate

LEVEL, LOG = Design(Transformation.LEVEL), Design(Transformation.LOG)
GOOD = simulate(120, seed=11).panel
EMPTY = observed(GOOD, np.zeros(len(GOOD.values), np.bool_))


def codes(release: Release) -> list[str]:
    return [text.code for text in release.warnings]


def of_firms(panel: Panel, kept: np.ndarray) -> Panel:
    """The panel with only the measurements of these firms."""
    return observed(panel, kept[panel.firm])


def with_value(value: float) -> Panel:
    values = GOOD.values.copy()
    values[7] = value
    return changed(GOOD, values=values)


def few(treated: int, others: int) -> Panel:
    """So many participants that start together, beside so many others."""
    firms = treated + others
    r = np.random.default_rng(5)
    starts = np.full(firms, NEVER, "datetime64[D]")
    starts[:treated] = np.datetime64("2021-01-01")
    return Panel(
        firm_ids=np.array([f"{place:03d}" for place in range(firms)]),
        starts=starts,
        firm=np.repeat(np.arange(firms), 2),
        measured_on=np.tile(np.array(["2020-12-31", "2021-12-31"], "datetime64[D]"), firms),
        values=r.normal(size=2 * firms),
    )


def growing_alike() -> Panel:
    panel = few(20, 20)
    return changed(panel, values=panel.firm + np.tile([0.0, 1.0], 40))


def later_only() -> Panel:
    """Participants measured only after their start."""
    panel = few(20, 20)
    return observed(panel, (panel.firm >= 20) | (panel.measured_on > np.datetime64("2021-01-01")))


REFUSED = {
    "no_measurements": EMPTY,
    "values_not_finite": with_value(np.inf),
    "days_missing": changed(GOOD, measured_on=np.full(len(GOOD.values), NEVER, "datetime64[D]")),
    "too_few_moments": observed(GOOD, GOOD.measured_on < np.datetime64("2021-01-01")),
    "nobody_treated": changed(GOOD, starts=np.full(120, NEVER, "datetime64[D]")),
    "no_baseline": later_only(),
    "too_few_treated": few(9, 20),
    "too_few_compared": few(20, 9),
    "no_variation": growing_alike(),
}


@pytest.mark.parametrize("code", REFUSED)
def test_refused(code: str) -> None:
    release = estimate(REFUSED[code], LEVEL)
    assert release.refusal is not None
    assert release.refusal.code == code
    assert release.refusal.nl != release.refusal.en
    assert (release.evidence_level, release.estimates, release.headline) == (0, (), None)
    assert (release.firms, release.method) == (len(REFUSED[code].firm_ids), METHOD)


def test_ten_in_each_arm_are_enough() -> None:
    release = estimate(few(10, 10), LEVEL)
    assert release.refusal is None
    assert (release.estimates[0].treated, release.estimates[0].comparison_firms) == (10, 10)


@pytest.mark.parametrize("value", [np.nan, -np.inf, 2e15])
def test_values_that_cannot_be_computed_with(value: float) -> None:
    release = estimate(with_value(value), LEVEL)
    assert release.refusal is not None
    assert (release.refusal.code, "1 " in release.refusal.nl) == ("values_not_finite", True)


def test_a_constant_outcome() -> None:
    release = estimate(changed(GOOD, values=np.full(len(GOOD.values), 3.0)), LEVEL)
    assert release.refusal is not None
    assert release.refusal.code == "no_variation"


def test_everybody_treated_at_once() -> None:
    for starts in ("2019-01-01", "2022-01-01"):  # before the first moment, and between two
        release = estimate(changed(GOOD, starts=np.full(120, starts, "datetime64[D]")), LEVEL)
        assert release.refusal is not None
        assert release.refusal.code == "all_treated"


def test_everybody_measured_only_after_the_start_but_those_that_never_start() -> None:
    starts = np.where(np.isnat(GOOD.starts), GOOD.starts, np.datetime64("2019-01-01"))
    release = estimate(changed(GOOD, starts=starts), LEVEL)
    assert release.refusal is not None
    assert release.refusal.code == "no_baseline"


def test_logs_of_zero_are_left_out_and_counted() -> None:
    release = estimate(with_value(0.0), LOG)
    assert release.refusal is None
    assert "logs_left_out" in codes(release)
    without = estimate(observed(GOOD, np.arange(len(GOOD.values)) != 7), LOG)
    assert release.estimates == without.estimates


def test_too_many_without_a_logarithm() -> None:
    release = estimate(changed(GOOD, values=np.where(GOOD.firm % 7 == 0, -1.0, GOOD.values)), LOG)
    assert release.refusal is not None
    assert release.refusal.code == "logs_impossible"


def test_the_same_measurement_twice_counts_once() -> None:
    twice = Panel(
        GOOD.firm_ids,
        GOOD.starts,
        np.append(GOOD.firm, GOOD.firm[3]),
        np.append(GOOD.measured_on, GOOD.measured_on[3]),
        np.append(GOOD.values, GOOD.values[3]),
        GOOD.attributes,
    )
    release, plain = estimate(twice, LEVEL), estimate(GOOD, LEVEL)
    assert codes(release) == ["duplicates_merged", *codes(plain)]
    assert release.estimates == plain.estimates
    other = estimate(changed(twice, values=np.append(GOOD.values, 99.0)), LEVEL)
    assert codes(other)[0] == "duplicates_contradict"
    assert other.estimates == estimate(observed(GOOD, np.arange(len(GOOD.values)) != 3), LEVEL).estimates


def test_who_had_started_before_the_first_moment_is_left_out() -> None:
    starts = GOOD.starts.copy()
    starts[:5] = np.datetime64("2020-06-01")
    release = estimate(changed(GOOD, starts=starts), LEVEL)
    assert "always_treated" in codes(release)
    assert release.firms == 115
    without = estimate(of_firms(changed(GOOD, starts=starts), np.arange(120) >= 5), LEVEL)
    assert release.estimates == without.estimates


def test_who_starts_after_the_last_moment_counts_as_not_yet_started() -> None:
    starts = GOOD.starts.copy()
    never = np.flatnonzero(np.isnat(starts))
    starts[never[:15]] = np.datetime64("2030-01-01")
    release, plain = estimate(changed(GOOD, starts=starts), LEVEL), estimate(GOOD, LEVEL)
    assert "starts_later" in codes(release)
    by = {(each.comparison, each.adjusted): each for each in release.estimates if each.estimand is Estimand.ATT}
    was = {(each.comparison, each.adjusted): each for each in plain.estimates if each.estimand is Estimand.ATT}
    assert by[Comparison.NOT_YET, False] == was[Comparison.NOT_YET, False]
    before, after = was[Comparison.NEVER, False], by[Comparison.NEVER, False]
    assert after.comparison_firms == before.comparison_firms - 15


def test_a_comparison_that_cannot_be_made_is_left_out() -> None:
    panel = simulate(200, seed=12, treated_share=1.0, cohorts=(1, 3)).panel
    release = estimate(panel, LEVEL)
    assert "comparison_left_out_never" in codes(release)
    assert "cells_without_comparison" in codes(release)  # nobody is left to compare with once all have started
    assert {each.comparison for each in release.estimates} == {Comparison.NOT_YET, None}
    assert release.evidence_level < 3  # there is no second arm of which the response could be compared


def test_small_groups_are_told_of() -> None:
    starts = GOOD.starts.copy()
    starts[:2] = np.datetime64("2021-03-01")
    release = estimate(changed(GOOD, starts=starts), LEVEL)
    assert {"small_cohorts", "figures_left_out"} <= set(codes(release))
    assert "2021" not in {each.cohort for each in release.estimates}


def in_cohorts_of(size: int) -> Panel:
    """Sixty firms, of which twenty start, so many at a time, each time in another year."""
    starts = np.full(60, NEVER, "datetime64[D]")
    starts[:20] = np.datetime64("2001-01-01") + 366 * (np.arange(20) // size)
    r = np.random.default_rng(8)
    return Panel(
        firm_ids=np.array([f"{place:02d}" for place in range(60)]),
        starts=starts,
        firm=np.repeat(np.arange(60), 22),
        measured_on=np.tile(np.array([f"{year}-12-31" for year in range(2000, 2022)], "datetime64[D]"), 60),
        values=r.normal(size=60 * 22),
    )


def test_small_cohorts_widen_the_margin_and_single_firms_have_none() -> None:
    pairs, fives, alone = (estimate(in_cohorts_of(size), LEVEL) for size in (2, 5, 1))
    for release, wider in ((pairs, np.sqrt(20 / 10)), (fives, 1.0)):
        shown = release.estimates[release.headline or 0]
        assert shown.high - shown.value == pytest.approx(2.0930 * shown.standard_error * wider, rel=1e-4)
    assert "small_cohorts" in codes(pairs)
    assert "small_cohorts" not in codes(fives)
    assert alone.refusal is not None
    assert alone.refusal.code == "not_computable"


def test_columns_that_do_not_fit() -> None:
    for wrong in (
        changed(GOOD, starts=GOOD.starts[1:]),
        changed(GOOD, values=GOOD.values[1:]),
        changed(GOOD, firm=GOOD.firm + 1),
        changed(GOOD, drawn_in=np.ones(3, np.bool_)),
    ):
        release = estimate(wrong, LEVEL)
        assert release.refusal is not None
        assert release.refusal.code == "panel_malformed"


def test_winsorising_draws_outliers_in() -> None:
    release = estimate(with_value(5000.0), Design(Transformation.LEVEL, winsorise=True))
    assert "winsorised" in codes(release)
    assert release.estimates[0].standard_error < estimate(with_value(5000.0), LEVEL).estimates[0].standard_error / 5


def test_attributes_that_say_nothing() -> None:
    employees = np.where(np.arange(120) < 3, np.nan, GOOD.attributes["employees"])
    attributes = {"employees": employees, "again": 2 * np.nan_to_num(employees, nan=np.nanmedian(employees))}
    release = estimate(
        changed(GOOD, attributes=attributes),
        Design(Transformation.LEVEL, adjust=("employees", "again", "unheard")),
    )
    assert [code for code in codes(release) if code.startswith("attribute")] == [
        "attribute_missing",
        "attribute_unknown",
        "attribute_repeats",
    ]
    assert release.balance[0].attribute == "employees"


def test_michigan_has_nothing_to_warn_of_but_its_small_groups() -> None:
    assert codes(estimate(michigan(), LOG)) == []
