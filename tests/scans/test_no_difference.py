"""Nothing that was ever published about a company tells of fewer than five people, directly or by difference.

The model is the worst one: a reader who knows exactly who took part in which scan and in which group, while people
answer the same for half a year. It publishes through the gate, in random order, and then solves for small sets.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as some

from backend.scans.disclosure import SAME_ANSWERS, Before, disclose
from tests.scans.attack import determined

PEOPLE = 22
START = date(2026, 1, 1)


@dataclass(frozen=True)
class Asked:
    """One scan as it was answered: after how many days it is published, and who answered in which group."""

    days: int
    group_of: dict[int, str]
    score_of: dict[int, int]


@dataclass(frozen=True)
class Told:
    """What was published of one scan: the sets of people whose figure was told."""

    on: date
    whole: frozenset[int]
    groups: tuple[frozenset[int], ...]

    @property
    def cells(self):
        return (self.whole, *self.groups)


def test_the_reader_finds_what_can_be_found():
    a, b = frozenset(range(9)), frozenset(range(8))
    assert determined([a, b]) == [frozenset({8})]
    assert determined([a, frozenset(range(5))]) == [frozenset({5, 6, 7, 8})]
    assert determined([a, frozenset(range(9, 18))]) == []
    assert determined([frozenset({1, 2, 3})]) == [frozenset({1, 2, 3})]


def scans():
    """Few people who come back in every scan, in groups that change: what a reader would arrange."""
    asked = some.builds(
        Asked,
        days=some.integers(0, 400),
        group_of=some.dictionaries(some.integers(0, PEOPLE - 1), some.sampled_from(["a", "b", "c", ""])),
        score_of=some.fixed_dictionaries({person: some.integers(0, 20) for person in range(PEOPLE)}),
    )
    nearly = some.tuples(some.sets(some.integers(0, PEOPLE - 1), max_size=4), some.integers(0, 400), asked)
    return some.lists(asked, max_size=3).flatmap(
        lambda first: some.lists(nearly, max_size=3).map(
            lambda more: first + [_without(first[0], *change) for change in more if first]
        )
    )


def _without(scan, gone, days, other):
    """The same scan again, when a few people have left and others were put in other groups."""
    kept = {person: other.group_of.get(person, group) for person, group in scan.group_of.items() if person not in gone}
    return Asked(days, kept, scan.score_of)


def _publish(asked):
    """Publish in the order of days, as the service does."""
    published: list[Told] = []
    for scan in sorted(asked, key=lambda each: each.days):
        on = START + timedelta(days=scan.days)
        groups: dict[str, list[int]] = {}
        for person, group in scan.group_of.items():
            groups.setdefault(group, []).append(person)
        others = groups.pop("", [])

        def scored(people, scan=scan):
            return [Fraction(5 * scan.score_of[person]) for person in people]

        before = [
            Before.of(len(told.whole), map(len, told.groups)) for told in published if told.on > on - SAME_ANSWERS
        ]
        told = disclose({name: scored(people) for name, people in groups.items()}, scored(others), before=before)
        if told.whole is not None:
            published.append(Told(on, frozenset(scan.group_of), tuple(frozenset(groups[name]) for name in told.groups)))
    return published


@settings(max_examples=2_000, deadline=None, derandomize=True)
@given(scans())
def test_no_sequence_of_publications_tells_of_one_to_four_people(asked):
    published = _publish(asked)
    for first in published:
        together = [told for told in published if first.on <= told.on < first.on + SAME_ANSWERS]
        assert determined(cell for told in together for cell in told.cells) == []
