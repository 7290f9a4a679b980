"""The gate that every figure about employees passes."""

from fractions import Fraction

import pytest
from hypothesis import given
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


def test_a_group_of_four_hides_the_smallest_other_group_too():
    """Else the four could be worked out from the whole."""
    groups = {"a": _cell(10, 20, 30, 40), "b": _cell(10, 20, 30, 40, 50), "c": _cell(20, 30, 40, 50, 60, 70)}
    assert set(disclose(groups, []).groups) == {"c"}


def test_people_without_a_group_protect_and_are_protected():
    groups = {"a": _cell(10, 20, 30, 40, 50)}
    assert disclose(groups, _cell(60)).groups == {}
    assert set(disclose(groups, _cell(10, 20, 60, 70, 80)).groups) == {"a"}


def test_groups_that_make_up_the_whole_are_all_shown():
    groups = {"a": _cell(10, 20, 30, 40, 50), "b": _cell(10, 20, 30, 40, 60)}
    assert set(disclose(groups, []).groups) == {"a", "b"}


def test_a_group_of_equal_answers_is_not_left_alone_in_the_remainder():
    groups = {"a": _cell(50, 50, 50, 50, 50), "b": _cell(10, 20, 30, 40, 60), "c": _cell(1, 2, 3, 4, 5, 6)}
    assert set(disclose(groups, []).groups) == {"c"}


def test_a_small_firm_is_shown_as_a_whole():
    groups = {"a": _cell(10, 20, 30, 40, 50), "b": _cell(10, 20, 30, 40, 60)}
    told = disclose(groups, [], by_group=False)
    assert (told.whole.count, told.groups) == (10, {})


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
    groups = {"a": _cell(10, 20, 30, 40, 50), "b": _cell(10, 20, 30, 40, 60)}
    once = disclose(groups, [], before=[Before.of(10, ())])
    assert (once.whole.count, once.groups) == (10, {})
    assert disclose(groups, [], before=[Before.of(10, ())] * 2).whole is None


@given(some.dictionaries(some.sampled_from("abcdef"), some.lists(scores, max_size=12)), some.lists(scores, max_size=8))
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
