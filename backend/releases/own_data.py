"""What effect releases hold of a company and of officers; figures over ten firms or more tell of no single one.

The snapshot of a release names nobody: `take_out` takes an erased company out of it by the pseudonym it has there.
"""

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Remove, Replace, without_name
from backend.releases.models import EffectRelease, EffectReleaseFirm, EffectRerun
from backend.releases.service.taking_out import take_out

_OF_COMPANIES = "Which companies a release rests on, and their data under pseudonyms; who ordered it stands with that."

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
    excepted_of_person={"effect_release_firms": _OF_COMPANIES, "effect_snapshots": _OF_COMPANIES},
    before_company=take_out,
)
