"""The road that fits a firm: each target group of the advice (2009, after EIM) is led along its own.

Before the scan with employees it leads there; after it, to what can be done with the result.
"""

from collections.abc import Sequence
from typing import Any

from backend.scans.findings import ThemeFigures, focus, inside, most_to_gain
from backend.scans.models import Dimension

Stop = dict[str, Any]


def before_scan(target_group: int | None, figures: Sequence[ThemeFigures]) -> list[Stop]:
    """Three stops after a quick scan; none when the group is not known."""
    first = focus(figures)
    theme = None if first is None else first.theme
    match target_group:
        case 1:
            return [_practices(theme), _figures(), _ask_employees()]
        case 2:
            return [_scan(), _toolbox(theme), _advisers(theme)]
        case 3:
            return [_measure(), _next_theme(figures, after=None), _told_by_others()]
        case _:
            return []


def after_scan(target_group: int | None, figures: Sequence[ThemeFigures], *, compared: bool) -> list[Stop]:
    """The stops after a scan with employees; none when the group is not known.

    `compared` tells whether the result shows its place among comparable firms.
    """
    first = focus(figures)
    theme = None if first is None else first.theme
    match target_group:
        case 1:
            return [_practices(theme), _figures(), _small_step(theme)]
        case 2:
            return [_toolbox(theme), _advisers(theme)]
        case 3:
            return [*([_compare()] if compared else []), _next_theme(figures, after=first), _share()]
        case _:
            return []


def _stop(kind: str, title: tuple[str, str], reason: tuple[str, str], theme: Dimension | None = None) -> Stop:
    """A stop with its words in Dutch and English, and the theme it is about."""
    return {
        "kind": kind,
        "title": {"nl": title[0], "en": title[1]},
        "reason": {"nl": reason[0], "en": reason[1]},
        "theme": theme,
    }


def _practices(theme: Dimension | None) -> Stop:
    return _stop(
        "practices",
        ("Kijk hoe anderen begonnen", "See how others began"),
        (
            "U veranderde de laatste twee jaar nog niets. Een voorbeeld zegt dan meer dan een cijfer.",
            "You changed nothing in the past two years. An example then says more than a figure.",
        ),
        theme,
    )


def _figures() -> Stop:
    return _stop(
        "figures",
        ("Bekijk wat het kan opleveren", "See what it can bring"),
        (
            "Bedrijven die slimmer werken groeiden harder. Wij zeggen erbij hoe zeker dat is.",
            "Firms that work smarter grew faster. We state how certain that is.",
        ),
    )


def _ask_employees() -> Stop:
    return _stop(
        "participatory_scan",
        ("Vraag uw medewerkers", "Ask your employees"),
        (
            "Uw mensen weten waar het werk vastloopt. Met hun antwoorden kiest u waar u begint.",
            "Your people know where work gets stuck. Their answers help you choose where to begin.",
        ),
    )


def _small_step(theme: Dimension | None) -> Stop:
    return _stop(
        "toolbox",
        ("Begin met één kleine stap", "Begin with one small step"),
        (
            "Kies één instrument en probeer het uit, samen met de mensen die het werk doen.",
            "Choose one tool and try it, together with the people who do the work.",
        ),
        theme,
    )


def _scan() -> Stop:
    return _stop(
        "participatory_scan",
        ("Doe de scan met uw medewerkers", "Take the scan with your employees"),
        (
            "U vernieuwde al iets in uw bedrijf. De scan laat zien waar leiding en medewerkers verschillen.",
            "You already renewed something in your firm. The scan shows where management and employees differ.",
        ),
    )


def _toolbox(theme: Dimension | None) -> Stop:
    return _stop(
        "toolbox",
        ("Kies een instrument", "Choose a tool"),
        (
            "Met een instrument uit de toolbox zet u zelf de eerste stap.",
            "With a tool from the toolbox you take the first step yourself.",
        ),
        theme,
    )


def _advisers(theme: Dimension | None) -> Stop:
    return _stop(
        "advisers",
        ("Neem een adviseur in de arm", "Bring in an adviser"),
        (
            "Een erkende adviseur begeleidt u en uw mensen. Met een voucher betaalt het programma mee.",
            "A recognised adviser guides you and your people. With a voucher the programme pays a part.",
        ),
        theme,
    )


def _measure() -> Stop:
    return _stop(
        "comparison",
        ("Meet waar u nu staat", "Measure where you stand now"),
        (
            "U werkt al slimmer. Met de scan ziet u of uw medewerkers dat ook zo ervaren.",
            "You work smarter already. The scan shows whether your employees experience it too.",
        ),
    )


def _compare() -> Stop:
    return _stop(
        "comparison",
        ("Leg u naast vergelijkbare bedrijven", "Hold yourself against comparable firms"),
        (
            "U werkt al slimmer. Per thema ziet u of u voorloopt, en waar anderen verder zijn.",
            "You work smarter already. Per theme you see where you are ahead, and where others are further.",
        ),
    )


def _next_theme(figures: Sequence[ThemeFigures], *, after: ThemeFigures | None) -> Stop:
    title = ("Kies het volgende thema", "Choose the next theme")
    found = most_to_gain(figures, besides=None if after is None else after.theme)
    if found is None:
        return _stop(
            "next_theme",
            title,
            (
                "Wie doorgaat, houdt de winst vast. Kies met uw mensen wat nu aan de beurt is.",
                "Those who go on keep the gain. Choose with your people what comes next.",
            ),
        )
    name = inside(found.name)
    if after is None:
        where = (f"Bij {name['nl']} valt het meest te winnen.", f"Most can be gained in {name['en']}.")
    else:
        done = inside(after.name)
        where = (
            f"Na {done['nl']} valt het meest te winnen bij {name['nl']}.",
            f"After {done['en']} most can be gained in {name['en']}.",
        )
    return _stop(
        "next_theme",
        title,
        (f"Wie doorgaat, houdt de winst vast. {where[0]}", f"Those who go on keep the gain. {where[1]}"),
        found.theme,
    )


def _told_by_others() -> Stop:
    return _stop(
        "share",
        ("Laat zien hoe u het doet", "Show how you do it"),
        (
            "Na de scan met uw medewerkers deelt u de uitkomst met een link. Lees nu vast hoe anderen het vertellen.",
            "After the scan with your employees you share its result by a link. Read now how others tell it.",
        ),
    )


def _share() -> Stop:
    return _stop(
        "share",
        ("Deel de uitkomst in uw bedrijf", "Share the result in your firm"),
        (
            "Wie meedeed, wil weten wat eruit kwam. Met een link leest iedereen het, zonder account.",
            "Those who took part want to know what came of it. With a link everybody reads it, without an account.",
        ),
    )
