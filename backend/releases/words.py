"""What the engine says of a figure, without the exact numbers of firms it says it with.

A refusal over seven participants would itself tell how many there are; here each reason has a sentence without.
"""

from collections.abc import Mapping
from typing import Any

FEW = "few_changed"
FEW_IN_PARTS = "few_changed_in_parts"
_WORDS: Mapping[str, tuple[str, str]] = {
    FEW: (
        "Sinds een eerdere uitgave of studie veranderde iets bij minder dan tien bedrijven. Dat cijfer blijft staan.",
        "Fewer than ten firms changed since an earlier release or study. That figure stands.",
    ),
    FEW_IN_PARTS: (
        "Per jaar of startgroep veranderde er bij minder dan tien bedrijven iets. Die cijfers van toen blijven staan.",
        "By year or by cohort fewer than ten firms changed. Those figures of the release before stand.",
    ),
    "values_not_finite": ("Er zijn waarden waarmee niet te rekenen is.", "Some values cannot be computed with."),
    "days_missing": ("Bij een deel van de metingen ontbreekt de datum.", "Some measurements have no date."),
    "logs_impossible": (
        "Te veel waarden zijn nul of negatief; een verandering in procenten is dan niet te berekenen.",
        "Too many values are zero or negative, so no change in percent can be computed.",
    ),
    "too_few_treated": (
        "Er zijn minder dan tien deelnemers met een meting voor en na de start.",
        "Fewer than ten participants were measured before and after the start.",
    ),
    "too_few_compared": (
        "Er zijn minder dan tien bedrijven om mee te vergelijken.",
        "There are fewer than ten firms to compare with.",
    ),
    "too_few_users": (
        "Geen enkel instrument is bij tien bedrijven of meer in gebruik en voor en na gemeten.",
        "No tool is used by ten firms or more that were measured before and after.",
    ),
    "duplicates_merged": (
        "Metingen die er dubbel in stonden, tellen één keer.",
        "Measurements that were given twice count once.",
    ),
    "duplicates_contradict": (
        "Metingen die elkaar tegenspreken, tellen niet mee.",
        "Measurements that contradict each other do not count.",
    ),
    "earlier_in_moment": (
        "Van twee metingen van een bedrijf in hetzelfde jaar telt de laatste.",
        "Of two measurements of a firm in one year the last one counts.",
    ),
    "logs_left_out": (
        "Waarden van nul of minder tellen niet mee: zij hebben geen verandering in procenten.",
        "Values of zero or less are left out, as they have no change in percent.",
    ),
    "winsorised": (
        "De uiterste 1 % aan beide kanten is teruggebracht tot de grens, zodat geen enkel bedrijf de uitkomst bepaalt.",
        "The outer 1% on both sides was drawn in to the limit, so that no single firm decides the outcome.",
    ),
    "always_treated": (
        "Bedrijven die bij hun eerste meting al waren gestart, tellen niet mee.",
        "Firms that had started by their first measurement are left out.",
    ),
    "starts_later": (
        "Bedrijven die pas na de laatste meting starten, tellen mee als nog niet gestart.",
        "Firms that start only after the last measurement count as not yet started.",
    ),
    "unbalanced": (
        "Niet elk bedrijf is elk jaar gemeten. Elk cijfer rust op wie er voor en na is gemeten.",
        "Not every firm was measured each year. Each figure rests on those measured before and after.",
    ),
    "cells_without_comparison": (
        "Startjaren waarnaast te weinig te vergelijken is, tellen niet mee.",
        "Years of start with too little to compare beside them are left out.",
    ),
    "figures_left_out": (
        "Cijfers per jaar en startjaar staan er niet: sommige gaan over minder dan tien bedrijven.",
        "Figures by year and by cohort are left out, as some are over fewer than ten firms.",
    ),
    "attribute_missing": (
        "Van een deel van de bedrijven ontbreekt een kenmerk. Zij tellen mee met de middelste waarde.",
        "A feature is missing of some firms. They count with the median.",
    ),
    "response_differs": (
        "De respons van beide groepen verschilt meer dan 5 procentpunt. Dat kan het effect vertekenen.",
        "The response of both groups differs by more than 5 percentage points, which may distort the effect.",
    ),
    "small_cohorts": (
        "Er zijn kleine startgroepen; de marge is daarom ruimer genomen.",
        "Some cohorts are small; the margin was widened for that.",
    ),
}


_UNKNOWN = (
    "Bij deze cijfers hoort een kanttekening. U leest haar bij de methode.",
    "These figures carry a remark. You can read it with the method.",
)


def told(reason: Mapping[str, Any]) -> dict[str, Any]:
    """A reason or warning of the engine as it is shown: never with a number of firms in it."""
    code = reason["code"]
    if code in _WORDS:
        return known(code)
    nl, en = reason["nl"], reason["en"]
    if any(sign.isdigit() for sign in nl + en):
        nl, en = _UNKNOWN
    return {"code": code, "text": {"nl": nl, "en": en}}


def known(code: str) -> dict[str, Any]:
    """A reason of this gate itself."""
    nl, en = _WORDS[code]
    return {"code": code, "text": {"nl": nl, "en": en}}
