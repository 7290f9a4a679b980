"""What a voucher can do for a company today: the truth by the clock, by its own facts and by the money that is left."""

from datetime import UTC, datetime, timedelta

import pytest

from backend.core import clock
from backend.identity.scopes import Role
from backend.vouchers.models import Round
from backend.vouchers.states import RoundStatus
from tests.makers.organisations import make_company
from tests.makers.vouchers import bring_to, make_round, set_stage

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session, section="C", employees=38)


@pytest.fixture
async def owner(client_as, company):
    return await client_as(Role.OWNER, organisation_id=company.id)


async def _look(client, company, **wanted):
    answer = await client.get(f"/companies/{company.id}/voucher-outlook", params=wanted)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_an_open_round_tells_its_name_last_day_share_and_what_is_left(owner, company, database):
    async with database.write() as session:
        round_ = await make_round(session, budget_cents=412_300_00)
        # Midnight in Amsterdam: the last whole day is the one before.
        round_.closes_at = datetime(2099, 1, 31, 23, tzinfo=UTC)
    found = await _look(owner, company)
    assert (found["status"], found["round"]["id"]) == ("open", str(round_.id))
    assert found["reason"] == {
        "nl": "Adviesvoucher (eerste ronde) is open tot en met 31 januari 2099. Het programma betaalt 75 procent van "
        "de kosten van het advies, tot €\u00a02.500. Er is nog €\u00a0412.300.",
        "en": "Advice voucher (first round) is open up to and including 31 January 2099. The programme pays 75 "
        "percent of the cost of advice, up to €2,500. €412,300 is left.",
    }


async def test_a_round_that_closes_in_the_day_tells_the_hour_in_dutch_time(owner, company, database):
    async with database.write() as session:
        round_ = await make_round(session)
        round_.closes_at = datetime(2099, 7, 1, 10, tzinfo=UTC)
    assert "is open tot 1 juli 2099, 12:00 uur." in (await _look(owner, company))["reason"]["nl"]


async def test_without_money_left_it_tells_of_the_waiting_list(owner, company, database):
    async with database.write() as session:
        await make_round(session, budget_cents=0)
    found = await _look(owner, company)
    assert found["status"] == "open"
    assert "komt op de wachtlijst" in found["reason"]["nl"]


async def test_of_two_open_rounds_the_one_with_money_and_the_highest_share_is_told(owner, company, database):
    async with database.write() as session:
        await make_round(session, budget_cents=0, rate_basis_points=9000)
        await make_round(session, rate_basis_points=5000)
        best = await make_round(session, rate_basis_points=6250)
    found = await _look(owner, company)
    assert found["round"]["id"] == str(best.id)
    assert "62,5 procent" in found["reason"]["nl"]
    assert "62.5 percent" in found["reason"]["en"]


async def test_a_coming_round_tells_from_when(owner, company, database):
    async with database.write() as session:
        opens = timedelta(days=20)
        round_ = await make_round(session, status=RoundStatus.PUBLISHED, opens_in=opens, closes_in=2 * opens)
        round_.opens_at, round_.closes_at = datetime(2099, 1, 9, 23, tzinfo=UTC), datetime(2099, 3, 1, tzinfo=UTC)
    found = await _look(owner, company)
    assert found["status"] == "coming"
    assert found["reason"]["nl"].startswith(
        "Nu is er geen ronde open. Adviesvoucher (eerste ronde) opent op 10 januari"
    )


async def test_a_published_round_is_open_from_its_moment_and_none_after_it(owner, company, database):
    async with database.write() as session:
        round_ = await make_round(session, status=RoundStatus.PUBLISHED)
        stored = await session.get_one(Round, round_.id)
        assert stored.status is RoundStatus.PUBLISHED
    assert (await _look(owner, company))["status"] == "open"
    async with database.write() as session:
        stored = await session.get_one(Round, round_.id)
        stored.closes_at = clock.now() - timedelta(minutes=1)
    assert (await _look(owner, company))["status"] == "none"


@pytest.mark.parametrize(
    "rules", [{"sectors": ["Q"]}, {"size_classes": ["250+"]}, {"themes": ["working_time"]}, {"draft": True}]
)
async def test_a_round_that_does_not_fit_is_not_told(*, owner, company, database, rules):
    status = RoundStatus.DRAFT if rules.pop("draft", False) else RoundStatus.OPEN
    async with database.write() as session:
        await make_round(session, status=status, **rules)
    found = await _look(owner, company, theme="work_division")
    assert (found["status"], found["round"]) == ("none", None)
    assert "Begin zelf met een instrument" in found["reason"]["nl"]


async def test_whoever_has_a_voucher_of_the_scheme_is_not_told_to_apply(client_as, database):
    stage = await set_stage(database, client_as)
    assert (await _look(stage.owner, stage.company))["status"] == "open"
    await bring_to(stage, "submitted")
    found = await _look(stage.owner, stage.company)
    assert found["status"] == "held"
    assert found["reason"]["nl"] == "Uw bedrijf heeft al een aanvraag of voucher van de regeling Adviesvoucher."


@pytest.mark.parametrize(("role", "status"), [(Role.STAFF_REPRESENTATIVE, 200), (Role.SYNTENS_OFFICER, 403)])
async def test_people_of_the_company_read_it_and_officers_do_not(client_as, company, role, status):
    own = {"organisation_id": company.id} if role is Role.STAFF_REPRESENTATIVE else {}
    reader = await client_as(role, **own)
    assert (await reader.get(f"/companies/{company.id}/voucher-outlook")).status_code == status


async def test_a_stranger_does_not_find_it(client_as, company):
    stranger = await client_as(Role.OWNER)
    assert (await stranger.get(f"/companies/{company.id}/voucher-outlook")).status_code == 404
