"""What is needed of probability distributions, without a library for it."""

from math import exp, lgamma, log

_TINY = 1e-300
_EXACT = 1e-14
_STEPS = 500


def f_survival(ratio: float, above: int, below: int) -> float:
    """The probability that an F ratio with these degrees of freedom is larger than this one."""
    if ratio <= 0:
        return 1.0
    return regularised_beta(below / (below + above * ratio), below / 2, above / 2)


def regularised_beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast on the other side
        return 1 - regularised_beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    return front / _fraction(x, a, b)


def _fraction(x: float, a: float, b: float) -> float:
    """1 + d1/(1 + d2/(1 + ...)), by the modified method of Lentz."""
    value, upper, lower = 1.0, 1.0, 0.0
    for step in range(1, _STEPS):
        m = step // 2
        if step % 2:
            part = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            part = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        lower = 1 / (_away(1 + part * lower))
        upper = _away(1 + part / upper)
        value *= upper * lower
        if abs(upper * lower - 1) < _EXACT:
            break
    return value


def _away(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
