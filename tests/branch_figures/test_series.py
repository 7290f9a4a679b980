"""Series of releases with firms that come, go, take a step or show themselves: what all of them tell together."""

from itertools import combinations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from backend.branch_figures.cube import CUTS, PART_OF, WHOLE, Firm, release
from backend.branch_figures.models import Cut, FigureKind
from backend.core.themes import Theme
from tests.branch_figures.test_cube import PLACES, SCANNED, SCORED, TAKES_PART, firms

PUBLISHED = (SCANNED, None)


def both(number, **more):
    return firms(number, steps=[SCANNED], **more)


def test_a_step_that_is_repeated_is_not_told_beside_a_whole_that_shrank():
    before = release([*both(20), *firms(10, first=20)], {})
    assert before[PUBLISHED].figures[WHOLE].firms == 20
    now = release(both(20), before)
    assert now[TAKES_PART].figures[WHOLE].firms == 20
    assert not now[PUBLISHED].figures, "all of them would be 100 percent"
    again = release([*both(20), *firms(12, first=50)], now)
    assert again[PUBLISHED].figures[WHOLE].firms == 20, "told again beside ten who did not"


def test_a_cell_of_a_repeated_step_is_not_told_beside_its_cell_that_shrank():
    elsewhere = [firm for at, name in enumerate("FG") for firm in both(20, first=100 + 20 * at, section=name)]
    elsewhere += [firm for at, name in enumerate("FG") for firm in firms(15, first=140 + 15 * at, section=name)]
    before = release([*both(60), *firms(10, first=60), *elsewhere], {})
    assert (Cut.SECTION, "C") in before[PUBLISHED].figures
    now = release([*both(60), *elsewhere, *firms(10, first=200, section="F")], before)
    assert (Cut.SECTION, "C") in now[TAKES_PART].figures
    assert now[PUBLISHED].figures[WHOLE].firms == 100
    assert (Cut.SECTION, "C") not in now[PUBLISHED].figures


def test_what_was_withheld_is_still_what_the_next_is_held_against():
    before = release([*both(20), *firms(10, first=20)], {})
    withheld = release(both(20), before)
    nearly = release([*both(19), *firms(20, first=50)], withheld)
    assert not nearly[PUBLISHED].figures or nearly[PUBLISHED].contributions == before[PUBLISHED].contributions


def test_a_repeated_table_is_withheld_when_few_are_left_that_the_branch_does_not_see():
    before = release([*firms(12, known=True), *firms(12, first=12)], {})
    assert before[TAKES_PART].figures
    known = release([*firms(17, known=True), *firms(7, first=17)], before)
    assert not known[TAKES_PART].figures


def test_a_repeated_table_without_ten_that_are_still_here_is_forgotten():
    before = release(firms(12), {})
    assert release(firms(10), before)[TAKES_PART] is before[TAKES_PART]
    assert release(firms(9), before) == {}


def test_firms_that_left_stand_behind_a_table_for_a_while_only():
    before = release(firms(20), {})
    assert release(firms(18), before)[TAKES_PART].figures
    assert release(firms(18), before, worn=[TAKES_PART]) == {}
    assert release(firms(18), {}, paused=[TAKES_PART]) == {}
    assert release(firms(20), before, worn=[TAKES_PART])[TAKES_PART] is before[TAKES_PART]


def test_two_groups_of_different_cuts_that_differ_by_one_firm_are_not_shown_together():
    apart = [
        *firms(40, section="F", province="NL-GE"),
        *firms(1, first=40, section="C", province="NL-GE"),
        *firms(30, first=50, section="C", province="NL-NB"),
        *firms(30, first=80, section="G", province="NL-OV"),
    ]
    figures = release(apart, {})[TAKES_PART].figures
    assert {(Cut.SECTION, "F"), (Cut.PROVINCE, "NL-GE")} & figures.keys() == {(Cut.PROVINCE, "NL-GE")}


GROUP = st.tuples(
    st.sampled_from(PLACES),
    st.integers(1, 16),
    st.lists(st.sampled_from(["away", "here", "scan", "voucher", "granted"]), min_size=4, max_size=4),
    st.integers(0, 4),
)
TOOK = {
    "here": (),
    "scan": (SCANNED,),
    "voucher": (FigureKind.VOUCHERS_APPLIED,),
    "granted": (SCANNED, FigureKind.VOUCHERS_APPLIED, FigureKind.VOUCHERS_GRANTED),
}


def series(groups):
    """The firms of each of four quarters; a group is seen by the branch from some quarter on."""
    for quarter in range(4):
        made, first = [], 0
        for (section, size, province), number, states, seen_from in groups:
            state = states[quarter]
            if state != "away":
                scores = {Theme.PROCESS: (40 + number, 50)} if SCANNED in TOOK[state] else {}
                made += [
                    Firm(
                        UUID(int=first + at),
                        section,
                        size,
                        province,
                        quarter >= seen_from,
                        frozenset({FigureKind.PARTICIPANTS, *TOOK[state]}),
                        scores,
                    )
                    for at in range(number)
                ]
            first += number
        yield made


def behind(table, cell):
    return frozenset(each for each in table.contributions if each.cell_of(cell[0]) == cell[1])


def ancestors(kind):
    while kind in PART_OF:
        kind = PART_OF[kind]
        yield kind, None


@given(st.lists(GROUP, min_size=3, max_size=14))
def test_no_series_tells_a_share_of_none_or_all_nor_a_group_under_ten(groups):
    before, told = {}, {}
    for firms_now in series(groups):
        now = release(firms_now, before)
        unseen = {firm.company_id for firm in firms_now if not firm.is_known}
        here = {firm.company_id for firm in firms_now}
        for subject, table in now.items():
            if not table.figures:
                continue
            around = [now[each] for each in ancestors(subject[0]) if each in now and now[each].figures]
            assert sum(each.company_id in here for each in table.contributions) >= 10
            is_mixed = any(each.company_id in unseen for each in table.contributions)
            sets = {}
            for cut in CUTS:
                cells = [cell for cell in table.figures if cell[0] is cut]
                sets |= {cell: behind(table, cell) for cell in [WHOLE, *cells]}
                sets[cut, "rest"] = table.contributions.difference(*(behind(table, cell) for cell in cells))
            for cell, found in sets.items():
                assert len(found) >= 10
                assert not is_mixed or sum(each.company_id in unseen for each in found) >= 10
                if cell[1] != "rest":
                    assert all(len(behind(each, cell)) - len(found) >= 10 for each in around)
            for one, other in combinations(sets, 2):
                if one[0] is not other[0]:
                    assert len(sets[one] ^ sets[other]) not in range(1, 10)
            if subject in told:
                last = told[subject]
                assert len(last.contributions - table.contributions) not in range(1, 10)
                assert len(table.contributions - last.contributions) not in range(1, 10)
        # What was forgotten is told again only after a pause, which `paused` says; here it may begin anew.
        told = {subject: now[subject] if now[subject].figures else told.get(subject, now[subject]) for subject in now}
        before = now


def test_scores_pass_the_same_series():
    before = release(firms(20, scores=(40, 50)), {})
    few = release([*firms(15, scores=(40, 50)), *firms(5, first=15)], before)
    assert few[SCORED] is before[SCORED]
    assert SCORED not in release([*firms(8, scores=(40, 50)), *firms(12, first=30)], before)
