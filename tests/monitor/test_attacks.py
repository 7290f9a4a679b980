"""A programme of a thousand firms, released by the road that real firms go, and attacked: nothing small comes out."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import numpy as np
import pytest
from scipy.optimize import linprog

from backend.monitor.dimensions import WHOLE, MonitorMeasure, Subject
from backend.monitor.release import release
from tests.makers.monitor import AS_OF, BRANCH
from tests.monitor import attacks
from tests.monitor.programmes import (
    EMPLOYEES,
    FIRMS,
    first,
    programme,
)


def test_every_published_cell_has_ten_firms_and_rounded_numbers():
    firms = programme()
    assert len(first().figures) > 800, "a thousand firms have much to tell"
    for key, (figure, _) in first().figures.items():
        assert attacks.behind(firms, key).sum() >= 10
        assert figure.firms % 5 == 0
        if figure.total is not None:
            assert len(str(figure.total).rstrip("0")) <= 3


def test_linear_algebra_over_all_that_is_published_recovers_no_cell_under_ten():
    firms = programme()
    rows, _ = attacks.published(firms, first().figures, measures=attacks.COUNTS)
    groups = sorted(attacks.small_groups(firms), key=sorted)
    singles = [frozenset({at}) for at in range(len(firms))]
    assert len(groups) > 500
    assert attacks.recoveries(rows, groups + singles) == []


def test_the_same_attack_finds_recoveries_when_suppression_is_off():
    firms = programme()
    rows, _ = attacks.published(firms, attacks.unprotected(firms, AS_OF), measures=attacks.COUNTS)
    groups = sorted(attacks.small_groups(firms), key=sorted)
    assert len(attacks.recoveries(rows, groups)) > 5


def test_no_two_published_counts_differ_by_a_few_firms():
    firms = programme()
    rows, keys = attacks.published(firms, first().figures, measures=attacks.COUNTS)
    differing = rows.sum(1)[:, None] + rows.sum(1)[None, :] - 2 * rows @ rows.T
    close = np.argwhere((differing > 0) & (differing < 10))
    assert [(keys[one], keys[other]) for one, other in close] == []


def test_a_firm_that_knows_its_own_value_and_two_that_conspire_recover_no_third():
    """Own firm out, and two members together: whatever they subtract, one firm alone never stays."""
    firms = programme()
    rows, _ = attacks.published(firms, first().figures, measures=attacks.COUNTS)
    singles = [frozenset({at}) for at in range(len(firms))]
    chance = np.random.default_rng(3)
    for known in [(at,) for at in chance.integers(0, 1_000, 3)] + [
        tuple(chance.integers(0, 1_000, 2)) for _ in range(3)
    ]:
        assert attacks.recoveries(rows, singles, known=[int(at) for at in known]) == []


def test_nested_regions_and_provinces_leave_no_province_of_a_few():
    """A region less the provinces that are shown of it: nobody, or ten."""
    firms = programme()
    shown = {key[2] for key in first().figures if key[:2] == (None, FIRMS)}
    for region in {firm.region for firm in firms}:
        if not any(cell and cell[0][1] == region for cell in shown):
            continue
        rest = [
            firm
            for firm in firms
            if firm.region == region and not any(len(cell) == 1 and cell[0][1] == firm.province for cell in shown)
        ]
        assert len(rest) == 0 or len(rest) >= 10


def test_nobody_places_a_hidden_cell_below_ten_or_within_the_rounding():
    """By a linear programme over the whole cube of firms, for forty hidden cells, with what is rounded as it is."""
    firms = programme()
    rows, keys = attacks.published(firms, first().figures, measures=(MonitorMeasure.FIRMS,), branches=False)
    places = sorted({tuple(getattr(firm, each) for each in attacks.CROSSED) for firm in firms})
    at = {place: number for number, place in enumerate(places)}
    of_firm = [at[tuple(getattr(firm, each) for each in attacks.CROSSED)] for firm in firms]
    sums = np.zeros((len(rows), len(places)))
    for column, place in enumerate(of_firm):
        sums[:, place] = np.maximum(sums[:, place], rows[:, column])
    told = np.array([first().figures[key][0].firms for key in keys])
    hidden = [group for group in attacks.small_groups(firms) if len({firms[each].year for each in group}) == 2]
    for group in sorted(hidden, key=sorted)[:40]:
        wanted = np.zeros(len(places))
        wanted[sorted({of_firm[each] for each in group})] = 1
        ends = [
            linprog(sign * wanted, A_ub=np.vstack([sums, -sums]), b_ub=np.concatenate([told + 2, 2 - told])).fun * sign
            for sign in (1, -1)
        ]
        assert ends[1] - ends[0] >= 5


def test_the_largest_firm_of_a_cell_is_not_estimated_within_fifteen_percent_by_the_second():
    """What is left of each published total, and of each margin less its cells, after the second took itself out."""
    firms = programme()
    sizes = np.array([firm.employees for firm in firms], dtype=float)
    totals = {key[2]: attacks.behind(firms, key) for key in first().figures if key[:2] == (None, EMPLOYEES)}
    groups = list(totals.values())
    for cell, inside in totals.items():
        for dimension in {each for other in totals for each, _ in other} - {each for each, _ in cell}:
            parts = [
                mask
                for other, mask in totals.items()
                if len(other) == len(cell) + 1 and set(cell) < set(other) and dimension in {each for each, _ in other}
            ]
            if parts:
                groups.append(inside & ~np.logical_or.reduce(parts))
    for inside in groups:
        if not inside.any():
            continue
        first_one, second_one, *_ = [*sorted(sizes[inside], reverse=True), 0.0]
        assert inside.sum() >= 10
        assert sizes[inside].sum() - second_one >= 1.15 * first_one
        assert first_one <= sizes[inside].sum() / 2


def test_a_giant_hides_its_cell_and_cannot_be_worked_out_from_those_around_it():
    giant = replace(
        programme()[0], key=UUID(int=5_000), employees=400_000, section="S", province="NL-LI", region="Zuid-Nederland"
    )
    firms = [*programme(), giant]
    told = release(firms, AS_OF).figures
    rows, keys = attacks.published(firms, told, measures=(MonitorMeasure.EMPLOYEES,))
    of_giant = np.array([firm.key == giant.key for firm in firms])
    assert not any(row[-1] for row, key in zip(rows, keys, strict=True) if key[2] != WHOLE and row.any())
    assert (None, EMPLOYEES, WHOLE) not in told, "one firm would be more than half of it"
    assert attacks.recoveries(rows, [frozenset({int(np.flatnonzero(of_giant)[0])})]) == []


def test_a_branch_with_its_own_table_recovers_no_few_members_or_others():
    firms = programme()
    rows, keys = attacks.published(firms, first().figures, measures=attacks.COUNTS)
    assert any(key[0] == BRANCH for key in keys)
    few = []
    for section in {firm.section for firm in firms}:
        for is_member in (True, False):
            group = frozenset(
                at
                for at, firm in enumerate(firms)
                if firm.section == section and (BRANCH in firm.branches) is is_member
            )
            few += [group] if 0 < len(group) < 10 else []
    unseen = frozenset(at for at, firm in enumerate(firms) if BRANCH in firm.branches - firm.known_to)
    assert len(unseen) >= 10
    assert attacks.recoveries(rows, few) == []


@pytest.mark.parametrize("known", [(), (0,), (0, 1)])
def test_the_mean_of_a_change_gives_no_firms_own_change(known):
    firms = programme()
    revenue = {
        key: told for key, told in first().figures.items() if key[1] == Subject(MonitorMeasure.CHANGE, "revenue")
    }
    rows, _ = attacks.published(firms, {key: told for key, told in revenue.items() if told[0].mean is not None})
    assert len(rows) > 50
    measured = [at for at, firm in enumerate(firms) if "revenue" in firm.changes]
    assert attacks.recoveries(rows, [frozenset({at}) for at in measured], known=known) == []


def test_firms_that_are_all_alike_tell_nothing_of_each_other():
    alike = [replace(firm, changes={"revenue": Decimal("4.0")}) for firm in programme()[:200]]
    assert not any(key[1].measure is MonitorMeasure.CHANGE for key in release(alike, AS_OF).figures)


def test_all_of_a_cell_in_one_category_is_not_told():
    """No share of 0 or 100 percent: that everybody in a province works on one theme tells what each works on."""
    firms = [replace(firm, theme="process") if firm.province == "NL-NB" else firm for firm in programme()]
    told = release(firms, AS_OF).figures
    assert not any(
        key[1].measure is MonitorMeasure.THEMES
        and ("province", "NL-NB") in {(each.value, label) for each, label in key[2]}
        for key in told
    )


def test_a_second_run_tells_the_same_and_so_does_another_order():
    few = programme()[:250]
    assert release(few, AS_OF) == release(list(reversed(few)), AS_OF)
