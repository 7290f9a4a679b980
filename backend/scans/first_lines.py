"""What a plan begins with: the recommendations of the result, each as a line with its reason."""

from collections.abc import Mapping
from typing import Any

from backend.content.load import themes as theme_texts
from backend.core.themes import Theme

TOOL = {"nl": "Werk met het instrument '{}' uit de toolbox.", "en": "Work with the tool '{}' from the toolbox."}
ADVISER = {
    "nl": "Vraag een erkende adviseur om mee te kijken, bijvoorbeeld {}.",
    "en": "Ask a recognised adviser to look along, for instance {}.",
}
LOWEST = {
    "nl": "Hier valt het meest te winnen: de laagste van beide kanten geeft {}.",
    "en": "Most can be gained here: the lower of both sides gives {}.",
}


def first_lines(result: Mapping[str, Any], help_offered: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
    """Lines from the next step, the first tool and adviser, and the weakest themes: `theme`, `measure` and `why`."""
    step = result["next_step"]
    if step is None:
        return []
    about = step["theme"]
    lines = [
        _line(about, getattr(step["action"], language), step["reason"][language]),
        *(
            _line(about, TOOL[language].format(tool["title"][language]), tool["reason"][language])
            for tool in help_offered["tools"][:1]
        ),
        *(
            _line(about, ADVISER[language].format(person["name"]), person["reason"][language])
            for person in help_offered["advisers"][:1]
        ),
    ]
    scores = {row["theme"]: (row["management_score"], row["employee_score"]) for row in result["themes"]}
    for theme in result["weakest"]:
        if theme != about:
            lowest = min(score for score in scores[theme] if score is not None)
            action = getattr(theme_texts()[str(theme)].first_step, language)
            lines.append(_line(theme, action, LOWEST[language].format(lowest)))
    return lines


def _line(theme: str, measure: str, why: str) -> dict[str, Any]:
    return {"theme": Theme(str(theme)), "measure": measure, "why": why}
