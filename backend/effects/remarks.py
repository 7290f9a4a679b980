"""Every warning beside a figure, in words for people: one function per code."""

from backend.effects.reasons import FEWEST_FIRMS
from backend.effects.release import Text


def duplicates_merged(count: int) -> Text:
    """The same measurement given more than once."""
    return Text(
        "duplicates_merged",
        f"{count} metingen stonden er dubbel in. Ze tellen één keer.",
        f"{count} measurements were given twice. They count once.",
    )


def duplicates_contradict(count: int) -> Text:
    """Different values of one firm on one day."""
    return Text(
        "duplicates_contradict",
        f"{count} metingen spreken elkaar tegen: zelfde bedrijf, zelfde dag, andere waarde. Ze tellen niet mee.",
        f"{count} measurements contradict each other: same firm, same day, another value. They do not count.",
    )


def earlier_in_moment(count: int) -> Text:
    """Measurements that a later one of the same firm at the same moment replaces."""
    return Text(
        "earlier_in_moment",
        f"{count} metingen zijn vervangen door een latere meting van hetzelfde bedrijf in hetzelfde jaar.",
        f"{count} measurements were replaced by a later one of the same firm in the same year.",
    )


def logs_left_out(count: int, observations: int) -> Text:
    """Zero and negative values on a logarithmic scale."""
    return Text(
        "logs_left_out",
        f"{count} van {observations} waarden zijn nul of negatief. Die tellen niet mee, want ze hebben geen logaritme.",
        f"{count} of {observations} values are zero or negative. They are left out, as they have no logarithm.",
    )


def winsorised(count: int) -> Text:
    """Outer values drawn in."""
    return Text(
        "winsorised",
        f"{count} uitschieters (de uiterste 1% aan beide kanten) zijn teruggebracht tot de grens.",
        f"{count} outliers (the outer 1% on both sides) were drawn in to the limit.",
    )


def always_treated(count: int) -> Text:
    """Started at or before the first moment."""
    return Text(
        "always_treated",
        f"{count} bedrijven waren al gestart bij de eerste meting. Zij tellen niet mee: er is geen meting van ervoor.",
        f"{count} firms had started by the first measurement. They are left out, as nothing was measured before.",
    )


def starts_later(count: int) -> Text:
    """A start after the last moment."""
    return Text(
        "starts_later",
        f"{count} bedrijven starten pas na de laatste meting. Zij tellen mee als nog niet gestart.",
        f"{count} firms start only after the last measurement. They count as not yet started.",
    )


def unbalanced(complete: int, firms: int) -> Text:
    """Not every firm is measured at every moment."""
    return Text(
        "unbalanced",
        f"{complete} van {firms} bedrijven zijn op elk moment gemeten. Elk cijfer rust op wie voor en na is gemeten.",
        f"{complete} of {firms} firms were measured at every moment. Each figure rests on those measured both times.",
    )


def cells_without_comparison(count: int) -> Text:
    """Moments at which a group that started has nobody beside it."""
    return Text(
        "cells_without_comparison",
        f"{count} combinaties van startmoment en meetmoment tellen niet mee, omdat er te weinig is om te vergelijken.",
        f"{count} combinations of start and moment are left out, as there is too little to compare with.",
    )


def comparison_left_out(comparison: str) -> Text:
    """One of the comparisons asked for has too few firms."""
    nl = {"never": "bedrijven die nooit starten", "not_yet": "bedrijven die nog niet zijn gestart"}[comparison]
    en = {"never": "firms that never start", "not_yet": "firms that have not started yet"}[comparison]
    return Text(
        f"comparison_left_out_{comparison}",
        f"Er zijn te weinig {nl} om mee te vergelijken. Die vergelijking ontbreekt.",
        f"There are too few {en} to compare with. That comparison is left out.",
    )


def figures_left_out(count: int) -> Text:
    """Figures per year or per cohort that rest on too few firms."""
    return Text(
        "figures_left_out",
        f"{count} cijfers per jaar of startgroep ontbreken: minder dan {FEWEST_FIRMS} bedrijven.",
        f"{count} figures by year or by cohort are left out: fewer than {FEWEST_FIRMS} firms.",
    )


def small_cohorts(count: int) -> Text:
    """Cohorts so small that their spread is hardly known."""
    return Text(
        "small_cohorts",
        f"{count} startgroepen zijn kleiner dan 5 bedrijven. De marge is daarom ruimer genomen.",
        f"{count} cohorts have fewer than 5 firms. The margin was widened for that.",
    )


def pre_trend_untestable() -> Text:
    """Fewer than two moments before the start."""
    return Text(
        "pre_trend_untestable",
        "Of de groepen vóór de start al uiteenliepen is niet te toetsen. Dat kan met twee metingen vóór de start.",
        "Whether the groups already drifted apart cannot be tested: that takes two measurements before the start.",
    )


def attribute_unknown(name: str) -> Text:
    """An attribute to correct for that is not there."""
    return Text(
        "attribute_unknown",
        f"Het kenmerk {name} is niet bekend. Er is niet voor gecorrigeerd.",
        f"The attribute {name} is not known. It was not corrected for.",
    )


def attribute_missing(name: str, count: int) -> Text:
    """Firms without a value of an attribute."""
    return Text(
        "attribute_missing",
        f"Van {count} bedrijven ontbreekt {name}. Zij tellen mee met de middelste waarde.",
        f"{name} is missing of {count} firms. They count with the median.",
    )


def adjusted_by_regression() -> Text:
    """The chance of taking part could not be estimated per cohort."""
    return Text(
        "adjusted_by_regression",
        "De startgroepen zijn te klein om de kans op deelname te schatten. Er is gecorrigeerd met regressie.",
        "The cohorts are too small to estimate the chance of taking part. Regression was used to adjust.",
    )


def adjusted_without_growth() -> Text:
    """Earlier growth could not be corrected for."""
    return Text(
        "adjusted_without_growth",
        "Voor eerdere groei kon niet worden gecorrigeerd, wel voor de stand vóór de start.",
        "Earlier growth could not be corrected for; the level before the start was.",
    )


def not_adjusted() -> Text:
    """No adjusted figure could be computed."""
    return Text(
        "not_adjusted",
        "Een gecorrigeerd effect is niet te berekenen: de groepen zijn te klein of verschillen te veel.",
        "No adjusted effect can be computed: the groups are too small or too different.",
    )


def attribute_repeats(name: str) -> Text:
    """A column that the others already tell."""
    return Text(
        "attribute_repeats",
        f"Het kenmerk {name} volgt al uit de andere. Er is niet nog eens voor gecorrigeerd.",
        f"The attribute {name} follows from the others. It was not corrected for again.",
    )


def response_differs(points: float) -> Text:
    """The arms did not answer alike."""
    return Text(
        "response_differs",
        f"De respons van beide groepen verschilt {points:.0f} procentpunt. Dat kan het effect vertekenen.",
        f"The response of both groups differs by {points:.0f} percentage points, which may distort the effect.",
    )


def draw_not_used() -> Text:
    """Places were drawn, but the draw says nothing here."""
    return Text(
        "draw_not_used",
        "Er is geloot, maar met deze metingen is het effect van de loting niet te berekenen.",
        "Places were drawn, but the effect of the draw cannot be computed from these measurements.",
    )


def tool_not_separable(tool: str) -> Text:
    """A tool that is always used together with others."""
    return Text(
        "tool_not_separable",
        f"Het effect van {tool} is niet te scheiden van dat van andere instrumenten.",
        f"The effect of {tool} cannot be told apart from that of other tools.",
    )
