"""Whether the groups already drifted apart before the start."""

import numpy as np

from backend.effects import remarks
from backend.effects.fitted import Fitted
from backend.effects.inference import wald
from backend.effects.reasons import FEWEST_FIRMS
from backend.effects.release import PreTrend
from backend.effects.sample import Sample

UNTESTABLE = PreTrend(None, None, None, remarks.pre_trend_untestable())


def test_leads(sample: Sample, fitted: Fitted) -> PreTrend:
    """The joint Wald test that all leads with ten firms or more in each arm are zero."""
    places = list(sample.places())
    kept = [
        lead
        for lead in fitted.leads
        if min(sample.rest_on([place for place in places if place.event == lead])) >= FEWEST_FIRMS
    ]
    if not kept:
        return UNTESTABLE
    values = np.array([fitted.events[lead].value for lead in kept])
    told = wald(values, fitted.covariance_of(kept))
    return PreTrend(*told) if told else UNTESTABLE
