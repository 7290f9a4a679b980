"""The act of the engine: from a panel and a design to a release, the same one every time."""

import numpy as np

from backend.effects import library, remarks
from backend.effects.attributes import Attributes, as_columns
from backend.effects.compared import Asked, Compared, compare
from backend.effects.draw import Drawn, after_draw
from backend.effects.evidence import LARGEST_GAP, Facts, evidence_level
from backend.effects.figures import SMALL_COHORT, two_way
from backend.effects.grid import Grid, RefusedError, ever_measured, lay_out
from backend.effects.inference import DETECTABLE, differs
from backend.effects.panel import Comparison, Design, Panel
from backend.effects.refusals import why_none, with_baseline
from backend.effects.release import Attrition, Release, Text
from backend.effects.response import count_response, largest_gap
from backend.effects.rounding import settled
from backend.effects.sample import Sample, take_sample

VERSION = 2
METHOD = f"slimmer-werken-effects {VERSION} ({library.NAME})"


def estimate(panel: Panel, design: Design) -> Release:
    """What can be told of this panel, or why nothing can."""
    warnings: list[Text] = []
    try:
        grid = with_baseline(lay_out(panel, design, warnings), warnings)
        return settled(_released(grid, design, warnings))
    except RefusedError as refused:
        return Release(0, refused.text, _each_once(warnings), firms=len(panel.firm_ids), method=METHOD)


def _released(grid: Grid, design: Design, warnings: list[Text]) -> Release:
    attributes = as_columns(grid.attributes, design.adjust, len(grid.firm_ids), warnings)
    compared = _comparisons(grid, design, attributes, warnings)
    drawn = after_draw(grid)
    intended = None if drawn is None else _intended(grid, drawn, attributes)
    if grid.drawn_in is not None and intended is None:
        warnings.append(remarks.draw_not_used())
    shown = intended or next((each for each in compared if each.sample.comparison is Comparison.NOT_YET), None)
    shown = shown or next(iter(compared), None)
    if shown is None:
        raise RefusedError(why_none(grid, design.comparisons or tuple(Comparison)))

    figures = [figure for each in ([intended] if intended else []) + compared for figure in each.figures]
    by_two_ways, few = two_way(grid)
    figures += by_two_ways
    few += sum(each.few for each in compared)
    if few:
        warnings.append(remarks.figures_left_out(few))
    gap = largest_gap(grid)
    if gap is not None and gap > LARGEST_GAP:
        warnings.append(remarks.response_differs(gap))
    pre_trend, adjusted_pre_trend = shown.pre_trends()
    likeness = shown.likeness()
    attrition = shown.attrition(gap)
    headline = shown.headline
    facts = Facts(
        treated=headline.treated,
        compared=headline.comparison_firms,
        baseline=True,
        adjusted=bool(shown.adjusted_figures),
        largest_difference=likeness.largest,
        overlap=likeness.overlap,
        response_gap=gap,
        weighted=_weights_agree(shown, attrition),
        adjusted_pre_trend=None if adjusted_pre_trend is None else adjusted_pre_trend.p_value,
        draw=drawn.what if drawn is not None and shown is intended else None,
    )
    return Release(
        evidence_level=evidence_level(facts),
        refusal=None,
        warnings=_each_once(warnings),
        estimates=tuple(figures),
        headline=figures.index(headline),
        pre_trend=pre_trend,
        adjusted_pre_trend=adjusted_pre_trend,
        balance=likeness.balance,
        response=count_response(grid),
        attrition=attrition,
        smallest_detectable=DETECTABLE * headline.standard_error,
        firms=int(ever_measured(grid.outcome).sum()),
        moments=grid.moments,
        method=METHOD,
    )


def _comparisons(grid: Grid, design: Design, attributes: Attributes, warnings: list[Text]) -> list[Compared]:
    """Every comparison asked for that can be told, in a fixed order."""
    told = []
    without = []
    for comparison in (each for each in Comparison if each in (design.comparisons or Comparison)):
        sample, kept, gone = take_sample(grid, comparison)
        everybody = Sample(grid.outcome, grid.cohort, comparison)
        each = compare(Asked(sample, everybody, kept, attributes), grid.moments, warnings)
        if each is None:
            without.append(remarks.comparison_left_out(comparison))
            continue
        told.append(each)
        if gone:
            warnings.append(remarks.cells_without_comparison(gone))
    if not told:
        return []
    warnings += without
    sizes = np.bincount(grid.cohort)[: len(grid.moments)]
    small = int(((sizes > 0) & (sizes < SMALL_COHORT)).sum())
    if small:
        warnings.append(remarks.small_cohorts(small))
    return told


def _intended(grid: Grid, drawn: Drawn, attributes: Attributes) -> Compared | None:
    asked = Asked(drawn.sample, drawn.everybody, drawn.kept, attributes)
    each = compare(asked, grid.moments[: drawn.sample.moments], [])
    return None if each is None else each.as_intention()


def _weights_agree(shown: Compared, attrition: Attrition | None) -> bool:
    """Whether weights against attrition leave the effect where it is, within one standard error."""
    if attrition is None or attrition.weighted is None:
        return False
    return not differs(attrition.weighted.value, shown.plain.value, shown.plain.standard_error)


def _each_once(warnings: list[Text]) -> tuple[Text, ...]:
    """The warnings in the order in which they came up: two comparisons may give the same."""
    return tuple(dict.fromkeys(warnings))
