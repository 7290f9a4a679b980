"""People and systems manage the webhooks of their organisation, and of no other."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from backend.core import clock
from backend.core.idempotency import IdempotencyRecord
from backend.identity.scopes import OrganisationKind, Role
from backend.webhooks.models import EndpointStatus, WebhookEndpoint
from backend.webhooks.service.managing import OVERLAP, sealer_of
from tests.conftest import PUBLIC_URL, _client
from tests.makers.identity import make_organisation
from tests.makers.machines import make_system
from tests.makers.vouchers import once
from tests.makers.webhooks import make_webhook

GRANTED = "nl.slimmerwerken.voucher.granted.v1"
WISH = {"name": "Zaaksysteem", "url": "https://hooks.voorbeeld.example/in", "messageTypes": [GRANTED]}

pytestmark = pytest.mark.usefixtures("names")


@pytest.fixture
async def officer(client_as):
    return await client_as(Role.SYNTENS_OFFICER)


async def _made(client, **changed):
    answer = await client.post("/webhook-endpoints", json={**WISH, **changed}, headers=once())
    assert answer.status_code == 201, answer.text
    return answer.headers["location"].removeprefix("/v1"), answer.json()


async def _kept(database):
    async with database.read() as session:
        return (await session.scalars(select(WebhookEndpoint))).one()


async def test_the_secret_is_shown_once_and_kept_sealed(officer, database, settings):
    address, made = await _made(officer)
    assert made["secret"].startswith("whsec_")
    assert (made["status"], made["messageTypes"], made["waiting"]) == ("active", [GRANTED], 0)
    read = await officer.get(address)
    assert "secret" not in read.json()
    assert read.headers["etag"] == '"1"'
    kept = await _kept(database)
    assert made["secret"].encode() not in kept.sealed_secret
    assert sealer_of(settings).open(kept.sealed_secret).decode() == made["secret"]


async def test_a_request_that_is_sent_again_makes_no_second_and_keeps_no_secret(officer, database):
    key = once()
    first, again = [await officer.post("/webhook-endpoints", json=WISH, headers=key) for _ in range(2)]
    assert again.headers["idempotent-replayed"] == "true"
    assert again.json() == {**first.json(), "secret": None}
    async with database.read() as session:
        bodies = list(await session.scalars(select(IdempotencyRecord.body)))
    assert not [body for body in bodies if first.json()["secret"].encode() in body]
    assert (await officer.post("/webhook-endpoints", json=WISH)).status_code == 400


async def test_its_name_address_and_messages_change_with_the_version(officer, names):
    address, _ = await _made(officer)
    names["nieuw.voorbeeld.example"] = ["93.184.215.14"]
    wish = {"name": "Nieuw", "url": "https://nieuw.voorbeeld.example/", "messageTypes": [GRANTED, GRANTED]}
    assert (await officer.patch(address, json=wish)).status_code == 428
    changed = await officer.patch(address, json=wish, headers={"If-Match": '"1"'})
    assert (changed.status_code, changed.headers["etag"]) == (200, '"2"')
    assert (changed.json()["name"], changed.json()["url"]) == ("Nieuw", wish["url"])
    assert changed.json()["messageTypes"] == [GRANTED]
    assert (await officer.patch(address, json=wish, headers={"If-Match": '"1"'})).status_code == 412


@pytest.mark.parametrize(
    ("change", "location", "code"),
    [
        ({"url": "http://hooks.voorbeeld.example/"}, "#/url", "not_https"),
        ({"url": "https://127.0.0.1/"}, "#/url", "not_a_name"),
        ({"url": "https://binnen.voorbeeld.example/"}, "#/url", "not_public"),
        ({"url": "https://nergens.voorbeeld.example/"}, "#/url", "not_found"),
        ({"url": ""}, "#/url", "string_too_short"),
        ({"messageTypes": []}, "#/messageTypes", "too_short"),
        ({"messageTypes": ["nl.slimmerwerken.voucher.draft.v1"]}, "#/messageTypes", "value_error"),
        ({"name": "  "}, "#/name", "string_pattern_mismatch"),
        ({"secret": "whsec_x"}, "#/secret", "extra_forbidden"),
    ],
)
async def test_what_will_not_do_is_told_and_changes_nothing(officer, names, change, location, code):
    names["binnen.voorbeeld.example"] = ["10.0.0.7"]
    refused = await officer.post("/webhook-endpoints", json={**WISH, **change}, headers=once())
    assert refused.status_code == 400
    assert [(each["location"], each["code"]) for each in refused.json()["errors"]] == [(location, code)]
    address, made = await _made(officer)
    refused = await officer.patch(address, json=change, headers={"If-Match": '"1"'})
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, location)
    assert (await officer.get(address)).json()["url"] == made["url"]


async def test_it_is_paused_and_goes_on(officer):
    address, _ = await _made(officer)
    for number, (to_status, status) in enumerate((("paused", 201), ("paused", 409), ("active", 201), ("active", 409))):
        version = (await officer.get(address)).headers["etag"]
        answer = await officer.post(
            f"{address}/status-changes", json={"toStatus": to_status}, headers={**once(), "If-Match": version}
        )
        assert answer.status_code == status, number
    assert answer.json()["currentStatus"] == "active"
    assert answer.json()["allowedStatuses"] == ["paused"]


async def test_one_that_was_disabled_goes_on_with_a_clean_slate(officer, database):
    address, _ = await _made(officer)
    async with database.write() as session:
        kept = (await session.scalars(select(WebhookEndpoint))).one()
        kept.status, kept.disabled_because, kept.failing_since = EndpointStatus.DISABLED, "failing", clock.now()
    headers = {**once(), "If-Match": '"2"'}
    answer = await officer.post(f"{address}/status-changes", json={"toStatus": "active"}, headers=headers)
    assert (answer.json()["status"], answer.json()["disabledBecause"]) == ("active", None)
    assert answer.json()["failingSince"] is None


async def test_a_rotation_lets_both_secrets_count_or_ends_the_former_at_once(officer, database, settings):
    address, made = await _made(officer)
    rotated = await officer.post(f"{address}/secret-rotations", json={}, headers={**once(), "If-Match": '"1"'})
    assert rotated.status_code == 201, rotated.text
    seal, kept = sealer_of(settings), await _kept(database)
    assert seal.open(kept.sealed_secret).decode() == rotated.json()["secret"]
    assert seal.open(kept.sealed_former_secret).decode() == made["secret"]
    assert OVERLAP - timedelta(minutes=1) < kept.former_until - clock.now() <= OVERLAP
    assert (await officer.get(address)).json()["formerUntil"] is not None
    async with database.write() as session:
        await session.execute(update(WebhookEndpoint).values(former_until=clock.now()))
    assert (await officer.get(address)).json()["formerUntil"] is None
    leaked = await officer.post(
        f"{address}/secret-rotations", json={"overlap": False}, headers={**once(), "If-Match": '"2"'}
    )
    assert leaked.json()["formerUntil"] is None
    assert (await _kept(database)).sealed_former_secret is None
    assert leaked.json()["secret"] not in {made["secret"], rotated.json()["secret"]}


async def test_deleted_is_gone_but_the_trail_knows_it_and_no_address(officer):
    address, made = await _made(officer, url="https://hooks.voorbeeld.example/geheim-pad")
    assert (await officer.delete(address)).status_code == 428
    assert (await officer.delete(address, headers={"If-Match": '"1"'})).status_code == 204
    assert (await officer.get(address)).status_code == 404
    trail = (await officer.get("/audit-entries", params={"objectId": made["id"]})).json()["items"]
    assert [entry["act"] for entry in trail] == ["webhooks.delete", "webhooks.create"]
    assert "geheim-pad" not in json.dumps(trail)


@pytest.mark.parametrize("role", [Role.SYNTENS_OFFICER, Role.BRANCH_OFFICER, Role.PROGRAMME_OFFICER])
async def test_another_organisation_does_not_see_it(client_as, database, role):
    other = await client_as(role)
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY)
        foreign = await make_webhook(session, body.id)
    address = f"/webhook-endpoints/{foreign.id}"
    assert (await other.get("/webhook-endpoints")).json()["items"] == []
    for method, path, sent in (
        ("GET", address, None),
        ("PATCH", address, {"name": "Van mij"}),
        ("DELETE", address, None),
        ("POST", f"{address}/status-changes", {"toStatus": "paused"}),
        ("POST", f"{address}/secret-rotations", {}),
    ):
        answer = await other.request(method, path, json=sent, headers={**once(), "If-Match": "*"})
        assert answer.status_code == 404, (method, path)


@pytest.mark.parametrize("role", [Role.OWNER, Role.ADVISER, Role.RESEARCHER])
async def test_who_manages_no_systems_manages_no_webhooks(client_as, role):
    client = await client_as(role)
    assert (await client.get("/webhook-endpoints")).status_code == 403
    assert (await client.post("/webhook-endpoints", json=WISH, headers=once())).status_code == 403


@pytest.mark.parametrize(("scope", "status"), [("webhooks:manage", 201), ("vouchers:read", 403)])
async def test_a_system_does_it_with_the_scope(app, database, scope, status):
    async with database.write() as session:
        system = await make_system(session, kind=OrganisationKind.EXECUTING_BODY, scopes=frozenset({scope}))
    async with _client(app) as client:
        basic = (str(system.client_id), system.secret)
        given = await client.post(f"{PUBLIC_URL}/oauth/token", data={"grant_type": "client_credentials"}, auth=basic)
        token = {"Authorization": f"Bearer {given.json()['access_token']}", **once()}
        answer = await client.post("/webhook-endpoints", json=WISH, headers=token)
    assert answer.status_code == status, answer.text
    if status == 201:
        assert (await _kept(database)).organisation_id == system.organisation_id


async def test_there_is_an_end_to_how_many(officer):
    for _ in range(20):
        await _made(officer)
    answer = await officer.post("/webhook-endpoints", json=WISH, headers=once())
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/too-many-webhook-endpoints")
