"""Forty firms with ten respondents each, made so that alpha, omega and the ICCs are known beforehand, not estimated.

Scores of people are firm + person: chance is centred and scaled until the variance between firms and within firms in
the sample are exactly what is wanted. Items are that score plus a part of their own: these parts are made orthogonal to
the scores and to each other, of equal size, and add up to nothing for each person. Then
alpha = omega = 1 - part / (items x score), with the variances of both, and the mean of the items is the score itself.
"""

from math import sqrt
from random import Random

FIRMS, PEOPLE, ITEMS = 40, 10, 5
ALPHA, ICC1 = 0.84, 0.25
# Of groups of equal size: the reliability of a firm's mean by Spearman and Brown.
ICC2 = PEOPLE * ICC1 / (1 + (PEOPLE - 1) * ICC1)
F_RATIO = 1 / (1 - ICC2)


def answers(seed=2009):
    """Rows of items, by firm."""
    chance = Random(seed)
    scores = _scores(chance)
    people = FIRMS * PEOPLE
    variance = sum(score**2 for score in scores) / (people - 1)
    parts = _parts(chance, scores, sqrt((1 - ALPHA) * ITEMS * variance * (people - 1)))
    rows = [[score + part[place] for part in parts] for place, score in enumerate(scores)]
    return [rows[at : at + PEOPLE] for at in range(0, people, PEOPLE)]


def _scores(chance):
    """The score of each person: mean squares between and within firms are F_RATIO and 1, their mean is nothing."""
    firms = _scaled(_centred([chance.gauss() for _ in range(FIRMS)]), sqrt(F_RATIO * (FIRMS - 1) / PEOPLE))
    within = [_centred([chance.gauss() for _ in range(PEOPLE)]) for _ in range(FIRMS)]
    away = _scaled([value for firm in within for value in firm], sqrt(FIRMS * (PEOPLE - 1)))
    return [firms[place // PEOPLE] + value for place, value in enumerate(away)]


def _parts(chance, scores, length):
    """What each item has of its own: of this length before the mean of all is taken out of each."""
    known = [_scaled(scores, 1.0)]
    for _ in range(ITEMS):
        part = _centred([chance.gauss() for _ in scores])
        for _ in range(2):  # once more, for what rounding left
            for other in known:
                shared = sum(a * b for a, b in zip(part, other, strict=True))
                part = [a - shared * b for a, b in zip(part, other, strict=True)]
        known.append(_scaled(part, 1.0))
    own = known[1:]
    shared = [sum(values) / ITEMS for values in zip(*own, strict=True)]
    return [[length * (value - mean) for value, mean in zip(part, shared, strict=True)] for part in own]


def _centred(values):
    mean = sum(values) / len(values)
    return [value - mean for value in values]


def _scaled(values, length):
    size = sqrt(sum(value**2 for value in values))
    return [value * length / size for value in values]
