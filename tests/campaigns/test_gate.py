"""The gate of campaigns: what is told of firms, and what nobody can work out from it."""

import random
from itertools import pairwise

import pytest

from backend.campaigns import gate
from backend.campaigns.gate import NOTHING, Counts, FirmTheme, Steps

MANY = 500
FIVES = Steps(5, 5, 5)


def told(*days, members=MANY, step=5):
    """The first count of each day, when so many firms took part."""
    found, before = [], NOTHING
    for firms in days:
        before = gate.next_counts((firms, 0, 0), before, Steps(step, 5, 5), members)
        found.append(before.started)
    return found


def themes(count, management=60, employees=50, is_named=False):
    return [FirmTheme(management + number % 5, employees + number % 7, is_named) for number in range(count)]


@pytest.mark.parametrize(("firms", "shown"), [(0, None), (1, None), (9, None), (10, 10), (12, 10), (13, 15), (41, 40)])
def test_ten_firms_are_told_and_nine_are_not(firms, shown):
    assert told(firms) == [shown]


def test_one_firm_more_or_less_is_never_seen_on_whatever_days_one_looks():
    assert told(12, 13, 12, 13, 14, 12) == [10] * 6
    assert told(13, 12, 13, 11, 12) == [15] * 5
    assert told(10, 9, 8, 7, 6) == [10] * 5, "nor that one left when there were ten"
    assert told(10, 9, 5, 10) == [10, 10, None, 10]


def test_what_is_told_changes_only_when_five_firms_came_or_went():
    chance = random.Random(78)
    for _ in range(300):
        firms = [chance.randrange(60)]
        for _ in range(60):
            firms.append(max(0, firms[-1] + chance.choice((-1, 0, 0, 1, 1))))
        for count, (before, after) in zip(firms[1:], pairwise(told(*firms)), strict=True):
            assert before in (after, None) or abs(count - before) >= 5
            assert after is None or (after % 5 == 0 and after >= 10 and abs(count - after) < 5)


@pytest.mark.parametrize("step", range(5, 10))
def test_who_brings_firms_of_his_own_does_not_know_which_firm_makes_the_count_change(step):
    days = told(*range(10, 21), step=step)
    assert days[:step] == [10] * step
    assert days[step] > 10
    fallen = told(20, *range(19, 9, -1), step=step)
    assert fallen[:step] == [20] * step
    assert fallen[step] < 20


def test_a_step_is_drawn_from_five_to_nine_and_stays_until_the_count_changes():
    drawn = [gate.draw_steps() for _ in range(200)]
    assert {step for each in drawn for step in (each.started, each.opened, each.published)} == {5, 6, 7, 8, 9}
    steps, before = Steps(9, 9, 9), Counts(10, 10, None)
    assert gate.steps_after(steps, before, before) == steps
    after = [gate.steps_after(steps, before, Counts(15, 10, None)) for _ in range(200)]
    assert {(each.opened, each.published) for each in after} == {(9, 9)}
    assert {each.started for each in after} == {5, 6, 7, 8, 9}


@pytest.mark.parametrize("members", range(20))
def test_of_a_register_of_less_than_twenty_nothing_is_ever_told(members):
    assert gate.ceiling(members) is None
    assert told(*range(members + 1), members=members) == [None] * (members + 1)
    assert gate.means_of(themes(members), members) is None


def test_ten_of_the_members_always_stay_uncounted():
    assert told(10, 18, 25, members=25) == [10, 15, 15]
    assert told(20, members=20) == [10]


def test_each_stage_is_part_of_the_one_before_it_also_in_what_is_told():
    first = gate.next_counts((10, 0, 0), NOTHING, FIVES, MANY)
    assert gate.next_counts((14, 14, 14), first, FIVES, MANY) == Counts(10, 10, 10)
    assert gate.next_counts((9, 9, 9), NOTHING, FIVES, MANY) == NOTHING


def test_the_mean_of_ten_firms_is_told_and_that_of_nine_is_not():
    assert gate.means_of(themes(9), MANY) is None
    assert gate.means_of(themes(10), MANY) == gate.Means(10, 62, 52)


@pytest.mark.parametrize(
    "scores",
    [
        [96, *[4] * 11],  # one firm makes up more than half
        [*[96] * 11, 4],  # seen from the other end of the scale
        [100] * 12,
        [0] * 12,
        [99] * 12,  # each lies above 88
    ],
)
def test_a_mean_that_tells_of_one_firm_is_refused_like_too_few(scores):
    of_management = [FirmTheme(score, 50 + place % 9, is_named=False) for place, score in enumerate(scores)]
    of_employees = [FirmTheme(50 + place % 9, score, is_named=False) for place, score in enumerate(scores)]
    assert gate.means_of(of_management, MANY) is None
    assert gate.means_of(of_employees, MANY) is None


@pytest.mark.parametrize("unseen", range(1, 10))
def test_firms_that_are_not_seen_make_no_difference_until_they_are_ten(unseen):
    named = themes(12, is_named=True)
    hidden = themes(unseen, management=20, employees=20)
    assert gate.means_of([*named, *hidden], MANY) == gate.means_of(named, MANY)
    nine_named = themes(9, is_named=True)
    assert gate.means_of([*nine_named, *hidden], MANY) is None


def test_ten_that_are_not_seen_count_beside_those_that_are():
    means = gate.means_of([*themes(12, is_named=True), *themes(10)], MANY)
    assert means is not None
    assert means.firms == 22
