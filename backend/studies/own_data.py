"""What studies hold of a person: who made them. A panel that was brought along is not kept."""

from backend.core.own_data import THE_ONE, Ground, Holding, Part, Replace
from backend.studies.models import Study

_OF_RESEARCH = "Made by a research organisation over firms together; it tells of no single company."

PART = Part(
    subject="studies",
    of_person=(
        Holding(
            Study,
            Study.created_by == THE_ONE,
            ("Onderzoeken die u liet doorrekenen", "Studies that you had computed"),
            (Replace({"created_by": None}, Ground.OTHERS),),
            shown=("title", "source", "created_at"),
        ),
    ),
    excepted_of_company={"studies": _OF_RESEARCH},
)
