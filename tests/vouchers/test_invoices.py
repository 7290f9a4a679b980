"""The invoice of a claim: VAT by date, counted once, split to the cent, and what looks odd answered."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.models import Mandate, Membership
from backend.identity.scopes import OrganisationKind, Role
from backend.vouchers.models import Payee
from backend.vouchers.vat import Vat, fits, key_of, rate_of, vat_of
from tests.makers.claims import claimed
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.vouchers import bring_to, claim, confirm, make_share, move, once, set_stage, version_of


@pytest.mark.parametrize(
    ("vat", "on", "rate"),
    [
        (Vat.GENERAL, date(2009, 1, 1), 1900),
        (Vat.GENERAL, date(2012, 9, 30), 1900),
        (Vat.GENERAL, date(2012, 10, 1), 2100),
        (Vat.GENERAL, date(2026, 11, 26), 2100),
        (Vat.REDUCED, date(2018, 12, 31), 600),
        (Vat.REDUCED, date(2019, 1, 1), 900),
        (Vat.ZERO, date(2026, 1, 1), 0),
        (Vat.REVERSE_CHARGE, date(2026, 1, 1), 0),
        (Vat.EXEMPT, date(2026, 1, 1), 0),
    ],
)
def test_the_rate_follows_the_day_of_the_invoice(vat, on, rate):
    assert rate_of(vat, on) == rate


def test_vat_is_rounded_half_up_and_may_differ_by_rounding_per_line_only():
    on = date(2026, 11, 26)
    assert vat_of(3_333_34, on) == 700_00  # 700.0014
    assert vat_of(50, on) == 11  # 10.5 up
    assert fits(700_05, 3_333_34, on, Vat.GENERAL)
    assert not fits(700_06, 3_333_34, on, Vat.GENERAL)
    assert not fits(1, 3_333_34, on, Vat.REVERSE_CHARGE)


def test_an_invoice_number_is_one_however_it_is_written():
    assert key_of("F 2026/0012") == key_of("f2026-0012") == "F20260012"


@pytest.mark.parametrize(
    ("invoice", "where", "code"),
    [
        ({"vatCents": 600_00}, "#/invoice/vatCents", "not_the_rate"),
        ({"vat": "exempt"}, "#/invoice/vatCents", "not_the_rate"),
        ({"vat": "reduced"}, "#/invoice/vatCents", "not_the_rate"),
        ({"issuedOn": (clock.today() + timedelta(days=1)).isoformat()}, "#/invoice/issuedOn", "out_of_range"),
        ({"issuedOn": (clock.today() - timedelta(days=1)).isoformat()}, "#/invoice/issuedOn", "out_of_range"),
        ({"number": " - "}, "#/invoice/number", "string_pattern_mismatch"),
        ({"number": "x" * 36}, "#/invoice/number", "string_too_long"),
        ({"vatCents": -1}, "#/invoice/vatCents", "greater_than_equal"),
        ({"vatCents": 10**15}, "#/invoice/vatCents", "less_than_equal"),
        ({"vat": "none"}, "#/invoice/vat", "enum"),
    ],
)
async def test_an_impossible_invoice_is_refused_at_its_field(database, client_as, invoice, where, code):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    answer = await stage.adviser_client.post(
        f"/vouchers/{voucher_id}/claims",
        json=claimed(**invoice),
        headers={**once(), "If-Match": await version_of(stage.adviser_client, voucher_id)},
    )
    assert answer.status_code == 400
    assert [(fault["location"], fault["code"]) for fault in answer.json()["errors"]] == [(where, code)]


async def test_a_claim_shows_its_invoice(database, client_as):
    stage = await set_stage(database, client_as)
    made = await claim(stage, await bring_to(stage, "in_use"))
    assert made["invoice"] == {
        "number": made["invoice"]["number"],
        "issuedOn": clock.today().isoformat(),
        "vat": "general",
        "vatBasisPoints": 2100,
        "vatCents": 700_00,
        "totalCents": 4_033_34,
    }


async def lines_of(client, claim_id):
    answer = await client.get(f"/claims/{claim_id}/payment-lines")
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert sum(line["amountCents"] for line in found["items"]) == found["totalCents"]
    assert sum(line["amountCents"] for line in found["items"] if line["kind"] == "share") == found["subsidyCents"]
    assert found["subsidyCents"] <= found["subsidyCapCents"]
    assert all(line["explanation"]["nl"] and line["explanation"]["en"] for line in found["items"])
    return found


@pytest.mark.parametrize("amount", [3_333_34, 3_333_33, 1_000_01, 77_77, 1])
async def test_every_line_of_a_claim_adds_up_to_the_cent(database, client_as, amount):
    stage = await set_stage(database, client_as, budget_cents=1_777_77)
    async with database.write() as session:
        await make_share(session, stage.round_id, amount_cents=2_000_00, position=2)
    voucher_id = await bring_to(stage, "in_use")
    made = await claim(stage, voucher_id, amount_cents=amount)
    before = await lines_of(stage.owner, made["id"])
    await confirm(stage, voucher_id)
    assert (await move(stage.second_officer, voucher_id, "settled", reason="Klopt.")).status_code == 201
    after = await lines_of(stage.adviser_client, made["id"])
    assert (before["isSettled"], after["isSettled"]) == (False, True)
    assert after["items"] == before["items"]
    assert after["subsidyCents"] == 2_500_00 * amount // 3_333_34
    assert [(transfer["toName"]["nl"], transfer["amountCents"]) for transfer in after["transfers"]] == [
        (stage.adviser.firm, after["subsidyCents"]),
        (stage.adviser.firm, after["totalCents"] - after["subsidyCents"]),
    ]


async def test_by_scheme_the_company_pays_the_invoice_and_gets_the_voucher(database, client_as):
    stage = await set_stage(database, client_as, payee=Payee.COMPANY)
    voucher_id = await bring_to(stage, "settled")
    seen = (await stage.owner.get(f"/vouchers/{voucher_id}")).json()
    found = await lines_of(stage.owner, seen["claims"][0]["id"])
    assert [(transfer["toName"]["nl"], transfer["amountCents"]) for transfer in found["transfers"]] == [
        (stage.adviser.firm, 4_033_34),
        (stage.company.name, 2_500_00),
    ]
    assert seen["payments"][0]["payeeName"] == stage.company.name
    assert seen["calculation"]["vatCents"] == 700_00


async def another_in_use(database, client_as, stage, company=None):
    """A second voucher with the same adviser, of another company unless told otherwise."""
    async with database.write() as session:
        company = company or await make_company(session)
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    changed = type(stage)(
        stage.round_id, company, stage.adviser, owner, stage.adviser_client, stage.officer, stage.second_officer
    )
    return changed, await bring_to(changed, "in_use")


async def send(stage, voucher_id, body):
    return await stage.adviser_client.post(
        f"/vouchers/{voucher_id}/claims",
        json=body,
        headers={**once(), "If-Match": await version_of(stage.adviser_client, voucher_id)},
    )


async def test_the_same_invoice_is_refused_on_another_voucher_until_it_was_returned(database, client_as):
    stage = await set_stage(database, client_as)
    first = await bring_to(stage, "in_use")
    assert (await send(stage, first, claimed(number="F 2026/12"))).status_code == 201
    other, second = await another_in_use(database, client_as, stage)
    refused = await send(other, second, claimed(number="f2026-12"))
    assert (refused.status_code, refused.json()["type"]) == (409, "/v1/problems/duplicate-invoice")
    returned = await move(stage.officer, first, "claim_returned", reason="Factuur van een ander.")
    assert returned.status_code == 201
    # The corrected claim may keep the number; both stay to be seen.
    assert (await send(stage, first, claimed(number="F 2026/12"))).status_code == 201
    kept = (await stage.owner.get(f"/vouchers/{first}/claims")).json()["items"]
    assert [(one["status"], one["invoice"]["number"]) for one in kept] == [
        ("returned", "F 2026/12"),
        ("submitted", "F 2026/12"),
    ]


async def test_the_database_counts_an_invoice_once(database, client_as, session):
    stage = await set_stage(database, client_as)
    await claim(stage, await bring_to(stage, "in_use"))
    other, second = await another_in_use(database, client_as, stage)
    await claim(other, second)
    with pytest.raises(IntegrityError, match="claims_invoice_once_idx"):
        await session.execute(text("UPDATE claims SET invoice_key = 'F1', invoice_number = 'F 1'"))


async def settle(stage, voucher_id, **body):
    return await move(stage.second_officer, voucher_id, "settled", reason="Klopt.", **body)


async def test_what_looks_odd_is_answered_with_a_reason_before_the_settlement(database, client_as):
    stage = await set_stage(database, client_as)
    voucher_id = await bring_to(stage, "in_use")
    made = await claim(stage, voucher_id)  # who works in the company beforehand claims nothing there
    async with database.write() as session:
        session.add(
            Membership(account_id=stage.adviser.account_id, organisation_id=stage.company.id, role=Role.MANAGER)
        )
        session.add(
            Mandate(
                company_id=stage.company.id,
                organisation_id=stage.adviser.organisation_id,
                powers=["see_scan_result"],
                starts_on=clock.today(),
                ends_on=clock.today(),
            )
        )
    await confirm(stage, voucher_id)
    found = (await stage.second_officer.get(f"/claims/{made['id']}/warnings")).json()["items"]
    assert [warning["code"] for warning in found] == ["shared_people", "mandate"]
    assert stage.adviser.name in found[0]["sentence"]["nl"]

    one = [{"code": "mandate", "reason": "Alleen voor de scan."}]
    refused = await settle(stage, voucher_id, answers=one)
    assert (refused.status_code, refused.json()["codes"]) == (409, ["shared_people"])
    both = [*one, {"code": "shared_people", "reason": "Familie; het werk is in de ploeg gezien."}]
    assert (await settle(stage, voucher_id, answers=both)).status_code == 201
    kept = (await stage.officer.get(f"/claims/{made['id']}/warnings")).json()["items"]
    assert [warning["reason"] for warning in kept] == [both[1]["reason"], both[0]["reason"]]
    # The company and the adviser are not shown what the officer looks into.
    for client in (stage.owner, stage.adviser_client):
        assert (await client.get(f"/claims/{made['id']}/warnings")).status_code == 403


async def test_an_invoice_of_the_same_day_and_amount_of_one_company_is_noticed(database, client_as):
    stage = await set_stage(database, client_as, vouchers_per_company=2)
    first = await bring_to(stage, "in_use")
    await claim(stage, first)
    stage, second = await another_in_use(database, client_as, stage, stage.company)
    made = await claim(stage, second)
    found = (await stage.officer.get(f"/claims/{made['id']}/warnings")).json()["items"]
    code = (await stage.owner.get(f"/vouchers/{first}")).json()["code"]
    assert [warning["code"] for warning in found] == ["same_amount"]
    assert code in found[0]["sentence"]["en"]


async def test_a_number_that_was_given_up_elsewhere_is_noticed(database, client_as):
    stage = await set_stage(database, client_as)
    first = await bring_to(stage, "in_use")
    assert (await send(stage, first, claimed(number="F-7"))).status_code == 201
    assert (await move(stage.officer, first, "claim_returned", reason="Niet goed.")).status_code == 201
    other, second = await another_in_use(database, client_as, stage)
    made = (await send(other, second, claimed(number="F 7"))).json()
    found = (await stage.officer.get(f"/claims/{made['id']}/warnings")).json()["items"]
    assert [warning["code"] for warning in found] == ["number_used_before"]


async def test_people_of_another_firm_are_nothing_odd(database, client_as):
    stage = await set_stage(database, client_as)
    async with database.write() as session:
        firm = await make_organisation(session, kind=OrganisationKind.ADVISORY_FIRM, name="Ander bureau")
        session.add(Membership(account_id=stage.adviser.account_id, organisation_id=firm.id, role=Role.ADVISER))
    made = await claim(stage, await bring_to(stage, "in_use"))
    assert (await stage.officer.get(f"/claims/{made['id']}/warnings")).json() == {"items": []}
