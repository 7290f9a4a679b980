"""After a draw everybody is compared as drawn."""

import numpy as np
import pytest

from backend.effects.estimate import estimate
from backend.effects.panel import Design, Panel, Transformation
from backend.effects.release import Estimand, Release
from tests.effects.panels import NEVER, changed, simulate

LEVEL = Design(Transformation.LEVEL)
FIRMS = 400
EFFECT = 0.3


def drawn(taken_up: float = 1.0, others_start: str | None = None) -> Panel:
    """Places drawn before 2022; of those drawn in this share starts, and those drawn out start then or never."""
    panel = simulate(FIRMS, seed=61, treated_share=0.0).panel
    r = np.random.default_rng(6)
    drawn_in = r.permutation(FIRMS) < FIRMS // 2
    starts = np.full(FIRMS, NEVER, "datetime64[D]")
    starts[drawn_in & (r.random(FIRMS) < taken_up)] = np.datetime64("2022-03-01")
    if others_start:
        starts[~drawn_in] = np.datetime64(others_start)
    treated = panel.measured_on >= starts[panel.firm]
    return changed(panel, starts=starts, drawn_in=drawn_in, values=panel.values + EFFECT * treated)


def intended(release: Release) -> tuple[float, float]:
    shown = release.estimates[release.headline or 0]
    assert shown.estimand is Estimand.ITT
    assert shown.comparison is None
    return shown.value, shown.standard_error


def test_a_draw_on_participation_proves() -> None:
    release = estimate(drawn(), LEVEL)
    value, error = intended(release)
    assert value == pytest.approx(EFFECT, abs=3 * error)
    assert release.evidence_level == 5
    assert {each.arm for each in release.response} == {"drawn_in", "drawn_out"}
    shown = release.estimates[release.headline or 0]
    assert (shown.treated, shown.comparison_firms) == (FIRMS // 2, FIRMS // 2)


def test_who_was_drawn_in_and_did_not_start_counts_as_drawn() -> None:
    release = estimate(drawn(taken_up=0.5), LEVEL)
    value, error = intended(release)
    assert value == pytest.approx(EFFECT / 2, abs=3 * error)
    effect = next(each for each in release.estimates if each.estimand is Estimand.ATT)
    assert effect.value == pytest.approx(EFFECT, abs=3 * effect.standard_error)
    assert release.evidence_level == 5


def test_a_draw_on_the_order_counts_until_the_others_start() -> None:
    release = estimate(drawn(others_start="2024-02-01"), LEVEL)
    value, error = intended(release)
    assert value == pytest.approx(EFFECT, abs=3 * error)
    assert release.evidence_level == 4


def test_who_starts_without_a_place_at_once_waters_the_effect_down() -> None:
    panel = drawn()
    starts = panel.starts.copy()
    crossed = np.flatnonzero(~panel.drawn_in)[:50] if panel.drawn_in is not None else []
    starts[crossed] = np.datetime64("2022-04-01")
    release = estimate(changed(panel, starts=starts), LEVEL)
    assert intended(release)[0] == pytest.approx(EFFECT, abs=0.1)
    assert release.evidence_level == 4


@pytest.mark.parametrize("everybody", [True, False])
def test_a_draw_without_losers_or_winners_is_none(everybody: bool) -> None:
    panel = simulate(120, seed=62).panel
    release = estimate(changed(panel, drawn_in=np.full(120, everybody)), LEVEL)
    assert "draw_not_used" in [text.code for text in release.warnings]
    assert Estimand.ITT not in {each.estimand for each in release.estimates}
    assert release.evidence_level <= 3
