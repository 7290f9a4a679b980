"""What stands in a cell is read in both notations, and what can be read in two ways is asked about."""

import pytest

from backend.member_measurements.figures import doubt_about, fault_of, figure_of
from backend.monitoring.models import Indicator, Unit
from tests.makers.members import as_csv
from tests.member_measurements.test_files import HEADINGS, as_workbook, row

HOURS = Indicator(code="hours", unit=Unit.HOURS)
MONEY = Indicator(code="money", unit=Unit.EURO_CENTS)


@pytest.mark.parametrize(
    ("cell", "figure"),
    [
        ("1250", 1250),
        ("12000", 12_000),
        ("31,5", 31.5),
        ("31.5", 31.5),
        ("0.125", 0.125),
        ("0,125", 0.125),
        ("-0,125", -0.125),
        ("1234.567", 1234.567),
        ("1234,567", 1234.567),
        ("1.250,5", 1250.5),
        ("1,250.5", 1250.5),
        ("-1.250,50", -1250.5),
        ("4.100.000", 4_100_000),
        ("4,100,000", 4_100_000),
        ("4.100.000,25", 4_100_000.25),
        ("4,100,000.25", 4_100_000.25),
        ("1 250", 1250),
        ("4,1250", 4.125),
        (4.125, 4.125),
        (12_000, 12_000),
        (12_000.0, 12_000),
    ],
)
def test_both_notations_are_read(cell, figure):
    assert figure_of(cell, HOURS) == figure
    assert figure_of(cell, MONEY) == round(figure * 100, 4)
    assert doubt_about(cell) is None


def test_a_sign_of_another_unit_makes_it_no_figure():
    share = Indicator(code="share", unit=Unit.PERCENT)
    assert (figure_of("5,4%", share), fault_of("5,4%", share)) == (5.4, None)
    assert figure_of("€ 5,40", MONEY) == 540
    for cell, indicator, unit in (("12%", MONEY, "euro"), ("€ 5", share, "procent"), ("5%", HOURS, "uur")):
        assert figure_of(cell, indicator) == cell
        assert unit in fault_of(cell, indicator)["nl"]


@pytest.mark.parametrize(
    ("cell", "whole", "broken"),
    [
        ("1.250", "1250", "1,250"),
        ("1,250", "1250", "1,250"),
        ("12,000", "12000", "12,000"),
        ("4.125", "4125", "4,125"),
        ("€ 410.000", "410000", "410,000"),
        ("-4.125", "-4125", "-4,125"),
    ],
)
def test_what_can_be_a_thousand_times_more_is_no_figure_and_both_readings_are_named(cell, whole, broken):
    assert isinstance(figure_of(cell, HOURS), str)
    told = doubt_about(cell)
    assert f"{whole} zijn of {broken}." in told["nl"]
    assert f"{whole} or {broken.replace(',', '.')}." in told["en"]


@pytest.mark.parametrize("cell", ["1.2.3,4", "1.25.000", "1,250,00", "1.250.5", "12.5000,1", "veel", "1e5", ".5", "5,"])
def test_what_is_no_number_in_either_notation_stays_text(cell):
    assert isinstance(figure_of(cell, HOURS), str)
    assert doubt_about(cell) is None


@pytest.mark.parametrize("written", [lambda each: as_csv([each], headings=HEADINGS), lambda each: as_workbook([each])])
async def test_a_row_with_a_figure_in_doubt_is_passed_over_and_told(sending, entering, firm, written):
    told = (await sending(written(row(firm.kvk_number, revenue="1,250")))).json()
    assert (told["entered"], told["refused"]) == (0, 1), told
    (amiss,) = told["mismatches"]
    assert (amiss["column"], amiss["value"]) == ("Omzet", "1,250")
    assert "1250 zijn of 1,250" in amiss["reason"]["nl"]
    assert "1250 or 1.250" in amiss["reason"]["en"]
    assert (await entering.read()).status_code == 404


async def test_a_number_of_a_workbook_is_what_it_is(sending, entering, firm):
    done = (await sending(as_workbook([row(firm.kvk_number, revenue=4100.125 * 1000, fte=31.5)]))).json()
    assert done["entered"] == 1, done
    found = {each["indicator"]: each["value"] for each in (await entering.read()).json()["values"]}
    assert (found["revenue"], found["fte"]) == (410_012_500, 31.5)
