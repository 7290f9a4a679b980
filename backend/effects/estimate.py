"""The act of the engine: from a panel and a design to a release, the same one every time."""

from backend.effects import library, texts
from backend.effects.evidence import Facts, evidence_level
from backend.effects.figures import from_fitted, two_way
from backend.effects.fitted import UnfitError
from backend.effects.grid import Grid, RefusedError, lay_out
from backend.effects.inference import DETECTABLE
from backend.effects.panel import Comparison, Design, Panel
from backend.effects.refusals import why_none, with_baseline
from backend.effects.release import Estimand, Estimate, Release, Text
from backend.effects.sample import take_sample

VERSION = 1
METHOD = f"slimmer-werken-effects {VERSION} ({library.NAME})"


def estimate(panel: Panel, design: Design) -> Release:
    """What can be told of this panel, or why nothing can."""
    warnings: list[Text] = []
    try:
        grid = with_baseline(lay_out(panel, design, warnings), warnings)
        return _released(grid, design, warnings)
    except RefusedError as refused:
        return Release(0, refused.text, tuple(warnings), firms=len(panel.firm_ids), method=METHOD)


def _released(grid: Grid, design: Design, warnings: list[Text]) -> Release:
    figures: list[Estimate] = []
    few = 0
    for comparison in sorted(set(design.comparisons)):
        told, left_out = _unadjusted(grid, comparison)
        if not told:
            warnings.append(texts.comparison_left_out(comparison))
        figures += told
        few += left_out
    if not figures:
        raise RefusedError(why_none(grid))
    told, left_out = two_way(grid)
    figures += told
    if few + left_out:
        warnings.append(texts.figures_left_out(few + left_out))
    headline = _headline(figures)
    shown = figures[headline]
    facts = Facts(
        treated=shown.treated,
        compared=shown.comparison_firms,
        baseline=True,
        adjusted=False,
        largest_difference=None,
        overlap=None,
        response_gap=None,
        weighted=False,
        adjusted_pre_trend=None,
    )
    return Release(
        evidence_level=evidence_level(facts),
        refusal=None,
        warnings=tuple(warnings),
        estimates=tuple(figures),
        headline=headline,
        smallest_detectable=DETECTABLE * shown.standard_error,
        firms=len(grid.firm_ids),
        moments=grid.moments,
        method=METHOD,
    )


def _unadjusted(grid: Grid, comparison: Comparison) -> tuple[list[Estimate], int]:
    """The figures of one comparison; none when its overall effect rests on too few firms."""
    sample, _, _ = take_sample(grid, comparison)
    try:
        figures, few = from_fitted(sample, library.fit(sample), grid.moments, adjusted=False)
    except UnfitError:
        return [], 0
    if not any(figure.estimand is Estimand.ATT for figure in figures):
        return [], 0
    return figures, few


def _headline(figures: list[Estimate]) -> int:
    """The overall effect against all that have not started, else against those that never start."""
    overall = [place for place, figure in enumerate(figures) if figure.estimand is Estimand.ATT]
    return next((place for place in overall if figures[place].comparison is Comparison.NOT_YET), overall[0])
