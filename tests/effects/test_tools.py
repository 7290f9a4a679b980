"""What works: found, drawn together, and told no more surely than it is known."""

import numpy as np
import pytest

from backend.effects.panel import Design, Transformation
from backend.effects.pooling import pool
from backend.effects.tools import Band, ToolRelease, what_works
from backend.effects.two_stage import fit_two_stage
from tests.effects.panels import NEVER, Used, changed, observed, permuted, used_tools

LEVEL, LOG = Design(Transformation.LEVEL), Design(Transformation.LOG)


def of(used: Used, design: Design = LEVEL) -> ToolRelease:
    return what_works(used.panel, used.first_uses, design)


def test_every_tool_is_found_within_its_interval() -> None:
    used = used_tools(6000, seed=71)
    release = of(used)
    assert release.refusal is None
    assert [each.tool for each in release.effects] == sorted(used.truth)
    inside = [each.low <= used.truth[each.tool] <= each.high for each in release.effects if each.low and each.high]
    assert len(inside) == 8
    assert sum(inside) >= 7
    assert release.evidence_level == 2
    assert release.firms == 6000


def test_two_stages_cover_the_truth() -> None:
    scores = []
    for seed in range(25):
        used = used_tools(400, seed=seed, tools=4)
        days = used.panel.measured_on[:5]
        under = np.stack([days >= since[:, None] for since in used.first_uses.values()], axis=2)
        fitted = fit_two_stage(used.panel.values.reshape(400, 5), under)
        truth = np.array(list(used.truth.values()))
        scores.append((fitted.effects - truth) / np.sqrt(np.diag(fitted.covariance)))
    assert np.std(scores) == pytest.approx(1, abs=0.2)
    assert abs(np.mean(scores)) < 0.25


def test_the_best_of_many_is_overstated_raw_and_not_pooled() -> None:
    raw, pooled = [], []
    for seed in range(8):
        used = used_tools(300, seed=100 + seed, tools=12)
        release = of(used)
        best = max(release.effects, key=lambda each: each.value)
        pooled.append(best.value - used.truth[best.tool])
        days = used.panel.measured_on[:5]
        under = np.stack([days >= used.first_uses[each.tool][:, None] for each in release.effects], axis=2)
        effects = fit_two_stage(used.panel.values.reshape(300, 5), under).effects
        first = int(effects.argmax())
        raw.append(effects[first] - used.truth[release.effects[first].tool])
    assert np.mean(raw) > 0.02
    assert abs(np.mean(pooled)) < np.mean(raw) / 2


def with_users(users: int, effect: float = 0.5) -> Used:
    """A tool with so many users beside a popular one without effect."""
    used = used_tools(300, seed=72, tools=1, mean=0.0, spread=0.0)
    days = np.full(300, NEVER, "datetime64[D]")
    free = np.flatnonzero(np.isnat(used.first_uses["tool-00"]))
    days[free[:users]] = np.datetime64("2022-02-01")
    values = used.panel.values + effect * (used.panel.measured_on >= days[used.panel.firm])
    return Used(changed(used.panel, values=values), {**used.first_uses, "new": days}, {})


@pytest.mark.parametrize(
    ("users", "told", "interval"), [(9, False, False), (10, True, False), (29, True, False), (30, True, True)]
)
def test_how_much_is_told_depends_on_the_users(users: int, told: bool, interval: bool) -> None:
    effects = {each.tool: each for each in of(with_users(users)).effects}
    assert ("new" in effects) is told
    if told:
        assert effects["new"].users == users
        assert (effects["new"].low is not None, effects["new"].high is not None) == (interval, interval)
    assert effects["tool-00"].band is Band.UNDISTINGUISHED


def test_bands() -> None:
    for effect, band in ((0.5, Band.LIKELY), (-0.5, Band.ADVERSE), (0.0, Band.UNDISTINGUISHED)):
        found = next(each for each in of(with_users(60, effect)).effects if each.tool == "new")
        assert found.band is band


def test_tools_that_are_always_used_together_are_told_apart_by_nobody() -> None:
    used = with_users(60)
    release = what_works(used.panel, {**used.first_uses, "twin": used.first_uses["new"]}, LEVEL)
    assert [each.tool for each in release.effects] == ["tool-00"]
    assert sorted(text.code for text in release.warnings) == ["tool_not_separable"] * 2


def test_the_order_of_firms_changes_nothing() -> None:
    used = used_tools(300, seed=73)
    other = permuted(used.panel, 3)
    order = np.searchsorted(used.panel.firm_ids, other.firm_ids)
    first_uses = {tool: days[order] for tool, days in reversed(used.first_uses.items())}
    assert repr(what_works(other, first_uses, LEVEL)) == repr(of(used))


def test_the_scale_of_the_prior_follows_the_figures() -> None:
    used = used_tools(300, seed=74)
    plain = of(used)
    scaled = what_works(changed(used.panel, values=100 * used.panel.values), used.first_uses, LEVEL)
    assert [each.value for each in scaled.effects] == pytest.approx([100 * each.value for each in plain.effects])


def test_refusals() -> None:
    used = used_tools(200, seed=75)
    bare = Used(used.panel, {}, {})
    few = {tool: np.where(np.arange(200) < 9, days, NEVER) for tool, days in used.first_uses.items()}
    flat = changed(used.panel, values=used.panel.firm.astype(float))
    nothing = observed(used.panel, np.zeros(len(used.panel.values), np.bool_))
    everybody = {"all": np.full(200, np.datetime64("2019-01-01"))}
    refused = {
        "nobody_treated": of(bare),
        "too_few_users": what_works(used.panel, few, LEVEL),
        "no_variation": what_works(flat, used.first_uses, LEVEL),
        "no_measurements": what_works(nothing, used.first_uses, LEVEL),
        "logs_impossible": what_works(changed(used.panel, values=-used.panel.values), used.first_uses, LOG),
    }
    for code, release in refused.items():
        assert release.refusal is not None
        assert (release.refusal.code, release.effects, release.evidence_level) == (code, (), 0)
    always = what_works(used.panel, everybody, LEVEL).refusal
    assert always is not None
    assert always.code == "too_few_users"  # nobody was ever seen without it


def test_pooling_without_uncertainty_keeps_each_and_with_much_draws_together() -> None:
    estimates = np.array([0.0, 0.1, 0.2])
    sure, unsure = (pool(estimates, error**2 * np.eye(3), 0.1) for error in (1e-4, 1.0))
    assert sure.mean == pytest.approx(estimates, abs=1e-4)
    assert np.ptp(unsure.mean) < 0.01
    assert unsure.mean.mean() == pytest.approx(0.1, abs=0.001)
    alone = pool(np.array([0.3]), np.array([[0.04]]), 0.1)
    assert (alone.mean[0], alone.deviation[0]) == (pytest.approx(0.3), pytest.approx(0.2))  # nothing to draw it to
    assert alone.low[0] == pytest.approx(0.3 - 1.959964 * 0.2, abs=1e-5)


def test_pooling_takes_over_from_what_moves_along() -> None:
    """Two estimates that err together: what the sure one says of the common error helps the other."""
    together = np.array([[1.0, 0.95], [0.95, 1.0]])
    apart = np.eye(2)
    estimates = np.array([1.0, -1.0])
    assert np.ptp(pool(estimates, together, 0.5).mean) > 3 * np.ptp(pool(estimates, apart, 0.5).mean)
