"""What must not matter does not, and what must scale does."""

from dataclasses import astuple

import numpy as np
import pytest

from backend.effects.estimate import estimate
from backend.effects.panel import Design, Panel, Transformation
from backend.effects.release import Release
from tests.effects.panels import changed, permuted, simulate

LEVEL = Design(Transformation.LEVEL, adjust=("sector", "employees"))
PANELS = [simulate(160, seed=21).panel, simulate(200, seed=22, answered=0.75, cohorts=(1, 3)).panel]


def numbers(release: Release) -> np.ndarray:
    rows = [(each.value, each.standard_error, each.low, each.high) for each in release.estimates]
    return np.array(rows)


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_firms_and_measurements_changes_not_a_byte(panel: Panel, seed: int) -> None:
    plain, other = estimate(panel, LEVEL), estimate(permuted(panel, seed), LEVEL)
    assert repr(astuple(plain)).encode() == repr(astuple(other)).encode()
    assert plain.estimates


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("shift", [1000.0, -37.5])
def test_a_shift_of_all_values_changes_nothing(panel: Panel, shift: float) -> None:
    plain, shifted = estimate(panel, LEVEL), estimate(changed(panel, values=panel.values + shift), LEVEL)
    assert numbers(shifted) == pytest.approx(numbers(plain), abs=1e-7)
    assert shifted.evidence_level == plain.evidence_level


@pytest.mark.parametrize("panel", PANELS)
@pytest.mark.parametrize("factor", [1e-3, 250.0])
def test_other_units_scale_every_figure(panel: Panel, factor: float) -> None:
    plain, scaled = estimate(panel, LEVEL), estimate(changed(panel, values=panel.values * factor), LEVEL)
    assert numbers(scaled) / factor == pytest.approx(numbers(plain), abs=1e-7)
    assert scaled.pre_trend is not None
    assert plain.pre_trend is not None
    assert scaled.pre_trend.p_value == pytest.approx(plain.pre_trend.p_value, abs=1e-6)


def test_other_units_do_not_matter_to_logs() -> None:
    panel = changed(PANELS[0], values=np.exp(PANELS[0].values))
    log = Design(Transformation.LOG)
    plain, scaled = estimate(panel, log), estimate(changed(panel, values=panel.values * 1000), log)
    assert numbers(scaled) == pytest.approx(numbers(plain), abs=1e-7)
    assert numbers(plain) == pytest.approx(numbers(estimate(PANELS[0], Design(Transformation.LEVEL))), abs=1e-7)


def test_what_participants_gained_more_is_found_to_the_cent() -> None:
    """An extra gain for all treated observations moves every effect since the start by just that."""
    panel = PANELS[0]
    treated = panel.measured_on >= panel.starts[panel.firm]
    plain, more = estimate(panel, LEVEL), estimate(changed(panel, values=panel.values + 0.5 * treated), LEVEL)
    moved = [
        other.value - one.value
        for one, other in zip(plain.estimates, more.estimates, strict=True)
        if one.comparison is not None and not one.adjusted and (one.event_time is None or one.event_time >= 0)
    ]
    assert moved == pytest.approx([0.5] * len(moved), abs=1e-9)
    assert len(moved) > 6
