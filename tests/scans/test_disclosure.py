"""The gate that every figure about employees passes."""

from fractions import Fraction
from itertools import combinations
from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from backend.scans.disclosure import Before, disclose

scores = some.integers(0, 20).map(lambda step: Fraction(step * 5))


def _cell(*values):
    return [Fraction(value) for value in values]


def test_four_employees_are_not_shown_and_five_are():
    assert disclose({}, _cell(40, 50, 60, 70)).whole is None
    figure = disclose({}, _cell(40, 50, 60, 70, 80)).whole
    assert (figure.score, figure.count) == (60, 5)


def test_equal_answers_of_all_are_not_shown():
    assert disclose({}, _cell(50, 50, 50, 50, 50, 50)).whole is None


def test_a_figure_so_near_an_end_that_it_tells_each_ones_answer_is_not_shown():
    """A mean of 96 over five tells that each gave 80 or more; from 95 on anybody may have given 75."""
    assert disclose({}, _cell(100, 100, 100, 100, 80)).whole is None
    assert disclose({}, _cell(100, 100, 100, 100, 75)).whole.score == 95
    assert disclose({}, _cell(0, 0, 0, 0, 20)).whole is None
    assert disclose({}, _cell(0, 0, 0, 0, 25)).whole.score == 5
    assert disclose({}, _cell(*[100] * 19, 75)).whole.score == 99


def test_a_group_so_near_an_end_is_not_shown_nor_left_alone_in_the_remainder():
    groups = {"high": _cell(100, 100, 100, 100, 90), "b": _cell(10, 20, 30, 40, 60), "many": _cell(*range(12))}
    assert set(disclose(groups, []).groups) == {"many"}


def test_a_group_of_four_hides_the_smallest_other_group_too():
    """Else the four could be worked out from the whole."""
    groups = {"a": _cell(10, 20, 30, 40), "b": _cell(10, 20, 30, 40, 50), "c": _cell(*range(12))}
    assert set(disclose(groups, []).groups) == {"c"}


def test_people_without_a_group_protect_and_are_protected():
    groups = {"a": _cell(*range(10, 30))}
    assert disclose(groups, _cell(60)).groups == {}
    assert set(disclose(groups, _cell(10, 20, 60, 70, 80)).groups) == {"a"}


def test_groups_that_make_up_the_whole_are_all_shown():
    groups = {"a": _cell(10, 20, 30, 40, 50), "b": _cell(*range(20, 36))}
    assert set(disclose(groups, []).groups) == {"a", "b"}


def test_a_group_of_equal_answers_is_not_left_alone_in_the_remainder():
    groups = {"a": _cell(50, 50, 50, 50, 50), "b": _cell(10, 20, 30, 40, 60), "c": _cell(*range(1, 13))}
    assert set(disclose(groups, []).groups) == {"c"}


def test_twenty_answers_are_shown_as_a_whole_and_of_twenty_one_the_groups_too():
    groups = {"a": _cell(*range(10, 20)), "b": _cell(*range(30, 40))}
    told = disclose(groups, [])
    assert (told.whole.count, told.groups) == (20, {})
    groups["b"].append(Fraction(50))
    assert set(disclose(groups, []).groups) == {"a", "b"}
    assert disclose(groups, [], small_firm=True).groups == {}


def test_close_together_hides_groups_of_which_it_would_tell_too_much():
    """Ten at 30 and fifteen at 5: "close together" of all would leave the fifteen less than 25 points to lie in."""
    far = disclose({"a": _cell(*[30] * 9, 31), "b": _cell(*[5] * 14, 6)}, [])
    assert (far.whole.spread, far.groups) == ("close", {})
    near = disclose({"a": _cell(*[30] * 9, 31), "b": _cell(*[12] * 14, 13)}, [])
    assert (near.whole.spread, set(near.groups)) == ("close", {"a", "b"})


@pytest.mark.parametrize(
    ("before", "count", "shown"),
    [
        (Before.of(9, ()), 9, True),
        (Before.of(9, ()), 10, False),  # the newcomer
        (Before.of(9, ()), 8, False),  # who left
        (Before.of(9, ()), 14, True),
        (Before.of(16, (6,)), 7, False),  # the group of six, and one more
        (Before.of(16, (6,)), 9, False),  # the ten who were in no shown group, but for one
        (Before.of(16, (6,)), 22, True),
        (Before.of(20, (5, 6)), 12, False),  # two groups of together eleven
    ],
)
def test_beside_an_earlier_scan_the_whole_is_shown_when_no_difference_tells_of_one_to_four(before, count, shown):
    told = disclose({}, [Fraction(number) for number in range(count)], before=[before])
    assert (told.whole is not None) is shown


def test_beside_one_earlier_scan_no_group_is_shown_and_beside_two_nothing():
    groups = {"a": _cell(*range(10, 22)), "b": _cell(*range(30, 42))}
    assert set(disclose(groups, []).groups) == {"a", "b"}
    once = disclose(groups, [], before=[Before.of(24, ())])
    assert (once.whole.count, once.groups) == (24, {})
    assert disclose(groups, [], before=[Before.of(24, ())] * 2).whole is None


alike = [some.lists(some.sampled_from([Fraction(low), Fraction(low + 5)]), max_size=14) for low in (5, 30, 95)]
cells = some.lists(scores, max_size=12) | some.one_of(alike)
people = some.dictionaries(some.sampled_from("abcdef"), cells)


@given(people, some.lists(scores, max_size=8))
def test_no_shown_cell_and_no_difference_tells_of_fewer_than_five(groups, others):
    told = disclose(groups, others)
    shown = told.groups
    assert not shown or told.whole is not None
    remainder = [score for name, cell in groups.items() if name not in shown for score in cell] + others
    if shown and remainder:
        assert len(remainder) >= 5
        assert len(set(remainder)) > 1
    for name, figure in shown.items():
        assert figure.count == len(groups[name]) >= 5
        assert len(set(groups[name])) > 1


def _narrowest(count, lowest, highest):
    """How wide the range is in which each of so many people must lie, when their sum is known to lie between these."""
    return min(100, highest) - max(0, lowest - 100 * (count - 1))


@settings(max_examples=2_000, deadline=None)
@given(people, some.lists(scores, max_size=8))
def test_from_no_figure_and_no_difference_follows_anybodys_score_to_less_than_a_step_of_the_scale(groups, others):
    """The reader knows who is in which group, and takes any shown groups from the whole, rounding and all."""
    told = disclose(groups, others)
    if told.whole is None:
        return
    whole = [score for cell in groups.values() for score in cell] + others
    for size in range(len(told.groups) + 1):
        for taken in combinations(told.groups, size):
            figures = [told.groups[name] for name in taken]
            slack = Fraction(told.whole.count + sum(figure.count for figure in figures), 2)
            rest = told.whole.score * told.whole.count - sum(figure.score * figure.count for figure in figures)
            count = len(whole) - sum(figure.count for figure in figures)
            if count:
                assert _narrowest(count, rest - slack, rest + slack) >= 25
            if figures:
                together = sum(figure.score * figure.count for figure in figures)
                members = sum(figure.count for figure in figures)
                assert _narrowest(members, together - Fraction(members, 2), together + Fraction(members, 2)) >= 25
    if told.groups and told.whole.spread == "close":
        _band_leaves_room(told, len(whole))


def _band_leaves_room(told, people):
    """The band bounds the squares of all deviations together; what the means of the groups take up is not free."""
    apart = [(figure.count, max(0, abs(figure.score - told.whole.score) - 1)) for figure in told.groups.values()]
    left = 12.5**2 * people - sum(count * distance**2 for count, distance in apart)
    for figure in told.groups.values():
        reach = sqrt(max(0, left) * (figure.count - 1) / figure.count)
        assert min(100, figure.score + 0.5 + reach) - max(0, figure.score - 0.5 - reach) >= 25
