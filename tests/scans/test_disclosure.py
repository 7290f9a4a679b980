"""The gate that every figure about employees passes."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as some

from backend.scans import disclosure

scores = some.integers(0, 20).map(lambda step: Fraction(step * 5))


def _cell(*values):
    return [Fraction(value) for value in values]


def test_four_employees_are_not_shown_and_five_are():
    assert disclosure.gate(_cell(40, 50, 60, 70)) is None
    figure = disclosure.gate(_cell(40, 50, 60, 70, 80))
    assert (figure.score, figure.count) == (60, 5)


def test_equal_answers_of_all_are_not_shown():
    assert disclosure.gate(_cell(50, 50, 50, 50, 50, 50)) is None


def test_a_group_of_four_hides_the_smallest_other_group_too():
    """Else the four could be worked out from the whole."""
    groups = {"a": _cell(10, 20, 30, 40), "b": _cell(10, 20, 30, 40, 50), "c": _cell(20, 30, 40, 50, 60, 70)}
    assert set(disclosure.gate_groups(groups, [])) == {"c"}


def test_people_without_a_group_protect_and_are_protected():
    groups = {"a": _cell(10, 20, 30, 40, 50)}
    assert disclosure.gate_groups(groups, _cell(60)) == {}
    assert set(disclosure.gate_groups(groups, _cell(10, 20, 60, 70, 80))) == {"a"}


def test_groups_that_make_up_the_whole_are_all_shown():
    groups = {"a": _cell(10, 20, 30, 40, 50), "b": _cell(10, 20, 30, 40, 60)}
    assert set(disclosure.gate_groups(groups, [])) == {"a", "b"}


def test_a_group_of_equal_answers_is_not_left_alone_in_the_remainder():
    groups = {"a": _cell(50, 50, 50, 50, 50), "b": _cell(10, 20, 30, 40, 60), "c": _cell(1, 2, 3, 4, 5, 6)}
    assert set(disclosure.gate_groups(groups, [])) == {"c"}


@given(some.dictionaries(some.sampled_from("abcdef"), some.lists(scores, max_size=12)), some.lists(scores, max_size=8))
def test_no_shown_cell_and_no_difference_tells_of_fewer_than_five(groups, others):
    shown = disclosure.gate_groups(groups, others)
    everybody = [score for cell in groups.values() for score in cell] + others
    assert not shown or disclosure.gate(everybody) is not None
    remainder = [score for name, cell in groups.items() if name not in shown for score in cell] + others
    if shown and remainder:
        assert len(remainder) >= 5
        assert len(set(remainder)) > 1
    for name, figure in shown.items():
        assert figure.count == len(groups[name]) >= 5
        assert len(set(groups[name])) > 1
