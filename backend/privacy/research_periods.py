"""The periods of what research organisations have computed."""

from backend.privacy.periods import BEFORE, NEEDED, YEAR, Rule, Step
from backend.studies.models import Study

OF_RESEARCH: tuple[Rule, ...] = (
    Rule(
        "studies",
        (
            "Onderzoeken van een onderzoeksinstituut: de uitkomst; de bestanden worden nooit bewaard",
            "Studies of a research organisation: the result; the files are never kept",
        ),
        5 * YEAR,
        (
            "Nadat zij zijn doorgerekend, of eerder als het instituut ze verwijdert",
            "After they were computed, or sooner when the organisation deletes them",
        ),
        NEEDED,
        steps=(Step(Study, Study.created_at < BEFORE),),
    ),
)
