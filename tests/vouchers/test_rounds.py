"""The programme office makes a round, funds it and publishes it; everybody sees the rules and what is left."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.vouchers.models import Round, Voucher
from backend.vouchers.service import clockwork
from backend.vouchers.states import RoundStatus, VoucherStatus
from tests.makers.advisers import make_adviser
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.vouchers import RULES, apply, bring_to, make_draft, make_round, move, once, set_stage

TEXT = {"nl": "Adviesvoucher", "en": "Advice voucher"}
NAME = {"nl": "Plan samen", "en": "Plan agreed"}
SCHEME = {
    "slug": "adviesvoucher",
    "name": TEXT,
    "summary": TEXT,
    "conditions": TEXT,
    "themes": [],
    "sectors": [],
    "sizeClasses": RULES["size_classes"],
    "branchIds": [],
    "adviserKinds": ["private"],
    "rateBasisPoints": 7500,
    "minimumCents": 750_00,
    "maximumCents": 2_500_00,
    "validityDays": 273,
    "decisionWeeks": 8,
    "vouchersPerCompany": 1,
    "baselineRequired": True,
    "aidRegulation": "de_minimis_2023_2831",
    "payee": "adviser",
}


def round_wish(scheme_id, **fields):
    now = clock.now()
    return {
        "schemeId": scheme_id,
        "slug": "eerste-ronde",
        "name": {"nl": "Eerste ronde", "en": "First round"},
        "opensAt": (now + timedelta(days=1)).isoformat(),
        "closesAt": (now + timedelta(days=31)).isoformat(),
        "waitingListEndsOn": (now + timedelta(days=61)).date().isoformat(),
        "allocation": "first_come",
        "objectionReserveCents": 1_000_00,
        **fields,
    }


async def post(client, address, wish, **headers):
    return await client.post(address, json=wish, headers={**once(), **headers})


async def test_a_round_is_made_funded_published_opened_and_closed(client_as, database, visitor):
    async with database.write() as session:
        office = await make_organisation(session, kind=OrganisationKind.PROGRAMME_OFFICE, name="Programmabureau")
        branch = await make_organisation(session, kind=OrganisationKind.BRANCH, name="Branche")
    programme = await client_as(Role.PROGRAMME_OFFICER, organisation_id=office.id)
    scheme = await post(programme, "/schemes", SCHEME)
    assert scheme.status_code == 201, scheme.text
    made = await post(programme, "/rounds", round_wish(scheme.json()["id"]))
    assert made.status_code == 201, made.text
    address = made.headers["Location"].removeprefix("/v1")
    assert (await visitor.get(address)).status_code == 404

    unfunded = await post(programme, f"{address}/status-changes", {"toStatus": "published"}, **{"If-Match": "*"})
    assert (unfunded.status_code, unfunded.json()["type"]) == (409, "/v1/problems/round-unfunded")
    share = {"organisationId": str(office.id), "amountCents": 10_000_00}
    first = await post(programme, f"{address}/funding-shares", share)
    assert first.status_code == 201, first.text
    rule = {"membersOfId": str(branch.id), "shareBasisPoints": 4000}
    second = await post(
        programme, f"{address}/funding-shares", {"organisationId": str(branch.id), "amountCents": 5_000_00, **rule}
    )
    assert second.json()["membersOfName"] == "Branche"
    topped = await post(programme, f"{address}/funding-shares/{first.json()['id']}/top-ups", {"amountCents": 1_000_00})
    assert topped.json()["fundedCents"] == 11_000_00

    for status, seen in (("published", "published"), ("open", "open"), ("closed", "closed")):
        version = (await programme.get(address)).headers["ETag"]
        answer = await post(programme, f"{address}/status-changes", {"toStatus": status}, **{"If-Match": version})
        assert answer.status_code == 201, answer.text
        shown = (await visitor.get(address)).json()
        assert shown["status"] == seen
    assert (shown["budgetCents"], shown["availableCents"]) == (16_000_00, 15_000_00)
    backwards = await post(programme, f"{address}/status-changes", {"toStatus": "open"}, **{"If-Match": "*"})
    assert (backwards.status_code, backwards.json()["currentStatus"]) == (409, "closed")
    postings = (await programme.get(f"{address}/ledger-transactions")).json()["items"]
    assert [posting["act"] for posting in postings] == ["set_aside", "fund", "fund", "fund"]


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({"criteria": [{"kind": "plan_agreed", "values": [], "points": 5, "name": NAME}]}, (400, "invalid-input")),
        ({"allocation": "ranking"}, (400, "invalid-input")),
        ({"closesAt": "2020-01-01T00:00:00Z"}, (400, "invalid-input")),
        ({"waitingListEndsOn": "2020-01-01"}, (400, "invalid-input")),
        ({"schemeId": "00000000-0000-4000-8000-000000000000"}, (404, "scheme-not-found")),
    ],
)
async def test_a_round_that_cannot_be_is_refused(client_as, fields, answer):
    programme = await client_as(Role.PROGRAMME_OFFICER)
    scheme = (await post(programme, "/schemes", SCHEME)).json()
    found = await post(programme, "/rounds", round_wish(scheme["id"], **fields))
    assert (found.status_code, found.json()["type"].rsplit("/", 1)[-1]) == answer


async def test_a_share_needs_a_funder_and_a_whole_rule(client_as, database):
    async with database.write() as session:
        round_ = await make_round(session)
        company = await make_company(session)
    programme = await client_as(Role.PROGRAMME_OFFICER)
    wish = {"organisationId": str(company.id), "amountCents": 100, "shareBasisPoints": 4000}
    answer = await post(programme, f"/rounds/{round_.id}/funding-shares", wish)
    assert [fault["location"] for fault in answer.json()["errors"]] == ["#/organisationId", "#/shareBasisPoints"]
    missing = await post(
        programme,
        f"/rounds/{round_.id}/funding-shares/00000000-0000-4000-8000-000000000000/top-ups",
        {"amountCents": 100},
    )
    assert missing.status_code == 404
    negative = await post(programme, f"/rounds/{round_.id}/funding-shares", {**wish, "amountCents": -5})
    assert negative.status_code == 400


async def test_rounds_are_listed_by_their_status_of_the_moment(session, visitor, database):
    async with database.write() as making:
        soon = await make_round(making, status=RoundStatus.PUBLISHED, opens_in=timedelta(hours=1))
        begun = await make_round(making, status=RoundStatus.PUBLISHED)
        over = await make_round(making, status=RoundStatus.OPEN, closes_in=timedelta(seconds=-1))
        await make_round(making, status=RoundStatus.DRAFT)
    for status, wanted in (("published", soon), ("open", begun), ("closed", over)):
        found = (await visitor.get(f"/rounds?status={status}")).json()["items"]
        assert [(item["id"], item["status"]) for item in found] == [(str(wanted.id), status)]
    assert (await visitor.get("/rounds")).json()["total"] == 3


async def test_the_clock_is_written_down_once(session):
    begun = await make_round(session, status=RoundStatus.PUBLISHED)
    over = await make_round(session, status=RoundStatus.PUBLISHED, closes_in=timedelta(seconds=-1))
    assert await clockwork.follow_clock(session) == 2
    assert (begun.status, over.status) == (RoundStatus.OPEN, RoundStatus.CLOSED)
    assert await clockwork.follow_clock(session) == 0


async def test_a_waiting_list_ends_on_its_day_with_a_letter(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=1_000_00)
    voucher_id = await apply(stage)
    await move(stage.owner, voucher_id, "submitted")
    async with database.write() as session:
        round_ = await session.get(Round, stage.round_id)
        round_.close(clock.now())
        assert await clockwork.end_waiting_lists(session) == 0
        round_.waiting_list_ends_on = clock.today() - timedelta(days=1)
        assert await clockwork.end_waiting_lists(session) == 1
        assert round_.status is RoundStatus.ALLOCATED
        assert await clockwork.end_waiting_lists(session) == 0
    found = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()
    assert (found["status"], found["letters"][0]["kind"]) == ("rejected", "voucher_rejected")
    assert found["deadlines"]["objectionDueOn"] is not None


async def test_after_the_last_day_nobody_moves_up(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=2_500_00)
    first = await bring_to(stage, "submitted")
    async with database.write() as session:
        late = await make_company(session)
        draft = await make_draft(session, round_id=stage.round_id, company_id=late.id, adviser_id=stage.adviser.id)
    owner = await client_as(Role.OWNER, organisation_id=late.id)
    await move(owner, draft.id, "submitted")
    async with database.write() as session:
        await session.execute(text("UPDATE rounds SET waiting_list_ends_on = current_date - 2"))
    await move(stage.owner, first, "withdrawn")
    assert (await owner.get(f"/vouchers/{draft.id}")).json()["status"] == "waitlisted"


async def test_a_voucher_that_is_not_used_expires_and_its_money_goes_to_the_next(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=2_500_00)
    voucher_id = await bring_to(stage, "granted")
    async with database.write() as session:
        waiting = await make_company(session)
        draft = await make_draft(session, round_id=stage.round_id, company_id=waiting.id, adviser_id=stage.adviser.id)
    owner = await client_as(Role.OWNER, organisation_id=waiting.id)
    await move(owner, draft.id, "submitted")
    async with database.write() as session:
        assert await clockwork.expire_due(session) == 0
        voucher = await session.get(Voucher, voucher_id)
        voucher.valid_until = clock.today() - timedelta(days=1)
    async with database.write() as session:
        assert await clockwork.expire_due(session) == 1
        assert await clockwork.expire_due(session) == 0
        found = dict((await session.execute(select(Voucher.id, Voucher.status))).all())
    assert {str(key): value for key, value in found.items()} == {
        voucher_id: VoucherStatus.EXPIRED,
        str(draft.id): VoucherStatus.SUBMITTED,
    }
    history = (await stage.owner.get(f"/vouchers/{voucher_id}/status-changes")).json()["items"]
    assert (history[-1]["source"], history[-1]["actorName"]) == ("platform", None)


async def test_a_round_ends_when_every_voucher_has(database, client_as):
    stage = await set_stage(database, client_as, budget_cents=10_000_00)
    await bring_to(stage, "submitted")
    programme = await client_as(Role.PROGRAMME_OFFICER)
    async with database.write() as session:
        round_ = await session.get(Round, stage.round_id)
        round_.close(clock.now())
        round_.allocate()
    address = f"/rounds/{stage.round_id}/status-changes"
    running = await post(programme, address, {"toStatus": "ended"}, **{"If-Match": "*"})
    assert running.status_code == 409
    async with database.write() as session:
        await session.execute(text("UPDATE vouchers SET status = 'withdrawn'"))
    ended = await post(programme, address, {"toStatus": "ended"}, **{"If-Match": "*"})
    assert (ended.status_code, ended.json()["status"]) == (201, "ended")
    late = await post(
        programme, f"/rounds/{stage.round_id}/funding-shares", {"organisationId": str(round_.id), "amountCents": 5}
    )
    assert late.status_code == 409


async def test_anybody_checks_whether_a_company_qualifies(visitor, database):
    async with database.write() as session:
        round_ = await make_round(session, sectors=["C"])
        adviser = await make_adviser(session)
    little = await visitor.post("/eligibility-checks", json={"roundId": str(round_.id)})
    assert little.status_code == 200, little.text
    assert little.json()["eligible"] is None
    assert {rule["code"]: rule["outcome"] for rule in little.json()["rules"]} == {
        "round_open": "met",
        "company_size": "unknown",
        "sector": "unknown",
        "company_verified": "unknown",
        "adviser": "unknown",
        "amount": "unknown",
        "state_aid": "unknown",
        "vouchers_per_company": "unknown",
    }
    wish = {
        "roundId": str(round_.id),
        "employees": 38,
        "section": "C",
        "branchIds": [],
        "adviserId": str(adviser.id),
        "hours": 30,
        "adviceCents": 3_333_34,
        "otherAidCents": 0,
    }
    much = (await visitor.post("/eligibility-checks", json=wish)).json()
    assert {rule["outcome"] for rule in much["rules"]} == {"met", "unknown"}
    assert (much["calculation"]["subsidyCents"], much["calculation"]["ownContributionCents"]) == (2_500_00, 833_34)
    none = (await visitor.post("/eligibility-checks", json={**wish, "employees": 3, "section": "Q"})).json()
    assert none["eligible"] is False
    assert (none["sizeClass"], len([rule for rule in none["rules"] if rule["outcome"] == "not_met"])) == ("1-4", 2)


async def test_officers_find_what_is_urgent(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_review")
    found = (await stage.officer.get("/vouchers?status=in_review&status=submitted&sort=decisionDueOn&mine=true")).json()
    assert [item["id"] for item in found["items"]] == [voucher_id]
    assert (found["items"][0]["rulesMet"], found["items"][0]["rulesTotal"]) == (8, 8)
    assert (await stage.officer.get("/vouchers?dueWithinDays=55")).json()["items"] == []
    assert (await stage.officer.get("/vouchers?dueWithinDays=56")).json()["total"] == 1
    code = found["items"][0]["code"]
    for text_ in (code, code.lower(), stage.company.kvk_number, "voorbeeldbakkerij"):
        assert (await stage.officer.get("/vouchers", params={"q": text_})).json()["total"] == 1
    assert (await stage.officer.get("/vouchers?q=onvindbaar")).json()["total"] == 0
    assert (await stage.second_officer.get("/vouchers?mine=true")).json()["total"] == 0
    assert (await stage.officer.get("/vouchers?section=Q")).json()["total"] == 0
