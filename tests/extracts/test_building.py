"""What must hold of every extract, whatever the firms: the rules of disclosure on the bytes that leave."""

import csv
import io
import zipfile
from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.extracts.building import TooFewFirms, build, is_drawn_out, pack, pseudonym
from backend.extracts.coarsening import Coarsening
from backend.extracts.coding import ROUNDINGS, code, points_at_one, rounded
from backend.extracts.grouping import group
from backend.monitoring.models import Unit
from backend.statistics.firms import is_dominated
from tests.extracts.panels import KEY, OTHER_KEY, UNITS, make_panel

PANELS = st.builds(
    make_panel,
    st.integers(60, 400),
    seed=st.integers(0, 10_000),
    years=st.integers(1, 5),
    spread=st.integers(1, 5),
)


def tables(panel, key=KEY):
    packed = pack(build(panel, UNITS, key), {})
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        firms = archive.read("firms.csv").decode()
        measurements = archive.read("measurements.csv").decode()
    return packed, *(list(csv.DictReader(io.StringIO(text, newline=""))) for text in (firms, measurements))


def combination(row):
    return tuple(row[name] for name in ("section", "size_class", "area", "kind", "start_year"))


@settings(max_examples=40, deadline=None)
@given(PANELS)
def test_every_combination_is_shared_by_ten_firms_at_least(panel):
    _, firms, _ = tables(panel)
    assert min(Counter(combination(row) for row in firms).values()) >= 10


@settings(max_examples=40, deadline=None)
@given(PANELS)
def test_whoever_knows_all_of_a_firm_finds_ten_rows_or_none(panel):
    """A label may be coarser than what is known: every row that can be the firm counts, and there are ten."""
    _, firms, _ = tables(panel)
    told = Counter(combination(row) for row in firms)
    for at in range(len(panel.ids)):
        size, province = str(panel.size_class[at]), str(panel.province[at])
        joined = "1-49" if size in {"1-4", "5-14", "15-49"} else "50+"
        fitting = (
            {str(panel.section[at]), "*"},
            {size, joined, "*"},
            {province, panel.regions[province], "NL"},
            {str(panel.kind[at])},
            {str(panel.start_year[at]), "*"},
        )
        rows = sum(
            number
            for each, number in told.items()
            if all(value in allowed for value, allowed in zip(each, fitting, strict=True))
        )
        assert rows == 0 or rows >= 10


@settings(max_examples=25, deadline=None)
@given(PANELS)
def test_no_identifier_leaves_and_two_extracts_share_no_name(panel):
    packed, firms, measurements = tables(panel)
    _, others, _ = tables(panel, OTHER_KEY)
    names, other_names = ({row["firm"] for row in table} for table in (firms, others))
    assert not names & other_names
    assert {row["firm"] for row in measurements} <= names
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        written = b"".join(archive.read(name) for name in archive.namelist()).decode()
    for each in panel.ids:
        assert each.hex not in written
        assert str(each) not in written
        assert each.hex[:16] not in names


@settings(max_examples=15, deadline=None)
@given(PANELS)
def test_the_same_firms_and_key_give_the_same_bytes_in_whatever_order_they_came(panel):
    first, _, _ = tables(panel)
    assert tables(panel)[0] == first
    turned = np.arange(len(panel.ids))[::-1]
    place = np.argsort(turned)
    other_way = replace(
        panel,
        ids=tuple(panel.ids[at] for at in turned),
        section=panel.section[turned],
        size_class=panel.size_class[turned],
        province=panel.province[turned],
        kind=panel.kind[turned],
        start_year=panel.start_year[turned],
        firm=place[panel.firm].astype(np.int32),
    )
    assert tables(other_way)[0] == first, "the order tells nothing of the order in which firms came"


@settings(max_examples=40, deadline=None)
@given(PANELS)
def test_ten_firms_share_the_highest_and_the_lowest_of_each_indicator_or_nobody_shows_it(panel):
    built = build(panel, UNITS, KEY)
    inside = {each: at for at, each in enumerate(panel.ids)}
    kept = [inside[each] for each in built.company_ids]
    for column, (name, unit) in enumerate(UNITS.items()):
        told = built.report.indicators[name]
        by_firm = defaultdict(list)
        for firm, value in zip(panel.firm, panel.values[:, column], strict=True):
            if firm in set(kept) and not np.isnan(value):
                by_firm[firm].append(value)
        if len(by_firm) < 30:
            assert (told.lowest, told.highest) == (None, None)
            continue
        rounding = ROUNDINGS[unit]
        scaled = {firm: rounded(np.array(values) / rounding.divided_by, rounding) for firm, values in by_firm.items()}
        assert sum(max(values) >= told.highest for values in scaled.values()) >= 10
        assert sum(min(values) <= told.lowest for values in scaled.values()) >= 10
        shown = built.rows.values[:, column]
        shown = shown[~np.isnan(shown)]
        assert not len(shown) or (told.lowest <= shown.min() and shown.max() <= told.highest)


@settings(max_examples=40, deadline=None)
@given(PANELS)
def test_no_group_shows_values_of_a_year_that_are_alike_or_that_one_firm_makes_up(panel):
    _, firms, measurements = tables(panel)
    of_firm = {row["firm"]: combination(row) for row in firms}
    cells = defaultdict(list)
    for row in measurements:
        cells[of_firm[row["firm"]], row["year"], row["indicator"]].append(Decimal(row["value"]))
    for (_, _, indicator), values in cells.items():
        assert len(set(values)) > 1
        if ROUNDINGS[UNITS[indicator]].adds_up:
            assert not is_dominated(values)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(-50, 50)), min_size=1, max_size=60), st.booleans())
def test_many_cells_at_once_are_judged_as_one_by_one(pairs, adds_up):
    cell = np.array([each for each, _ in pairs], dtype=np.int64)
    told = np.array([value for _, value in pairs], dtype=float)
    found = points_at_one(told, cell, adds_up=adds_up)
    for number in set(cell.tolist()):
        values = [Decimal(int(value)) for value in told[cell == number]]
        expected = len(set(values)) == 1 or (adds_up and is_dominated(values))
        assert set(found[cell == number].tolist()) == {expected}


def test_a_firm_stands_in_the_finest_group_that_ten_share_and_the_steps_are_counted():
    panel = make_panel(12, spread=1)
    whole = group(panel)
    assert (whole.taken[Coarsening.NONE], set(whole.told.area)) == (12, {"NL-NB"})
    province = panel.province.copy()
    province[:6] = "NL-LI"
    coarser = group(replace(panel, province=province))
    assert (coarser.taken[Coarsening.REGION], set(coarser.told.area)) == (12, {"Zuid"})
    kind = panel.kind.copy()
    kind[0] = "comparison"
    apart = group(replace(panel, kind=kind))
    assert (apart.of_firm == -1).tolist() == [True] + [False] * 11, "treatment is never blurred: who is alone goes"


def test_too_few_firms_are_no_extract():
    with pytest.raises(TooFewFirms):
        build(make_panel(29, spread=1), UNITS, KEY)


def test_one_firm_in_ten_is_left_out_by_a_draw_of_the_key():
    panel = make_panel(2_000, spread=1)
    out = [each for each in panel.ids if is_drawn_out(KEY, each)]
    assert 140 < len(out) < 260
    built = build(panel, UNITS, KEY)
    assert set(built.company_ids) == set(panel.ids) - set(out)
    assert {is_drawn_out(OTHER_KEY, each) for each in out} == {True, False}
    assert len({pseudonym(KEY, each) for each in panel.ids}) == 2_000


def test_values_are_rounded_as_their_unit_says():
    def of(unit, *values):
        rounding = ROUNDINGS[unit]
        return rounded(np.array(values, dtype=float) / rounding.divided_by, rounding).tolist()

    assert of(Unit.EURO_CENTS, 123_456_789, -98_765, 0) == [1_200_000, -990, 0]
    assert of(Unit.PERSONS, 2, 8, 12, 98, 104, 1_260) == [0, 10, 10, 100, 100, 1_300]
    assert of(Unit.PERCENT, 4.6, -0.2) == [5, 0]
    assert of(Unit.SCORE, 7.3, 7.1) == [7.5, 7.0]
    assert of(Unit.DAYS, 0.123, 21.4) == [0.12, 21.0]


def test_an_indicator_of_fewer_than_thirty_firms_is_not_told():
    values = np.arange(1.0, 30.0)
    found = code(values, np.arange(29, dtype=np.int32), np.zeros(29, dtype=np.int64), Unit.DAYS)
    assert np.isnan(found.values).all()
    assert (found.lowest, found.highest, found.kept_back) == (None, None, 29)
