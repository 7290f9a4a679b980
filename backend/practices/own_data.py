"""What practices hold of a company: its story, which leaves the site when the company is erased."""

from backend.core.own_data import GONE, THE_ONE, Ground, Holding, Part, Remove, Replace
from backend.practices.models import Practice, PracticeStatus

_unseen = Practice.status.in_((PracticeStatus.DRAFT, PracticeStatus.IN_REVIEW))
_texts = ("title", "summary", "reason", "approach", "participation", "result", "lessons")

PART = Part(
    subject="practices",
    of_company=(
        Holding(
            Practice,
            Practice.company_id == THE_ONE,
            ("Praktijkverhalen", "Practices"),
            (
                Remove(_unseen),
                Replace(
                    {
                        "status": PracticeStatus.ARCHIVED,
                        "company_id": None,
                        "company_name": GONE,
                        "place": None,
                        "quotes": [],
                        **{name: {"nl": GONE, "en": GONE} for name in _texts},
                    },
                    Ground.ACCOUNTABILITY,
                ),
            ),
        ),
    ),
)
