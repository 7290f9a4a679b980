"""What comes out of a panel: estimates with their uncertainty, and how far they may be believed."""

from dataclasses import dataclass
from enum import StrEnum

from backend.effects.panel import Comparison


class Estimand(StrEnum):
    """What is estimated."""

    ATT = "att"
    ATT_EVENT = "att_event"
    ATT_COHORT = "att_cohort"
    TWFE = "twfe"
    TWFE_EVENT = "twfe_event"
    ITT = "itt"


@dataclass(frozen=True, slots=True)
class Text:
    """A reason or a warning: `code` for machines, a sentence for people."""

    code: str
    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """One figure on the transformed scale, with its standard error and 95 % interval, clustered by firm.

    The interval is Student's t with one degree of freedom fewer than the smallest arm has firms, and wider than that
    where cohorts have fewer than five firms.

    `event_time` counts moments since the start (0 is the first treated one; a lead before it is the change in that one
    step) of an event figure, `cohort` is the moment of start of a cohort figure. `treated` and `comparison_firms` are
    numbers of firms that the figure rests on.
    """

    estimand: Estimand
    comparison: Comparison | None
    adjusted: bool
    value: float
    standard_error: float
    low: float
    high: float
    treated: int
    comparison_firms: int
    event_time: int | None = None
    cohort: str | None = None
    band_low: float | None = None
    band_high: float | None = None
    """Of a figure by moment, not two-way: the band that holds the whole course at once with 95 % (sup-t)."""
    classical_error: float | None = None
    """Of a two-way figure: the standard error without clustering, as older papers print it."""


@dataclass(frozen=True, slots=True)
class PreTrend:
    """Whether the groups already drifted apart before the start: a joint Wald test of the leads.

    All None when it cannot be tested (fewer than two moments before the start); `reason` then says so.
    """

    statistic: float | None
    degrees: int | None
    p_value: float | None
    reason: Text | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """How far the groups differ at the baseline, in standard deviations (Austin, 2009); before and after adjustment.

    `attribute` is the name of a number, "name=level" of a label ("*" for its rare levels together), "baseline_level",
    or "earlier_growth". `adjusted_difference` is None when the groups cannot be made alike. Of a level `fewest` is the
    smallest number of firms, if any, that one of the groups has in it or out of it.
    """

    attribute: str
    difference: float
    adjusted_difference: float | None
    fewest: int | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """Who answered, in one arm at one moment: measured of expected firms."""

    arm: str
    moment: str
    expected: int
    measured: int


@dataclass(frozen=True, slots=True)
class Attrition:
    """What it means for the headline that not everybody answered again.

    `gap` is the largest difference in response between the arms at one moment, in points. `weighted` is the effect with
    every firm that answered standing in for those like it in its arm that did not; `low` and `high` are what it could
    be at worst and at best if participation itself decided who answers (Lee, 2009). None where it cannot be told.
    `trimmed` is the fewest firms cut back in a cell for these two: few of them would follow from the bounds.
    """

    gap: float
    weighted: Estimate | None
    low: float | None
    high: float | None
    trimmed: int | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """Everything that is told of one figure, or the reason why nothing is.

    `evidence_level` is 0 to 5 on the Maryland scale. `headline` is the place in `estimates` of the figure to show;
    `smallest_detectable` is 2.80 times its standard error (power 80 %, two-sided 5 %). With a refusal there are no
    estimates.
    """

    evidence_level: int
    refusal: Text | None
    warnings: tuple[Text, ...]
    estimates: tuple[Estimate, ...] = ()
    headline: int | None = None
    pre_trend: PreTrend | None = None
    adjusted_pre_trend: PreTrend | None = None
    balance: tuple[Balance, ...] = ()
    response: tuple[Response, ...] = ()
    attrition: Attrition | None = None
    smallest_detectable: float | None = None
    firms: int = 0
    moments: tuple[str, ...] = ()
    method: str = ""
    """Name and version of the method and its library: the same panel and method give the same release."""
