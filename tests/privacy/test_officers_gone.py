"""The account of an officer goes: what that officer proposed, decided, heard, settled or noted stays readable."""

import pytest

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.privacy import erasing
from backend.privacy.models import Whose
from tests.makers.identity import make_account, make_organisation
from tests.makers.vouchers import apply as apply_for
from tests.makers.vouchers import claim, confirm, move, once, set_stage, version_of

NAMES = ("Proost", "Besluit", "Verleng", "Hoor", "Bezwaar", "Vaststel", "Overdracht")
READS = (
    "/vouchers/{voucher}",
    "/vouchers/{voucher}/status-changes",
    "/vouchers/{voucher}/history-entries",
    "/vouchers/{voucher}/objections",
    "/vouchers/{voucher}/letters",
    "/vouchers/{voucher}/claims",
    "/vouchers/{voucher}/messages",
    "/vouchers/{voucher}/decision-proposals",
    "/vouchers/{voucher}/trace",
    "/objections/{objection}",
    "/objections",
    "/vouchers",
    "/payments",
    "/audit-entries",
)


@pytest.fixture
async def officers(database, client_as):
    """An officer of Syntens for each part of the work, with their clients, by name."""
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens Oost")
        accounts = {name: await make_account(session, name=f"{name} Voorbeeld") for name in NAMES}
    clients = {
        name: await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id, account_id=account.id)
        for name, account in accounts.items()
    }
    return accounts, clients


async def _object(stage, voucher_id):
    headers = {**once(), "If-Match": await version_of(stage.owner, voucher_id)}
    made = await stage.owner.post(
        f"/vouchers/{voucher_id}/objections", json={"grounds": "Het bedrag is te laag."}, headers=headers
    )
    assert made.status_code == 201, made.text
    return made.json()


async def _handle(client, objection_id, part, **body):
    seen = await client.get(f"/objections/{objection_id}")
    headers = {**once(), "If-Match": seen.headers["ETag"]}
    answer = await client.post(f"/objections/{objection_id}/{part}", json=body, headers=headers)
    assert answer.status_code == 201, answer.text


async def _propose(client, voucher_id):
    headers = {**once(), "If-Match": await version_of(client, voucher_id)}
    body = {"grantedCents": 1_000_00, "reason": "Minder uren zijn genoeg."}
    answer = await client.post(f"/vouchers/{voucher_id}/decision-proposals", json=body, headers=headers)
    assert answer.status_code == 201, answer.text


async def _hand_over(client, voucher_id, account):
    headers = {**once(), "If-Match": await version_of(client, voucher_id)}
    answer = await client.post(
        f"/vouchers/{voucher_id}/officer-changes", json={"officerId": str(account.id)}, headers=headers
    )
    assert answer.status_code == 201, answer.text


async def _everything(clients, facts):
    """What each reader may read, by reader and address; nobody gets a failure."""
    found = {}
    for who, client in clients.items():
        for path in READS:
            answer = await client.get(path.format(**facts))
            assert answer.status_code in ({200} if who == "officer" else {200, 403, 404}), (who, path, answer.text)
            found[who, path] = answer.status_code
    return found


async def test_each_officer_who_goes_leaves_a_file_that_everybody_can_read(database, store, client_as, officers):
    accounts, clients = officers
    stage = await set_stage(database, client_as, four_eyes_above_cents=500_00)
    reader = await client_as(Role.SYNTENS_OFFICER)
    voucher_id = await apply_for(stage)
    assert (await move(stage.owner, voucher_id, "submitted")).status_code == 201
    assert (await move(clients["Overdracht"], voucher_id, "in_review")).status_code == 201
    await _hand_over(clients["Overdracht"], voucher_id, accounts["Besluit"])
    await _propose(clients["Proost"], voucher_id)
    granted = await move(clients["Besluit"], voucher_id, "granted", grantedCents=1_000_00, reason="Zo is het genoeg.")
    assert granted.status_code == 201, granted.text
    objection = await _object(stage, voucher_id)
    extended = {"reason": "Wij wachten op de offerte."}
    await _handle(clients["Verleng"], objection["id"], "term-extensions", **extended)
    hearing = {"toStatus": "heard", "hearing": "held", "report": "De eigenaar lichtte het toe."}
    await _handle(clients["Hoor"], objection["id"], "status-changes", **hearing)

    readers = {"owner": stage.owner, "adviser": stage.adviser_client, "officer": reader}
    facts = {"voucher": voucher_id, "objection": objection["id"]}
    before = await _everything(readers, facts)
    for name in ("Proost", "Verleng", "Hoor", "Overdracht", "Besluit"):
        async with database.write() as session:
            assert await erasing.erase(session, store, Whose.PERSON, accounts[name].id, clock.now())
        assert await _everything(readers, facts) == before, name

    upheld = {"toStatus": "upheld", "reason": "Het was te laag.", "amountCents": 1_500_00}
    await _handle(clients["Bezwaar"], objection["id"], "status-changes", **upheld)
    assert (await move(stage.adviser_client, voucher_id, "in_use")).status_code == 201
    await claim(stage, voucher_id)
    await confirm(stage, voucher_id)
    settled = await move(clients["Vaststel"], voucher_id, "settled", reason="De factuur klopt.")
    assert settled.status_code == 201, settled.text
    await _object(stage, voucher_id)
    before = await _everything(readers, facts)
    for name in ("Bezwaar", "Vaststel"):
        async with database.write() as session:
            assert await erasing.erase(session, store, Whose.PERSON, accounts[name].id, clock.now())
        assert await _everything(readers, facts) == before, name
    told = " ".join([(await reader.get(path.format(**facts))).text for path in READS])
    assert [name for name in NAMES if f"{name} Voorbeeld" in told] == []
