"""Two releases held against each other: who came, went, moved or gave another figure stays unknown."""

from dataclasses import replace
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from backend.monitor.dimensions import WHOLE, MonitorMeasure, Subject
from backend.monitor.release import release
from tests.makers.monitor import AS_OF
from tests.monitor import attacks
from tests.monitor.programmes import (
    EMPLOYEES,
    LATER,
    as_earlier,
    first,
    joint,
    programme,
    second,
    second_programme,
)


def test_differencing_two_releases_recovers_nobody_who_came_or_went_or_moved():
    before, _ = attacks.published(programme(), first().figures, measures=attacks.COUNTS)
    fresh = {key: told for key, told in second().figures.items() if told[1] == LATER}
    assert len(fresh) > 100
    now, _ = attacks.published(second_programme(), fresh, measures=attacks.COUNTS)
    rows, place = joint([(programme(), before), (second_programme(), now)])
    groups = [frozenset({at}) for at in place.values()]
    for firms in (programme(), second_programme()):
        at = [place[firm.key] for firm in firms]
        groups += [frozenset(at[number] for number in group) for group in attacks.small_groups(firms)]
    gone = {firm.key for firm in programme()} - {firm.key for firm in second_programme()}
    came = {firm.key for firm in second_programme()} - {firm.key for firm in programme()}
    for changed in (gone, came):
        groups += [frozenset({place[one], place[other]}) for one, other in combinations(sorted(changed)[:12], 2)]
    assert attacks.recoveries(rows, groups) == []


def test_that_attack_finds_recoveries_when_the_second_release_forgets_the_first():
    before, _ = attacks.published(programme(), first().figures, measures=attacks.COUNTS)
    careless = release(second_programme(), LATER)
    now, _ = attacks.published(second_programme(), careless.figures, measures=attacks.COUNTS)
    rows, _ = joint([(programme(), before), (second_programme(), now)])
    different = rows.sum(1)[: len(before), None] + rows.sum(1)[None, len(before) :]
    different = different - 2 * rows[: len(before)] @ rows[len(before) :].T
    assert ((different > 0) & (different < 10)).sum() > 10, "told beside each other these show who came and went"


def test_a_later_cell_is_of_the_same_firms_or_of_ten_others():
    for key, (_, day) in second().figures.items():
        if day != LATER or key not in first().figures or key[1].measure is MonitorMeasure.CHANGE:
            continue
        was = {firm.key for firm, inside in zip(programme(), attacks.behind(programme(), key), strict=True) if inside}
        now_behind = attacks.behind(second_programme(), key)
        now = {firm.key for firm, inside in zip(second_programme(), now_behind, strict=True) if inside}
        assert len(was ^ now) == 0 or len(was ^ now) >= 10


def test_who_left_is_in_no_figure_of_the_later_release():
    left = {firm.key for firm in programme()[:15]}
    for key, (_, day) in second().figures.items():
        if day == AS_OF:
            inside = attacks.behind(programme(), key)
            assert not left & {firm.key for firm, here in zip(programme(), inside, strict=True) if here}


REVENUE = Subject(MonitorMeasure.CHANGE, "revenue")


@cache
def smaller():
    """Three hundred firms, and what a release tells of them."""
    firms = programme()[:300]
    return firms, release(firms, AS_OF)


def _with_new_figures(number):
    """Three months on, the same firms: so many have corrected a follow-up and taken somebody on."""
    firms, _ = smaller()
    chosen = {firm.key for firm in [firm for firm in firms if firm.changes][:number]}
    return [
        replace(firm, employees=firm.employees + 1, changes={code: at + 30 for code, at in firm.changes.items()})
        if firm.key in chosen
        else firm
        for firm in firms
    ]


def _of_value(subject, figures, day):
    return [key for key, told in figures.items() if key[1] == subject and told[1] == day]


def _who_gave_else(later, subject, key):
    """The firms behind a cell that gave something else in a subject than before."""
    before = {firm.key: firm.value(subject) for firm in smaller()[0]}
    return [
        firm
        for firm, inside in zip(later, attacks.behind(later, key), strict=True)
        if inside and before[firm.key] != firm.value(subject)
    ]


def _recovered_sums(later, subject, keys):
    """Cells of which old and new sum, both exact, give what one to nine firms changed together."""
    firms, found = smaller()
    old = {key: attacks.behind(firms, key) for key in _of_value(subject, found.figures, AS_OF)}
    new = [attacks.behind(later, key) for key in keys]
    changed = np.array([one.value(subject) != other.value(subject) for one, other in zip(firms, later, strict=True)])
    return sum(0 < (was ^ now).sum() + (was & now & changed).sum() < 10 for was in old.values() for now in new)


@pytest.mark.parametrize("number", [1, 5])
def test_the_same_firms_with_a_few_other_figures_are_not_told_anew(number):
    """Twelve firms of which one corrected its follow-up: two means times twelve give what it changed."""
    later = _with_new_figures(number)
    told = release(later, LATER, [as_earlier(*smaller(), AS_OF)]).figures
    careless = release(later, LATER).figures
    for subject in (EMPLOYEES, REVENUE):
        anew = _of_value(subject, told, LATER)
        told_before = _of_value(subject, smaller()[1].figures, AS_OF)
        assert [key for key in anew if key in told_before and _who_gave_else(later, subject, key)] == []
        assert _recovered_sums(later, subject, anew) == 0
        assert (None, subject, WHOLE) in _of_value(subject, told, AS_OF), "told again, with its day"
        forgetful = _of_value(subject, careless, LATER)
        assert _recovered_sums(later, subject, forgetful) > 0, "a release that forgets the first tells it"


def test_a_mean_is_told_anew_when_ten_gave_something_else():
    later = _with_new_figures(150)
    told = release(later, LATER, [as_earlier(*smaller(), AS_OF)]).figures
    anew = _of_value(REVENUE, told, LATER)
    assert (None, REVENUE, WHOLE) in anew
    assert _recovered_sums(later, REVENUE, anew) == 0
