"""What effect releases hold of a company and of officers; figures over ten firms or more tell of no single one."""

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Remove, Replace, without_name
from backend.releases.models import EffectRelease, EffectReleaseFirm, EffectRerun
from backend.releases.service.carrying_out import take_out

_SNAPSHOT = "Under pseudonyms of its own key; an erasure takes the company out of it by `take_out`."
_AGGREGATE = "Figures over ten firms or more, that tell of no single firm."

PART = Part(
    subject="releases",
    of_person=(
        Holding(
            EffectRelease,
            EffectRelease.ordered_by == THE_ONE,
            ("Effectuitgaven die u aanvroeg", "Effect releases you ordered"),
            (Replace({"ordered_by": None, "reason": without_name(EffectRelease.reason)}, Ground.ACCOUNTABILITY),),
            shown=("id", "status", "data_until", "reason", "ordered_at"),
        ),
        Holding(
            EffectRelease,
            EffectRelease.decided_by == THE_ONE,
            ("Effectuitgaven waarover u besliste", "Effect releases you decided on"),
            (
                Replace(
                    {"decided_by": None, "withheld_because": without_name(EffectRelease.withheld_because)},
                    Ground.ACCOUNTABILITY,
                ),
            ),
            shown=("id", "status", "decided_at", "withheld_because"),
        ),
        Holding(
            EffectRerun,
            EffectRerun.asked_by == THE_ONE,
            ("Effectuitgaven die u opnieuw liet rekenen", "Effect releases you had computed again"),
            (Replace({"asked_by": None}, Ground.ACCOUNTABILITY),),
            shown=("release_id", "asked_at", "outcome"),
        ),
    ),
    of_company=(
        Holding(
            EffectReleaseFirm,
            EffectReleaseFirm.company_id == THE_ONE,
            ("Effectuitgaven waarin uw bedrijf meetelt", "Effect releases that your company counts in"),
            (Remove(),),
            shown=("release_id",),
        ),
    ),
    excepted_of_company={
        "effect_releases": _AGGREGATE,
        "effect_reruns": _AGGREGATE,
        "effect_snapshots": _SNAPSHOT,
    },
    before_company=take_out,
)
