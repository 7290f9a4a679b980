"""The account a payee is paid on: a right number, shown masked, changed with a pause and confirmed by an officer."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.identity.models import Membership
from backend.identity.scopes import OrganisationKind, Role
from backend.mails.models import Mail
from backend.vouchers.iban import EXAMPLES, LENGTHS, IbanRefused, adds_up, masked, read_iban
from backend.vouchers.models import BankAccount, BankAccountStatus
from tests.makers.identity import make_organisation
from tests.makers.organisations import make_company
from tests.makers.payments import NEW, NEWER, OURS
from tests.makers.vouchers import once


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "no_iban"),
        ("12345678", "no_iban"),
        ("NLXXVOOR0000000001", "no_iban"),
        ("NL60VOOR00000000é1", "no_iban"),
        ("US60VOOR0000000001", "outside_sepa"),
        ("NL60VOOR000000001", "wrong_length"),
        ("NL60VOOR00000000012", "wrong_length"),
        ("NL61VOOR0000000001", "wrong_check"),
        ("NL60VOOR0000000010", "wrong_check"),
        ("NL91 ABNA 0417 1643 00", "example"),
    ],
)
def test_a_number_that_cannot_be_right_is_refused_with_the_reason(typed, code):
    with pytest.raises(IbanRefused) as refused:
        read_iban(typed)
    assert refused.value.code == code
    assert refused.value.nl != refused.value.en


def test_a_right_number_is_read_however_it_is_typed():
    assert read_iban(" nl60 voor.0000-0000 01 ") == OURS
    assert masked(OURS) == "NL60 •••• 0001"
    assert all(adds_up(iban) and len(iban) == LENGTHS[iban[:2]] for iban in EXAMPLES)


def test_every_change_of_one_digit_or_two_neighbours_is_found():
    for at in range(4, 18):
        for other in "0123456789":
            if OURS[at] != other and OURS[at].isdigit():
                assert not adds_up(OURS[:at] + other + OURS[at + 1 :])
        if at < 17 and OURS[at] != OURS[at + 1]:
            assert not adds_up(OURS[:at] + OURS[at + 1] + OURS[at] + OURS[at + 2 :])


async def give(client, organisation_id, iban, holder="Voorbeeld B.V."):
    return await client.post(
        f"/organisations/{organisation_id}/bank-accounts", json={"iban": iban, "holder": holder}, headers=once()
    )


async def decide(client, account, **body):
    return await client.post(
        f"/bank-accounts/{account['id']}/status-changes",
        json=body,
        headers={**once(), "If-Match": f'"{account["version"]}"'},
    )


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session)


async def test_the_first_account_is_used_at_once_and_shown_masked(database, client_as, company):
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    made = await give(owner, company.id, "nl60 voor 0000 0000 01")
    assert made.status_code == 201, made.text
    assert (made.json()["status"], made.json()["maskedIban"]) == ("in_use", "NL60 •••• 0001")
    assert OURS not in made.text
    listed = await owner.get(f"/organisations/{company.id}/bank-accounts")
    assert OURS not in listed.text
    assert len(listed.json()["items"]) == 1
    again = await give(owner, company.id, OURS)
    assert again.json()["id"] == made.json()["id"]


async def test_a_wrong_number_is_told_at_its_field_in_both_languages(database, client_as, company):
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    for language, words in (("nl", "controlegetal"), ("en", "check digits")):
        owner.headers["Accept-Language"] = language
        answer = await give(owner, company.id, "NL61VOOR0000000001")
        assert answer.status_code == 400
        (fault,) = answer.json()["errors"]
        assert (fault["location"], fault["code"]) == ("#/iban", "wrong_check")
        assert words in fault["detail"]


async def test_a_changed_account_waits_three_days_and_for_an_officer_and_everybody_is_told(
    database, client_as, company
):
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    await client_as(Role.FINANCE, organisation_id=company.id)
    officer = await client_as(Role.SYNTENS_OFFICER)
    first = (await give(owner, company.id, OURS)).json()
    changed = (await give(owner, company.id, NEW)).json()
    assert (first["status"], changed["status"]) == ("in_use", "waiting")
    async with database.read() as session:
        mails = (await session.scalars(select(Mail).where(Mail.template == "bank_account_changed"))).all()
        assert len(mails) == 2  # owner and finance
        assert all(NEW not in str(mail.params) for mail in mails)

    waiting = (await officer.get("/bank-accounts")).json()["items"]
    assert [one["id"] for one in waiting] == [changed["id"]]
    early = await decide(officer, changed, toStatus="in_use")
    assert (early.status_code, early.json()["type"]) == (409, "/v1/problems/bank-account-too-new")
    async with database.write() as session:
        account = await session.get(BankAccount, UUID(changed["id"]))
        assert account.confirmable_at - account.entered_at == timedelta(days=3)
        account.confirmable_at = clock.now()  # the three days are over
    changed = (await officer.get("/bank-accounts")).json()["items"][0]
    stale = await decide(officer, {**changed, "version": 99}, toStatus="in_use")
    assert stale.status_code == 412
    assert (await decide(officer, changed, toStatus="in_use")).status_code == 201
    statuses = {one["id"]: one["status"] for one in (await _own(owner, company))}
    assert statuses == {first["id"]: "replaced", changed["id"]: "in_use"}


async def _own(owner, company):
    return (await owner.get(f"/organisations/{company.id}/bank-accounts")).json()["items"]


async def test_a_refused_account_leaves_the_one_in_use(database, client_as, company):
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    officer = await client_as(Role.SYNTENS_OFFICER)
    await give(owner, company.id, OURS)
    changed = (await give(owner, company.id, NEW)).json()
    assert (await decide(officer, changed, toStatus="refused")).status_code == 400
    refused = await decide(officer, changed, toStatus="refused", reason="De eigenaar kent deze wijziging niet.")
    assert (refused.status_code, refused.json()["status"]) == (201, "refused")
    again = await decide(officer, refused.json(), toStatus="in_use")
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/bank-account-decided")
    assert [one["status"] for one in await _own(owner, company)] == ["refused", "in_use"]
    newer = (await give(owner, company.id, NEWER)).json()
    assert newer["status"] == "waiting"


async def test_who_belongs_to_the_payee_or_gave_the_account_does_not_confirm_it(database, client_as, company):
    owner = await client_as(Role.OWNER, organisation_id=company.id)
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
    officer = await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id)
    await give(owner, company.id, OURS)
    changed = (await give(owner, company.id, NEW)).json()
    async with database.write() as session:
        account = await session.scalar(select(Membership.account_id).where(Membership.organisation_id == body.id))
        session.add(Membership(account_id=account, organisation_id=company.id, role=Role.MANAGER))
    refused = await decide(officer, changed, toStatus="refused", reason="Zo.")
    assert (refused.status_code, refused.json()["type"]) == (403, "/v1/problems/payee-side")


async def test_only_owner_finance_and_the_adviser_give_an_account(database, client_as, company):
    for role, status in ((Role.MANAGER, 403), (Role.STAFF_REPRESENTATIVE, 403), (Role.FINANCE, 201)):
        client = await client_as(role, organisation_id=company.id)
        assert (await give(client, company.id, OURS)).status_code == status, role
    stranger = await client_as(Role.OWNER)
    assert (await give(stranger, company.id, NEW)).status_code == 404
    adviser = await client_as(Role.ADVISER)
    assert (await give(adviser, company.id, NEW)).status_code == 404


@pytest.mark.parametrize("iban", ["NL61VOOR0000000001", "nl60VOOR0000000001", "NL60", ""])
async def test_the_database_refuses_a_wrong_number(session, iban):
    company = await make_company(session)
    now = clock.now()
    session.add(
        BankAccount(
            organisation_id=company.id,
            status=BankAccountStatus.IN_USE,
            iban=iban,
            holder="X",
            entered_by=company.id,
            entered_at=now,
            confirmable_at=now,
        )
    )
    with pytest.raises(IntegrityError, match="iban_right"):
        await session.flush()


async def test_the_database_counts_check_digits_as_we_do(session):
    for iban in [*EXAMPLES, OURS, NEW, "NL61VOOR0000000001"]:
        assert await session.scalar(text("SELECT iban_adds_up(:iban)"), {"iban": iban}) is adds_up(iban)
