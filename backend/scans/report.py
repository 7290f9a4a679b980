"""The published result as an accessible PDF: from what everybody in the firm may see, and nothing else."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from backend.documents import day, render

Language = Literal["nl", "en"]
SPREAD = {
    "close": {"nl": "dicht bij elkaar", "en": "close together"},
    "mixed": {"nl": "gemengd", "en": "mixed"},
    "far_apart": {"nl": "ver uit elkaar", "en": "far apart"},
}
PLACE = {
    "lowest_quarter": {"nl": "laagste kwart", "en": "lowest quarter"},
    "middle_half": {"nl": "middelste helft", "en": "middle half"},
    "highest_quarter": {"nl": "hoogste kwart", "en": "highest quarter"},
}
TITLE = {"nl": "Uitkomst van de scan bij {}", "en": "Result of the scan at {}"}
EVIDENCE = {
    "nl": "Beschrijvend: deze cijfers zeggen hoe mensen het werk nu zien, niet wat een maatregel oplevert.",
    "en": "Descriptive: these figures say how people see the work now, not what a measure brings.",
}
PROTECTED = {
    "nl": "Van medewerkers tonen wij alleen scores van vijf of meer mensen. Niemand ziet losse antwoorden.",
    "en": "Of employees only scores of five or more people are shown. Nobody sees single answers.",
}


async def report(result: Mapping[str, Any], language: Language) -> bytes:
    """The report in one language, with the gap chart as a drawing and the same figures as a table."""
    rows = [_row(theme, language) for theme in result["themes"]]
    rows.sort(key=lambda row: -abs(row["gap"] if row["gap"] is not None else -1))
    names = {theme["theme"]: theme["name"][language] for theme in result["themes"]}
    step = result["next_step"]
    return await render(
        "scan_report",
        {
            "headline": result["headline"][language],
            "company": result["company_name"],
            "period": _period(result, language),
            "respondents": _respondents(result, language),
            "summary": result["summary"][language],
            "rows": rows,
            "chart": _in_words(rows, language),
            "hidden": result["employee_count"] is not None and any(row["employees"] is None for row in rows),
            "outcomes": [_outcome(outcome, language) for outcome in result["outcomes"] if _was_shown(outcome)],
            "strongest": [names[theme] for theme in result["strongest"]],
            "weakest": [names[theme] for theme in result["weakest"]],
            "step": None
            if step is None
            else {
                "reason": step["reason"][language],
                "action": getattr(step["action"], language),
                "meaning": getattr(step["meaning"], language),
            },
            "route": [
                {"title": stop["title"][language], "reason": stop["reason"][language]} for stop in result["route"]
            ],
            "compared": result["benchmark"][language],
            "notes": [PROTECTED[language], EVIDENCE[language]],
        },
        title=TITLE[language].format(result["company_name"]),
        language=language,
    )


def _row(theme: Mapping[str, Any], language: Language) -> dict[str, Any]:
    spread = theme["spread_band"]
    return {
        "theme": theme["name"][language],
        "management": theme["management_score"],
        "employees": theme["employee_score"],
        "count": theme["employee_count"],
        "spread": None if spread is None else SPREAD[str(spread)][language],
        "gap": theme["gap"],
        "score": theme["combined_score"],
        "potential": theme["potential"],
        "others": _others(theme["benchmark"], language),
    }


def _others(benchmark: Mapping[str, Any] | None, language: Language) -> dict[str, Any] | None:
    if benchmark is None:
        return None
    return {"from": benchmark["p25"], "to": benchmark["p75"], "place": PLACE[str(benchmark["band"])][language]}


def _was_shown(outcome: Mapping[str, Any]) -> bool:
    return outcome["management_score"] is not None or outcome["employee_score"] is not None


def _outcome(outcome: Mapping[str, Any], language: Language) -> dict[str, Any]:
    return {
        "name": outcome["name"][language],
        "management": outcome["management_score"],
        "employees": outcome["employee_score"],
    }


def _period(result: Mapping[str, Any], language: Language) -> str:
    until = {"nl": "tot en met", "en": "up to and including"}[language]
    return f"{day(result['opened_on'], language)} {until} {day(result['closed_on'], language)}"


def _respondents(result: Mapping[str, Any], language: Language) -> str:
    managers, employees = result["management_count"], result["employee_count"]
    if language == "nl":
        told = f"leiding: {managers}"
        return told if employees is None else f"medewerkers: {employees}, {told}"
    told = f"management: {managers}"
    return told if employees is None else f"employees: {employees}, {told}"


def _in_words(rows: Sequence[Mapping[str, Any]], language: Language) -> str:
    """What the drawing shows, for who does not see it."""
    unseen = {"nl": "niet getoond", "en": "not shown"}[language]
    sides = {"nl": ("leiding", "medewerkers"), "en": ("management", "employees")}[language]
    told = [
        f"{row['theme']}: {sides[0]} {unseen if row['management'] is None else row['management']}, "
        f"{sides[1]} {unseen if row['employees'] is None else row['employees']}"
        for row in rows
    ]
    return "; ".join(told) + "."
