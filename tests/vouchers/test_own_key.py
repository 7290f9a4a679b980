"""Through a system one acts in the name of others: so never alone, and never in one's own name as well."""

from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from backend.identity.models import MachineClient, MachineCredential
from backend.identity.scopes import OrganisationKind, Role
from tests.conftest import _client
from tests.makers.identity import make_account, make_organisation
from tests.makers.payments import another
from tests.makers.vouchers import bring_to, move, once, set_stage, version_of
from tests.vouchers.test_limits import propose

SYNC = {"name": "Dossiersysteem", "scopes": ["vouchers:read", "vouchers:sync"]}
PLAIN = {"name": "Dossiersysteem", "scopes": ["vouchers:read"]}
THEN = "2026-03-02T09:30:00+01:00"


def kind(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])


@pytest.fixture
async def office(database, client_as):
    """Three officers of one Syntens, and a voucher of 2,500 euros that waits for review."""
    stage = await set_stage(database, client_as, four_eyes_above_cents=2_000_00)
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens Zuid")
        accounts = [await make_account(session, name=f"{name} Voorbeeld") for name in ("Ada", "Bea", "Cas")]
    officers = []
    for account in accounts:
        client = await client_as(Role.SYNTENS_OFFICER, organisation_id=body.id, account_id=account.id)
        client.account_id = account.id
        officers.append(client)
    return stage, await bring_to(stage, "submitted"), officers


async def make(officer, wish):
    answer = await officer.post("/machine-clients", json=wish)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def add_key(officer, client):
    return await officer.post(f"/machine-clients/{client['id']}/credentials", json={"kind": "secret"})


async def give(officer, client, scopes):
    headers = {"If-Match": (await officer.get(f"/machine-clients/{client['id']}")).headers["ETag"]}
    return await officer.patch(f"/machine-clients/{client['id']}", json={"scopes": scopes}, headers=headers)


async def send(system, voucher, named, to_status, **body):
    """What the system `(app, client, secret)` sends, in the name of somebody."""
    app, client, secret = system
    async with _client(app) as caller:
        del caller.headers["X-Requested-With"], caller.headers["Origin"]
        asked = {"grant_type": "client_credentials"}
        given = await caller.post("http://test/oauth/token", data=asked, auth=(client["id"], secret))
        wish = {
            "toStatus": to_status,
            "sourceEventId": f"{to_status}/{voucher}",
            "occurredAt": THEN,
            "decidedByAccountId": str(named.account_id),
            **body,
        }
        headers = {
            "If-Match": await version_of(named, voucher),
            "Authorization": f"Bearer {given.json()['access_token']}",
        }
        return await caller.post(f"/vouchers/{voucher}/status-changes", json=wish, headers=headers)


async def test_who_gives_the_right_does_not_make_the_key(office):
    _, _, (ada, bea, _) = office
    client = await make(ada, SYNC)
    assert kind(await add_key(ada, client)) == (403, "second-person-needed")
    assert (await add_key(bea, client)).status_code == 201


async def test_who_made_a_key_does_not_give_the_right_also_when_the_key_is_gone(office):
    _, _, (ada, bea, _) = office
    client = await make(ada, PLAIN)
    key = (await add_key(ada, client)).json()
    assert kind(await give(ada, client, SYNC["scopes"])) == (403, "second-person-needed")
    gone = await ada.delete(f"/machine-clients/{client['id']}/credentials/{key['id']}")
    assert gone.status_code == 204
    assert kind(await give(ada, client, SYNC["scopes"])) == (403, "second-person-needed")
    assert (await give(bea, client, SYNC["scopes"])).status_code == 200
    # What a colleague gave stays given; taking it away is for everybody.
    assert (await give(ada, client, SYNC["scopes"][::-1])).status_code == 200
    assert kind(await add_key(bea, client)) == (403, "second-person-needed")
    assert (await give(ada, client, PLAIN["scopes"])).status_code == 200
    assert (await add_key(bea, client)).status_code == 201


async def test_a_proposal_is_not_followed_through_a_system_of_who_made_it(office, app):
    _, voucher, (ada, bea, cas) = office
    client = await make(cas, SYNC)
    secret = (await add_key(ada, client)).json()["secret"]
    assert (await move(bea, voucher, "in_review")).status_code == 201
    assert (await propose(ada, voucher)).status_code == 201
    refused = await send((app, client, secret), voucher, bea, "granted", reason="Voldoet.")
    assert kind(refused) == (403, "second-officer-needed")
    assert (await bea.get(f"/vouchers/{voucher}")).json()["status"] == "in_review"
    assert (await move(bea, voucher, "granted", reason="Voldoet.")).status_code == 201


async def test_who_acted_in_person_does_not_act_through_an_own_key_nor_the_other_way_round(
    office, app, database, client_as
):
    stage, voucher, (ada, bea, cas) = office
    client = await make(cas, SYNC)
    secret = (await add_key(ada, client)).json()["secret"]
    assert (await move(ada, voucher, "in_review")).status_code == 201
    refused = await send((app, client, secret), voucher, bea, "rejected", reason="Nee.")
    assert kind(refused) == (403, "second-officer-needed")
    other = await bring_to(await another(database, client_as, stage), "submitted")
    assert (await send((app, client, secret), other, bea, "in_review")).status_code == 201
    assert kind(await move(ada, other, "rejected", reason="Nee.")) == (403, "move-not-yours")
    assert (await ada.get(f"/vouchers/{other}")).json()["allowedMoves"] == []
    assert (await move(cas, other, "rejected", reason="Nee.")).status_code == 201


async def test_who_decided_a_conflict_does_not_act_through_an_own_key(office, app, database, client_as):
    stage, voucher, (ada, bea, cas) = office
    client = await make(cas, SYNC)
    secret = (await add_key(ada, client)).json()["secret"]
    system = (app, client, secret)
    assert kind(await send(system, voucher, bea, "settled", reason="Af.")) == (409, "move-impossible")
    [conflict] = (await ada.get("/sync-conflicts", params={"status": "open"})).json()["items"]
    decided = await ada.post(
        f"/sync-conflicts/{conflict['id']}/decisions",
        json={"decision": "keep_ours", "reason": "Uitgezocht."},
        headers={**once(), "If-Match": '"1"'},
    )
    assert decided.status_code == 201, decided.text
    assert kind(await send(system, voucher, bea, "in_review")) == (403, "second-officer-needed")
    other = await bring_to(await another(database, client_as, stage), "submitted")
    assert (await send(system, other, bea, "in_review")).status_code == 201


@pytest.mark.parametrize("first", ["right", "key"])
async def test_the_database_refuses_it_too(office, database, first):
    _, _, (ada, _, _) = office
    client = await make(ada, SYNC if first == "right" else PLAIN)
    if first == "key":
        await add_key(ada, client)
    with pytest.raises(IntegrityError, match="another makes its key"):
        await write(database, client, ada, first)


async def write(database, client, officer, first):
    """Straight into the tables: the key after the right, or the right after the key."""
    async with database.write() as session:
        found = await session.get_one(MachineClient, UUID(client["id"]))
        if first == "right":
            session.add(
                MachineCredential(client_id=found.id, kind="secret", secret_hash=b"x", created_by=officer.account_id)
            )
        else:
            found.scopes, found.sync_given_by = SYNC["scopes"], officer.account_id
