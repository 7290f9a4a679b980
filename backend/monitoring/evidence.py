"""The evidence label that every figure carries.

Source: Maryland Scientific Methods Scale (Sherman et al., 1998), as the monitoring plan uses it.
"""

from typing import Any

NAMES: tuple[tuple[str, str], ...] = (
    ("Beschrijving", "Description"),
    ("Samenhang", "Association"),
    ("Samenhang, gecorrigeerd", "Association, adjusted"),
    ("Aannemelijk effect", "Plausible effect"),
    ("Sterk bewijs", "Strong evidence"),
    ("Bewezen effect", "Proven effect"),
)


def label(level: int) -> dict[str, Any]:
    """The label of a level from 0 to 5."""
    dutch, english = NAMES[level]
    return {"level": level, "name": {"nl": dutch, "en": english}}
