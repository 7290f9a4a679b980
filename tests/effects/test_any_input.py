"""Whatever numbers come in, a release comes out: figures, or a refusal with its reason."""

from math import isfinite

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from backend.effects.estimate import estimate
from backend.effects.panel import Comparison, Design, Panel, Transformation

NOT = np.datetime64("NaT")
DAYS = st.integers(-4000, 4000).map(lambda day: np.datetime64("2022-01-01") + np.timedelta64(day, "D"))
WAVES = st.sampled_from([np.datetime64(f"{year}-{month}-01") for year in range(2020, 2024) for month in ("02", "10")])
STARTS = st.sampled_from([WAVES, DAYS | st.just(NOT), st.sampled_from([np.datetime64("2021-05-05"), NOT])])
PLAIN = st.floats(-1e3, 1e3)
ANY_VALUE = PLAIN | st.floats(allow_nan=True, allow_infinity=True) | st.sampled_from([0.0, 1.0, 1e-300, 1e14])


def a_list(draw: st.DrawFn, of: st.SearchStrategy[object], size: int, kind: str) -> np.ndarray:
    return np.array(draw(st.lists(of, min_size=size, max_size=size)), kind)


@st.composite
def panels(draw: st.DrawFn) -> Panel:
    """From wild (any float, any day) to nearly right (waves, plain values, all firms at all of them)."""
    firms = draw(st.integers(0, 60))
    if firms and draw(st.booleans()):
        firm = np.tile(np.arange(firms), 4)
        measured_on = np.repeat(a_list(draw, WAVES, 4, "datetime64[D]"), firms)
    else:
        observations = draw(st.integers(0, 200)) if firms else 0
        firm = draw(arrays.arrays(np.int64, observations, elements=st.integers(0, max(firms - 1, 0))))
        measured_on = a_list(draw, WAVES if draw(st.booleans()) else DAYS, observations, "datetime64[D]")
    return Panel(
        firm_ids=np.array([str(place) for place in range(firms)], np.str_),
        starts=a_list(draw, draw(STARTS), firms, "datetime64[D]"),
        firm=firm,
        measured_on=measured_on,
        values=draw(arrays.arrays(np.float64, len(firm), elements=draw(st.sampled_from([PLAIN, ANY_VALUE])))),
        attributes={
            "number": draw(arrays.arrays(np.float64, firms, elements=ANY_VALUE)),
            "label": a_list(draw, st.sampled_from("abc"), firms, "U1"),
        },
        drawn_in=draw(st.none() | arrays.arrays(np.bool_, firms)),
    )


@settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    panel=panels(),
    transformation=st.sampled_from(Transformation),
    comparisons=st.sampled_from([(), (Comparison.NEVER,), tuple(Comparison)]),
    adjust=st.sampled_from([(), ("number",), ("label", "number", "unheard-of")]),
    winsorise=st.booleans(),
)
def test_a_release_comes_out(
    panel: Panel,
    transformation: Transformation,
    comparisons: tuple[Comparison, ...],
    adjust: tuple[str, ...],
    winsorise: bool,
) -> None:
    release = estimate(panel, Design(transformation, comparisons, adjust, winsorise))
    assert (release.refusal is None) == bool(release.estimates) == (release.headline is not None)
    assert 0 <= release.evidence_level <= 5
    assert release.method
    for figure in release.estimates:
        assert isfinite(figure.value)
        assert figure.low < figure.value < figure.high or figure.standard_error < 1e-9 * abs(figure.value)
        assert min(figure.treated, figure.comparison_firms) >= 10
