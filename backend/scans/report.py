"""The published result as an accessible PDF: from what everybody in the firm may see, and nothing else.

Open answers stand in it by the rules of the screen: `remarks` hands over what was reviewed, or why there is nothing.
"""

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
    "nl": "Van medewerkers tonen wij alleen scores van vijf of meer mensen, en van open antwoorden alleen wat is "
    "nagelezen. Niemand ziet wie wat antwoordde.",
    "en": "Of employees only scores of five or more people are shown, and of open answers only what was reviewed. "
    "Nobody sees who answered what.",
}
WRITTEN = {
    "shown": {
        "nl": "Van het hele bedrijf samen, in willekeurige volgorde. Het programma las alles vooraf en haalde weg wat "
        "naar iemand kan wijzen: daar staat […]. Zoek niet uit wie iets schreef.",
        "en": "Of the whole firm together, in random order. The programme read everything beforehand and took out what "
        "can point at somebody: […] stands there. Do not find out who wrote what.",
    },
    "in_review": {
        "nl": "Het programma leest nog na wat uw mensen schreven. Download dit verslag later nog eens.",
        "en": "The programme is still reviewing what your people wrote. Download this report again later.",
    },
    "too_few": {
        "nl": "Wij tonen opmerkingen vanaf tien medewerkers die iets schreven. Dat was hier niet zo.",
        "en": "We show remarks from ten employees who wrote something. That was not so here.",
    },
    "nothing": {
        "nl": "Er is niets dat wij kunnen laten zien zonder iemand aan te wijzen, of niemand las het op tijd na.",
        "en": "There is nothing that we can show without pointing at somebody, or nobody reviewed it in time.",
    },
}


async def report(result: Mapping[str, Any], remarks: Mapping[str, Any], language: Language) -> bytes:
    """The report in one language, with the gap chart as a drawing and the same figures as a table.

    `remarks` is what `remarks.read_remarks` answers for the same scan.
    """
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
            "written": _written(remarks, language),
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


def _written(remarks: Mapping[str, Any], language: Language) -> dict[str, Any]:
    questions = [{"question": each["question"][language], "remarks": each["remarks"]} for each in remarks["questions"]]
    kind = "nothing" if remarks["status"] == "shown" and not questions else remarks["status"]
    return {"about": WRITTEN[kind][language], "questions": questions}


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
