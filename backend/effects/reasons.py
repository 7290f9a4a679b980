"""Every reason for which nothing is told, in words for people: one function per code."""

from backend.effects.release import Text

FEWEST_FIRMS = 10
"""In each arm, below which no effect is told at all."""


def values_not_finite(count: int) -> Text:
    """Values that are no number, or too large to compute with."""
    return Text(
        "values_not_finite",
        f"{count} waarden zijn geen getal, of te groot om mee te rekenen.",
        f"{count} values are not a number, or too large to compute with.",
    )


def panel_malformed() -> Text:
    """Columns that do not fit each other."""
    return Text(
        "panel_malformed",
        "De kolommen van deze gegevens passen niet bij elkaar.",
        "The columns of these data do not fit each other.",
    )


def days_missing(count: int) -> Text:
    """Measurements without a day."""
    return Text(
        "days_missing",
        f"Bij {count} metingen ontbreekt de datum.",
        f"{count} measurements have no date.",
    )


def no_measurements() -> Text:
    """Nothing to compute from."""
    return Text("no_measurements", "Er zijn geen metingen.", "There are no measurements.")


def too_few_moments() -> Text:
    """One moment shows no change."""
    return Text(
        "too_few_moments",
        "Er zijn metingen van minder dan twee momenten. Een verandering is dan niet te zien.",
        "There are measurements of fewer than two moments, so no change can be seen.",
    )


def logs_impossible(count: int, observations: int) -> Text:
    """Too many values have no logarithm for what is left to speak for all."""
    return Text(
        "logs_impossible",
        f"{count} van {observations} waarden zijn nul of negatief en hebben geen logaritme. Kies een andere schaal.",
        f"{count} of {observations} values are zero or negative and have no logarithm. Choose another scale.",
    )


def nobody_treated() -> Text:
    """No firm starts within the panel."""
    return Text(
        "nobody_treated",
        "Geen enkel bedrijf is gestart in de gemeten periode.",
        "No firm started within the period that was measured.",
    )


def all_treated() -> Text:
    """Nobody is left to compare with."""
    return Text(
        "all_treated",
        "Alle bedrijven deden al mee. Er is geen groep om mee te vergelijken.",
        "All firms took part already. There is no group to compare with.",
    )


def no_baseline() -> Text:
    """Nobody who started was measured before."""
    return Text(
        "no_baseline",
        "Van geen enkel bedrijf dat startte is er een meting van vóór de start.",
        "No firm that started was measured before its start.",
    )


def too_few_treated(count: int) -> Text:
    """Fewer participants with a measurement before and after than the threshold."""
    return Text(
        "too_few_treated",
        f"Er zijn {count} deelnemers met een meting voor en na de start. Er zijn er minstens {FEWEST_FIRMS} nodig.",
        f"There are {count} participants measured before and after the start. At least {FEWEST_FIRMS} are needed.",
    )


def too_few_compared(count: int) -> Text:
    """Fewer firms to compare with than the threshold."""
    return Text(
        "too_few_compared",
        f"Er zijn {count} bedrijven om mee te vergelijken. Er zijn er minstens {FEWEST_FIRMS} nodig.",
        f"There are {count} firms to compare with. At least {FEWEST_FIRMS} are needed.",
    )


def no_variation() -> Text:
    """Firms do not differ in their change: an error of zero would be a lie."""
    return Text(
        "no_variation",
        "Er zit geen verschil tussen de bedrijven in deze cijfers. Een effect met marge is dan niet te berekenen.",
        "Firms do not differ in these figures, so no effect with a margin can be computed.",
    )


def not_computable() -> Text:
    """The method does not run on these figures, for a reason that is none of the others."""
    return Text(
        "not_computable",
        "Met deze cijfers is het effect niet te berekenen.",
        "The effect cannot be computed from these figures.",
    )


def too_few_users(count: int) -> Text:
    """No tool is used by enough firms."""
    return Text(
        "too_few_users",
        f"Geen instrument heeft genoeg gebruikers: het meest gebruikte heeft er {count}, {FEWEST_FIRMS} zijn nodig.",
        f"No tool has enough users: the one used most has {count}, where {FEWEST_FIRMS} are needed.",
    )
