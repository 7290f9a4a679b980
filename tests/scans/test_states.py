"""Where a scan can go from where it stands."""

from datetime import date
from itertools import product
from uuid import uuid4

import pytest

from backend.core import clock
from backend.scans.errors import ScanMoveNotPossible
from backend.scans.models import NEXT, Scan, ScanStatus

ACTS = {
    ScanStatus.OPEN: lambda scan: scan.open(clock.now()),
    ScanStatus.CLOSED: lambda scan: scan.close(clock.now()),
    ScanStatus.PUBLISHED: lambda scan: scan.publish(clock.now()),
}


def _scan(status):
    return Scan(company_id=uuid4(), version_id=uuid4(), title="Scan", status=status, closes_on=date(2026, 12, 1))


@pytest.mark.parametrize(("status", "to"), [*product(ScanStatus, ACTS)])
def test_an_act_is_possible_exactly_when_the_table_says_so(status, to):
    scan = _scan(status)
    if to in NEXT[status]:
        ACTS[to](scan)
        assert scan.status is to
    else:
        with pytest.raises(ScanMoveNotPossible) as refused:
            ACTS[to](scan)
        assert refused.value.members["currentStatus"] == status.value
        assert scan.status is status


@pytest.mark.parametrize("status", ScanStatus)
def test_only_what_was_opened_and_not_published_can_be_extended(status):
    scan = _scan(status)
    if status in {ScanStatus.OPEN, ScanStatus.CLOSED}:
        scan.extend(date(2026, 12, 20))
        assert (scan.status, scan.closes_on) == (ScanStatus.OPEN, date(2026, 12, 20))
    else:
        with pytest.raises(ScanMoveNotPossible):
            scan.extend(date(2026, 12, 20))


def test_nothing_leads_back_from_published():
    assert NEXT[ScanStatus.PUBLISHED] == frozenset()
