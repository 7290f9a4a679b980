"""The library behind one door: `diff_diff.CallawaySantAnna` on a sample, nothing more of it.

It is young, so whatever it warns of is an error here, but for the two warnings of which the release itself tells the
reader. `backend.effects.own` computes the same by another road, and the tests hold the two together.
"""

import warnings
from importlib.metadata import version

import numpy as np

from backend.effects.fitted import Figure, Fitted, UnfitError
from backend.effects.own import TRIMMED, Method
from backend.effects.panel import Comparison
from backend.effects.sample import Sample

NAME = f"diff-diff {version('diff-diff')}"
_TOLD_BY_US = (
    "Unbalanced panel detected",  # remarks.unbalanced
    r"\d+ \(group, time\) cell\(s\) could not be estimated",  # remarks.cells_without_comparison
)
_CONTROL = {Comparison.NEVER: "never_treated", Comparison.NOT_YET: "not_yet_treated"}
_OUTCOME, _FIRM, _MOMENT, _START = "outcome", "firm", "moment", "start"


def fit(sample: Sample, method: Method = Method.DOUBLY_ROBUST) -> Fitted:
    """All figures of a sample.

    Raises:
        UnfitError: the library warned or failed.
    """
    import pandas as pd
    from diff_diff import CallawaySantAnna

    firm, moment = np.nonzero(np.isfinite(sample.outcome))
    start = np.where(sample.cohort < sample.moments, sample.cohort + 1, 0)
    columns = {
        _OUTCOME: sample.outcome[firm, moment],
        _FIRM: firm,
        _MOMENT: moment + 1,
        _START: start[firm],
    }
    names = [] if sample.covariates is None else [f"x{place}" for place in range(sample.covariates.shape[2])]
    for place, name in enumerate(names):
        columns[name] = sample.covariates[firm, moment, place] if sample.covariates is not None else np.empty(0)
    estimator = CallawaySantAnna(
        control_group=_CONTROL[sample.comparison],
        estimation_method=method.value if names else Method.REGRESSION.value,
        pscore_trim=TRIMMED,
        cband=False,
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            for message in _TOLD_BY_US:
                warnings.filterwarnings("ignore", message)
            result = estimator.fit(
                pd.DataFrame(columns),
                outcome=_OUTCOME,
                unit=_FIRM,
                time=_MOMENT,
                first_treat=_START,
                covariates=names or None,
            )
            events = result.aggregate("event_study")
            cohorts = result.aggregate("group").to_dataframe()
    except (Warning, ArithmeticError, ValueError, KeyError, IndexError, np.linalg.LinAlgError) as fault:
        raise UnfitError(str(fault)) from fault
    figures = {
        int(event): Figure(float(value), float(error))
        for event, value, error in zip(events.event_time, events.att, events.se, strict=True)
    }
    index = [int(event) for event in events.vcov_index]
    order = [index.index(event) for event in figures]
    return Fitted(
        overall=Figure(float(result.overall_att), float(result.overall_se)),
        events=figures,
        cohorts={
            int(label) - 1: Figure(float(value), float(error))
            for label, value, error in zip(cohorts["label"], cohorts["att"], cohorts["se"], strict=True)
        },
        covariance=np.asarray(events.vcov, np.float64)[np.ix_(order, order)],
    )
