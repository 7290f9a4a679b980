"""A panel made ready for computing: firms by moments, on the scale of the design, in an order of its own."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.effects import reasons, remarks
from backend.effects.moments import find_moments, first_treated
from backend.effects.panel import Design, Panel, Transformation
from backend.effects.release import Text

LARGEST_VALUE = 1e15
"""Above which sums of squares lose the small differences that an effect is."""
MOST_WITHOUT_LOG = 0.10
"""The share of values without a logarithm from which the rest no longer speaks for all."""


class RefusedError(Exception):
    """Nothing can be told of this panel; `text` is why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.code)
        self.text = text


@dataclass(frozen=True, slots=True)
class Grid:
    """Firms (n) in the order of their ids, by moments (t).

    `outcome` is NaN where a firm was not measured; `days` is the day that it counts by, measured or not. `cohort` is
    the place of the first treated moment; t for a firm that does not start in the panel, of which `later` starts after
    it.
    `drawn_in` is None without a draw.
    """

    firm_ids: NDArray[np.str_]
    moments: tuple[str, ...]
    outcome: NDArray[np.float64]
    days: NDArray[np.datetime64]
    cohort: NDArray[np.int64]
    later: NDArray[np.bool_]
    attributes: dict[str, NDArray[np.generic]]
    drawn_in: NDArray[np.bool_] | None

    def only(self, kept: NDArray[np.bool_]) -> "Grid":
        """The same, of these firms alone."""
        return Grid(
            firm_ids=self.firm_ids[kept],
            moments=self.moments,
            outcome=self.outcome[kept],
            days=self.days[kept],
            cohort=self.cohort[kept],
            later=self.later[kept],
            attributes={name: values[kept] for name, values in self.attributes.items()},
            drawn_in=None if self.drawn_in is None else self.drawn_in[kept],
        )


def ever_measured(outcome: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which firms (n) were measured at one moment or more."""
    return np.asarray(np.isfinite(outcome).any(axis=1), np.bool_)


def lay_out(panel: Panel, design: Design, warnings: list[Text]) -> Grid:
    """The grid of a panel; what was done to get there is added to `warnings`.

    Raises:
        RefusedError: there is nothing to compute from.
    """
    firm, days, values = _sorted(panel)
    firm, days, values = _without_duplicates(firm, days, values, warnings)
    values, usable = _transformed(values, design, warnings)
    firm, days, values = firm[usable], days[usable], values[usable]
    if not len(values):
        raise RefusedError(reasons.no_measurements())
    moments = find_moments(firm, days)
    if len(moments.names) < 2:
        raise RefusedError(reasons.too_few_moments())

    order = np.argsort(panel.firm_ids, kind="stable")
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    row, column = place[firm], moments.of(days)
    outcome = np.full((len(order), len(moments.names)), np.nan)
    measured = np.full(outcome.shape, np.datetime64("NaT"), "datetime64[D]")
    outcome[row, column] = values  # days ascend within a firm: the last one of a moment stays
    measured[row, column] = days
    replaced = len(values) - int(np.isfinite(outcome).sum())
    if replaced:
        warnings.append(remarks.earlier_in_moment(replaced))
    if design.winsorise:
        outcome, drawn = _winsorised(outcome)
        warnings.extend([remarks.winsorised(drawn)] if drawn else [])

    starts = panel.starts.astype("datetime64[D]")[order]
    counts_by = np.where(np.isnat(measured), moments.reference, measured)
    cohort = first_treated(starts, counts_by)
    return Grid(
        firm_ids=panel.firm_ids[order],
        moments=moments.names,
        outcome=outcome,
        days=counts_by,
        cohort=cohort,
        later=(cohort == len(moments.names)) & ~np.isnat(starts),
        attributes={name: np.asarray(panel.attributes[name])[order] for name in sorted(panel.attributes)},
        drawn_in=None if panel.drawn_in is None else panel.drawn_in[order],
    )


def _sorted(panel: Panel) -> tuple[NDArray[np.int64], NDArray[np.datetime64], NDArray[np.float64]]:
    """The observations by firm, day and value, after a look at what no estimator could use."""
    if not _fits(panel):
        raise RefusedError(reasons.panel_malformed())
    values = np.asarray(panel.values, np.float64)
    days = panel.measured_on.astype("datetime64[D]")
    if not len(values):
        raise RefusedError(reasons.no_measurements())
    wrong = int((~(np.abs(values) <= LARGEST_VALUE)).sum())  # NaN is not smaller either
    if wrong:
        raise RefusedError(reasons.values_not_finite(wrong))
    if np.isnat(days).any():
        raise RefusedError(reasons.days_missing(int(np.isnat(days).sum())))
    order = np.lexsort((values, days, panel.firm))
    return panel.firm[order].astype(np.int64), days[order], values[order]


def _fits(panel: Panel) -> bool:
    """Whether the columns of a panel are as long as they should be, and point at firms that are there."""
    firms, observations = len(panel.firm_ids), len(panel.values)
    per_firm = [panel.starts, *panel.attributes.values(), *([] if panel.drawn_in is None else [panel.drawn_in])]
    if any(len(column) != firms for column in per_firm):
        return False
    if any(len(column) != observations for column in (panel.firm, panel.measured_on)):
        return False
    return not observations or bool(panel.firm.min() >= 0 and panel.firm.max() < firms)


def _without_duplicates(
    firm: NDArray[np.int64], days: NDArray[np.datetime64], values: NDArray[np.float64], warnings: list[Text]
) -> tuple[NDArray[np.int64], NDArray[np.datetime64], NDArray[np.float64]]:
    """One value per firm and day: the same value twice counts once, two different ones not at all."""
    first = np.ones(len(values), np.bool_)
    first[1:] = (firm[1:] != firm[:-1]) | (days[1:] != days[:-1])
    group = np.cumsum(first) - 1
    starts = np.flatnonzero(first)
    ends = np.append(starts[1:], len(values)) - 1
    agrees = values[starts] == values[ends]  # sorted by value within a group
    merged = int((ends - starts)[agrees].sum())
    contradicting = int((~agrees[group]).sum())
    if merged:
        warnings.append(remarks.duplicates_merged(merged))
    if contradicting:
        warnings.append(remarks.duplicates_contradict(contradicting))
    kept = starts[agrees]
    return firm[kept], days[kept], values[kept]


def _transformed(
    values: NDArray[np.float64], design: Design, warnings: list[Text]
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The values on the scale of the design, and which of them have a place on it."""
    if design.transformation is not Transformation.LOG:
        return values, np.ones(len(values), np.bool_)
    usable = values > 0
    without = int((~usable).sum())
    if without > MOST_WITHOUT_LOG * len(values):
        raise RefusedError(reasons.logs_impossible(without, len(values)))
    if without:
        warnings.append(remarks.logs_left_out(without, len(values)))
    return np.log(np.where(usable, values, 1.0)), usable


def _winsorised(outcome: NDArray[np.float64]) -> tuple[NDArray[np.float64], int]:
    """The outer 1 % on both sides of each moment drawn in to the percentile, and how many values that were."""
    low, high = np.nanquantile(outcome, [0.01, 0.99], axis=0)
    drawn = np.clip(outcome, low, high)
    return drawn, int((np.isfinite(outcome) & (drawn != outcome)).sum())
