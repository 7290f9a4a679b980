"""What somebody typed never becomes a formula in a file that a spreadsheet opens."""

from decimal import Decimal

import pytest

from backend.core.spreadsheets import harmless
from backend.monitor import files
from backend.monitor.dictionary import COLUMNS
from backend.releases import downloads


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "  =", "\u00a0@"])
def test_a_text_that_would_be_reckoned_with_stays_a_text(begin):
    assert harmless(f"{begin}1+1") == f"'{begin}1+1"


@pytest.mark.parametrize("value", ["", "Bakkerij = brood", Decimal("-1.5"), -3, None])
def test_anything_else_is_left_as_it_is(value):
    assert harmless(value) is value


def test_releases_and_the_monitor_are_guarded():
    assert '"\'=1+1"' in downloads._written(["name"], [["=1+1"]])
    cell = {**dict.fromkeys(COLUMNS), "cut": "branch", "first": "=1+1", "second": None}
    assert '"\'=1+1"' in files.as_csv({"as_of": "2026-01-01"}, [cell]).decode()
