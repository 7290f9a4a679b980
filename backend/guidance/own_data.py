"""What the guidance holds of a person: the questions they put to us, and the answers they gave for Syntens."""

from backend.core.own_data import THE_EMAIL, THE_ONE, Ground, Holding, Keep, Part, Remove, Replace
from backend.guidance.models import GuidanceRequest, Instrument

PART = Part(
    subject="guidance",
    of_person=(
        Holding(
            GuidanceRequest,
            (GuidanceRequest.account_id == THE_ONE) | (GuidanceRequest.email == THE_EMAIL),
            ("Vragen die u ons stelde", "Questions you put to us"),
            (Remove(),),
            hidden=frozenset({"account_id", "answered_by"}),
        ),
        Holding(
            GuidanceRequest,
            GuidanceRequest.answered_by == THE_ONE,
            ("Vragen die u beantwoordde", "Questions you answered"),
            (Replace({"answered_by": None}, Ground.OTHERS),),
            shown=("id", "answered_at"),
        ),
    ),
    of_company=(
        Holding(
            Instrument,
            Instrument.owner_id == THE_ONE,
            ("Regelingen die het bedrijf bijhoudt", "Schemes the company looks after"),
            (Keep(Ground.OTHERS),),
        ),
    ),
    excepted_of_company={"instrument_versions": "Published words of an organisation; they name no person."},
)
