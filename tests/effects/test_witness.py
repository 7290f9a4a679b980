"""The library and the house's own estimator compute the same, by two roads that share no code."""

import numpy as np
import pytest

from backend.effects import library, own
from backend.effects.adjustment import with_growth, with_level
from backend.effects.attributes import as_columns
from backend.effects.fitted import Fitted
from backend.effects.grid import lay_out
from backend.effects.own import Method
from backend.effects.panel import Comparison, Design, Panel, Transformation
from backend.effects.refusals import with_baseline
from backend.effects.sample import Sample, take_sample
from tests.effects.panels import michigan, simulate

LOG, LEVEL = Design(Transformation.LOG), Design(Transformation.LEVEL)
PANELS = {
    "michigan": (michigan(), LOG),
    "staggered": (simulate(200, seed=1).panel, LEVEL),
    "unbalanced": (simulate(300, seed=2, answered=0.7).panel, LEVEL),
    "one cohort": (simulate(80, seed=3, cohorts=(2,)).panel, LEVEL),
    "two moments": (simulate(60, seed=4, moments=2, cohorts=(1,)).panel, LEVEL),
    "many cohorts": (simulate(400, seed=5, moments=8, cohorts=(1, 2, 4, 5, 7)).panel, LEVEL),
    "everybody starts": (simulate(200, seed=6, treated_share=1.0, cohorts=(1, 2, 4)).panel, LEVEL),
}
ADJUSTABLE = {
    "staggered": simulate(800, seed=7).panel,
    "unbalanced": simulate(900, seed=8, answered=0.8).panel,
    "early": simulate(700, seed=9, cohorts=(1, 3)).panel,
}


def sampled(panel: Panel, design: Design, comparison: Comparison) -> tuple[Sample, np.ndarray]:
    grid = with_baseline(lay_out(panel, design, []), [])
    sample, kept, _ = take_sample(grid, comparison)
    columns = as_columns(grid.attributes, ("sector", "employees"), len(kept), []).columns
    return sample, columns[kept]


def agree(one: Fitted, other: Fitted) -> None:
    assert list(one.events) == list(other.events)
    assert list(one.cohorts) == list(other.cohorts)
    assert one.leads == other.leads
    pairs = [(one.overall, other.overall)]
    pairs += [(one.events[event], other.events[event]) for event in one.events]
    pairs += [(one.cohorts[cohort], other.cohorts[cohort]) for cohort in one.cohorts]
    for here, there in pairs:
        assert here.value == pytest.approx(there.value, abs=1e-8)
        assert here.error == pytest.approx(there.error, abs=1e-8)
        assert here.error > 0
    assert np.allclose(one.covariance, other.covariance, atol=1e-10)
    errors = [one.events[event].error for event in one.events]
    assert np.sqrt(np.diag(one.covariance)) == pytest.approx(errors, abs=1e-8)


@pytest.mark.parametrize(
    ("name", "comparison"),
    [(name, each) for name in PANELS for each in Comparison if (name, each) != ("everybody starts", Comparison.NEVER)],
)
def test_unadjusted(name: str, comparison: Comparison) -> None:
    panel, design = PANELS[name]
    sample, _ = sampled(panel, design, comparison)
    agree(library.fit(sample), own.fit(sample))


@pytest.mark.parametrize("comparison", Comparison)
@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("name", ADJUSTABLE)
def test_adjusted(name: str, method: Method, comparison: Comparison) -> None:
    sample, columns = sampled(ADJUSTABLE[name], LEVEL, comparison)
    level = with_level(sample, columns)
    agree(library.fit(level, method), own.fit(level, method))
    plain = library.fit(sample)
    assert library.fit(level, method).overall.value != pytest.approx(plain.overall.value, abs=1e-6)


def test_adjusted_for_earlier_growth() -> None:
    sample, columns = sampled(ADJUSTABLE["unbalanced"], LEVEL, Comparison.NOT_YET)
    growth = with_growth(sample, columns)
    assert growth is not None
    assert growth.moments == sample.moments - 1
    agree(library.fit(growth), own.fit(growth))


def test_growth_takes_two_measurements_before_every_start() -> None:
    sample, columns = sampled(ADJUSTABLE["early"], LEVEL, Comparison.NOT_YET)
    assert with_growth(sample, columns) is None
