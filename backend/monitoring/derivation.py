"""What is worked out from values: derived indicators and the change between two measurements."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from backend.monitoring.models import Direction, Indicator, Transformation, Unit

Values = Mapping[str, Decimal]


def with_derived(indicators: Iterable[Indicator], values: Values) -> dict[str, Decimal]:
    """The values and every indicator that follows from them: value added per fte and per hour, profit margin.

    A derived value is left out when a part of it is missing or its denominator is not above zero.
    """
    found = dict(values)
    for indicator in indicators:
        if indicator.numerator is None or indicator.denominator is None:
            continue
        numerator, denominator = values.get(indicator.numerator), values.get(indicator.denominator)
        if numerator is None or denominator is None or denominator <= 0:
            continue
        scale = 100 if indicator.unit is Unit.PERCENT else 1
        found[indicator.code] = (numerator * scale / denominator).quantize(Decimal(1).scaleb(-indicator.decimals))
    return found


def change(indicator: Indicator, before: Decimal | None, after: Decimal | None) -> Decimal | None:
    """How a figure changed: percent for growth figures, points for shares and marks, the unit itself for a level.

    Percent is 100(exp(b) - 1) of the difference of logarithms b, so it needs both values above zero.
    """
    if before is None or after is None:
        return None
    if indicator.transformation is not Transformation.LOG:
        return after - before
    if before <= 0 or after <= 0:
        return None
    return (100 * after / before - 100).quantize(Decimal("0.1"))


def is_better(indicator: Indicator, changed: Decimal | None) -> bool | None:
    """Whether the change goes the way one hopes; None when it did not change or no way is better."""
    if not changed or indicator.direction is Direction.NEUTRAL:
        return None
    return (changed > 0) == (indicator.direction is Direction.UP)
