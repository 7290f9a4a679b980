"""One comparison worked out: unadjusted, adjusted, pre-trends, likeness of the groups, and what attrition may do."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from backend.effects import adjustment, attrition, library, own
from backend.effects.adjustment import Adjusted
from backend.effects.attributes import Attributes
from backend.effects.balance import Likeness, compare_groups
from backend.effects.figures import from_fitted, overall, with_band
from backend.effects.fitted import Fitted, UnfitError
from backend.effects.inference import differs, interval
from backend.effects.pre_trend import test_leads
from backend.effects.release import Attrition, Estimand, Estimate, PreTrend, Text
from backend.effects.sample import Mask, Sample


@dataclass(frozen=True, slots=True)
class Asked:
    """A sample, of which firms (`kept`) of everybody whether measured or not, with the attributes of everybody."""

    sample: Sample
    everybody: Sample
    kept: Mask
    attributes: Attributes

    @property
    def columns(self) -> NDArray[np.float64]:
        """The attributes of the firms of the sample."""
        return self.attributes.columns[self.kept]


@dataclass(frozen=True, slots=True)
class Compared:
    """What is known of one sample. `few` counts figures that rest on too few firms."""

    asked: Asked
    fitted: Fitted
    adjusted: Adjusted | None
    unadjusted_figures: list[Estimate]
    adjusted_figures: list[Estimate]
    few: int

    @property
    def sample(self) -> Sample:
        """What it was computed from."""
        return self.asked.sample

    @property
    def plain(self) -> Estimate:
        """The unadjusted overall effect."""
        return self.unadjusted_figures[0]

    @property
    def headline(self) -> Estimate:
        """The adjusted overall effect where it lies more than a standard error from the unadjusted one, else that."""
        other = overall(self.adjusted_figures)
        if other is not None and differs(other.value, self.plain.value, self.plain.standard_error):
            return other
        return self.plain

    @property
    def figures(self) -> list[Estimate]:
        """All figures, the unadjusted ones first."""
        return self.unadjusted_figures + self.adjusted_figures

    def as_intention(self) -> "Compared":
        """The overall figures alone, as those of a draw."""

        def meant(figures: list[Estimate]) -> list[Estimate]:
            only = overall(figures)
            return [] if only is None else [replace(only, estimand=Estimand.ITT, comparison=None)]

        return replace(
            self,
            unadjusted_figures=meant(self.unadjusted_figures),
            adjusted_figures=meant(self.adjusted_figures),
            few=0,
        )

    def pre_trends(self) -> tuple[PreTrend, PreTrend | None]:
        """The test of the leads, unadjusted and, where there is an adjusted figure, adjusted."""
        plain = test_leads(self.sample, self.fitted)
        if self.adjusted is None:
            return plain, None
        return plain, test_leads(self.adjusted.lead_sample, self.adjusted.leads)

    def likeness(self) -> Likeness:
        """How alike the groups are in what was corrected for, or would have been."""
        names = (*self.asked.attributes.names, adjustment.LEVEL)
        if self.adjusted is None:
            return compare_groups(adjustment.with_level(self.sample, self.asked.columns), names)
        if self.adjusted.sample is not self.adjusted.lead_sample:
            names = (*names, adjustment.GROWTH)
        return compare_groups(self.adjusted.sample, names)

    def attrition(self, gap: float | None) -> Attrition | None:
        """What the effect would be had everybody answered; None when response cannot be compared."""
        if gap is None:
            return None
        weights = attrition.weigh(self.asked.everybody, self.asked.attributes.columns)
        bounds = attrition.bounds(self.sample) or (None, None, None)
        if weights is None:
            return Attrition(gap, None, *bounds)
        found = own.fit(self.sample, weights=weights[self.asked.kept]).overall
        low, high = interval(found.value, found.error, min(self.plain.treated, self.plain.comparison_firms))
        weighted = replace(self.plain, value=found.value, standard_error=found.error, low=low, high=high)
        return Attrition(gap, weighted, *bounds)


def compare(asked: Asked, moments: tuple[str, ...], warnings: list[Text]) -> Compared | None:
    """A sample worked out; None when its overall effect cannot be told."""
    sample = asked.sample
    try:
        fitted = library.fit(sample)
    except UnfitError:
        return None
    figures, few = from_fitted(sample, fitted, moments, adjusted=False)
    if overall(figures) is None:
        return None
    figures = with_band((figures, fitted))
    adjusted = adjustment.adjust(sample, asked.columns, library.fit, warnings)
    other, other_few = ([], 0) if adjusted is None else _adjusted_figures(adjusted, moments)
    return Compared(asked, fitted, adjusted, figures, other, few + other_few)


def _adjusted_figures(adjusted: Adjusted, moments: tuple[str, ...]) -> tuple[list[Estimate], int]:
    """The adjusted figures: from the start on with growth where there is, before it without."""
    after = moments[len(moments) - adjusted.sample.moments :]
    figures, few = from_fitted(adjusted.sample, adjusted.fitted, after, adjusted=True)
    if adjusted.sample is adjusted.lead_sample:
        return with_band((figures, adjusted.fitted)), few
    leads, _ = from_fitted(adjusted.lead_sample, adjusted.leads, moments, adjusted=True)
    before = [figure for figure in leads if figure.event_time is not None and figure.event_time < 0]
    since = [figure for figure in figures if figure.event_time is None or figure.event_time >= 0]
    told = with_band((since[:1], adjusted.fitted), (before, adjusted.leads), (since[1:], adjusted.fitted))
    return told, few + len(adjusted.leads.leads) - len(before)
