"""Many figures at once: how likely the smallest of them is by chance alone.

Three primary outcomes are fixed in advance and corrected after Holm (1979), so that none of them is a false find with
5 %; the others explore, corrected after Benjamini and Hochberg (1995), so that one in twenty finds is false.
"""

from collections.abc import Sequence

from scipy.special import stdtr, stdtrit

from backend.effects.release import Estimate


def p_value(figure: Estimate) -> float:
    """The two-sided chance of a figure this far from zero without an effect: 5 % just when its interval ends there."""
    degrees = max(min(figure.treated, figure.comparison_firms) - 1, 1)
    error = (figure.high - figure.value) / float(stdtrit(degrees, 0.975))
    return float(2 * stdtr(degrees, -abs(figure.value) / error)) if error > 0 else float(figure.value == 0)


def holm(p_values: Sequence[float]) -> list[float]:
    """Corrected p-values, in the order given."""
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    corrected = [1.0] * len(p_values)
    highest = 0.0
    for place, each in enumerate(order):
        highest = max(highest, min(1.0, (len(p_values) - place) * p_values[each]))
        corrected[each] = highest
    return corrected


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """Corrected p-values, in the order given."""
    order = sorted(range(len(p_values)), key=p_values.__getitem__, reverse=True)
    corrected = [1.0] * len(p_values)
    lowest = 1.0
    for place, each in enumerate(order):
        lowest = min(lowest, p_values[each] * len(p_values) / (len(p_values) - place))
        corrected[each] = lowest
    return corrected
