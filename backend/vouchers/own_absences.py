"""What days away hold of officers: when, and who takes over. Never why."""

from sqlalchemy import or_

from backend.core.own_data import THE_ONE, Ground, Holding, Remove, Replace
from backend.vouchers.models import OfficerAbsence

OF_PERSON = (
    Holding(
        OfficerAbsence,
        or_(OfficerAbsence.account_id == THE_ONE, OfficerAbsence.taken_over_by == THE_ONE),
        ("Dagen waarop u afwezig bent, of een collega vervangt", "Days on which you are away, or take over"),
        (
            Remove(OfficerAbsence.account_id == THE_ONE),
            Replace({"taken_over_by": None}, Ground.OTHERS, OfficerAbsence.taken_over_by == THE_ONE),
        ),
        shown=("id", "from_on", "until_on"),
    ),
)
