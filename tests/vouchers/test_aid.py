"""The ceiling for state aid: windows, boundaries, and what counts."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.vouchers.aid import Aid, aid_of, counted_from, in_force
from backend.vouchers.models import AidRegulation, Voucher
from backend.vouchers.states import VoucherStatus
from tests.makers.organisations import make_company
from tests.makers.vouchers import make_round
from tests.vouchers.test_rounds import SCHEME, post

OLD, NEW = AidRegulation.DE_MINIMIS_2013_1407, AidRegulation.DE_MINIMIS_2023_2831


@pytest.mark.parametrize(
    ("regulation", "on", "first"),
    [
        (NEW, date(2026, 11, 24), date(2023, 11, 24)),
        (NEW, date(2028, 2, 29), date(2025, 2, 28)),
        (OLD, date(2023, 11, 24), date(2021, 1, 1)),
        (OLD, date(2023, 1, 1), date(2021, 1, 1)),
    ],
)
def test_the_window_of_three_years(regulation, on, first):
    assert counted_from(regulation, on) == first


@pytest.mark.parametrize(
    ("regulation", "on", "allowed"),
    [
        (OLD, date(2024, 6, 30), True),
        (OLD, date(2024, 7, 1), False),
        (NEW, date(2023, 12, 31), False),
        (NEW, date(2024, 1, 1), True),
        (NEW, date(2031, 1, 1), False),
    ],
)
def test_a_regulation_is_in_force_for_a_time(regulation, on, allowed):
    assert in_force(regulation, on) is allowed


def test_exactly_the_ceiling_is_allowed_and_a_cent_more_is_not():
    aid = Aid(300_000_00, 290_000_00, 7_500_00)
    assert aid.room_cents == 2_500_00
    assert aid.allows(2_500_00)
    assert not aid.allows(2_500_01)
    assert Aid(300_000_00, 310_000_00, 0).room_cents == 0


@pytest.mark.parametrize(
    ("status", "ago", "settled", "counted"),
    [
        (VoucherStatus.GRANTED, timedelta(days=1), None, 2_000_00),
        (VoucherStatus.SETTLED, timedelta(days=1), 1_500_00, 1_500_00),
        (VoucherStatus.REVOKED, timedelta(days=1), None, 0),
        (VoucherStatus.EXPIRED, timedelta(days=1), None, 0),
        (VoucherStatus.GRANTED, timedelta(days=3 * 365 + 2), None, 0),
    ],
)
async def test_what_was_granted_counts_from_the_day_of_the_grant(session, status, ago, settled, counted):
    round_ = await make_round(session)
    company = await make_company(session)
    when = clock.now() - ago
    session.add(
        Voucher(
            code="SW-26-TEST-01",
            round_id=round_.id,
            company_id=company.id,
            status=status,
            subsidy_cents=2_500_00,
            granted_cents=2_000_00,
            settled_cents=settled,
            granted_at=when,
            granted_by=uuid4(),
            settled_by=uuid4() if settled else None,
            submitted_at=when,
            valid_until=when.date(),
            adviser_name="Karin",
            adviser_accredited_until=when.date(),
        )
    )
    await session.flush()
    aid = await aid_of(session, company.id, NEW, declared_cents=10, on=clock.today())
    assert (aid.declared_cents, aid.granted_cents) == (10, counted)


async def test_a_scheme_rests_on_a_regulation_that_is_in_force(client_as):
    programme = await client_as(Role.PROGRAMME_OFFICER)
    answer = await post(programme, "/schemes", {**SCHEME, "aidRegulation": OLD})
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/aidRegulation")
