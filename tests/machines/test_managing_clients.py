"""People give systems of their organisation access, renew it and end it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text

from backend.core import clock
from backend.identity.models import MachineCredential
from backend.identity.scopes import OrganisationKind, Role
from backend.identity.tokens import new_key_pair
from tests.makers.machines import make_system

WISH = {"name": "Ledenadministratie", "scopes": ["companies:read", "ledger:read"]}


@pytest.fixture
async def officer(client_as):
    return await client_as(Role.BRANCH_OFFICER)


async def _made(officer, **changed):
    answer = await officer.post("/machine-clients", json={**WISH, **changed})
    assert answer.status_code == 201, answer.text
    return answer.headers["location"].removeprefix("/v1"), answer.json()


def _public(pair):
    return {"kind": "public_key", "jwk": {key: pair.public_jwk[key] for key in ("kty", "crv", "x", "y")}}


async def test_a_secret_is_shown_once_and_kept_as_a_hash(officer, ask_token, database):
    address, client = await _made(officer)
    assert (client["credentials"], client["lastUsedAt"]) == ([], None)
    answer = await officer.post(f"{address}/credentials", json={"kind": "secret"})
    assert answer.status_code == 201, answer.text
    secret = answer.json()["secret"]
    assert secret not in (await officer.get(address)).text
    async with database.read() as session:
        kept = await session.scalar(select(MachineCredential.secret_hash))
    assert secret.encode() not in kept
    assert (await ask_token(client_id=client["id"], client_secret=secret)).status_code == 200
    used = (await officer.get(address)).json()
    assert used["credentials"][0]["lastUsedAt"] is not None


async def test_use_of_the_api_is_seen(officer, ask_token, machine):
    address, client = await _made(officer)
    secret = (await officer.post(f"{address}/credentials", json={"kind": "secret"})).json()["secret"]
    token = (await ask_token(client_id=client["id"], client_secret=secret)).json()["access_token"]
    assert (await machine.get("/v1/companies", headers={"Authorization": f"Bearer {token}"})).status_code == 200
    assert (await officer.get(address)).json()["lastUsedAt"] is not None


async def test_two_secrets_overlap_while_a_system_changes_over(officer, ask_token):
    address, client = await _made(officer)
    old, new = [(await officer.post(f"{address}/credentials", json={"kind": "secret"})).json() for _ in range(2)]
    third = await officer.post(f"{address}/credentials", json={"kind": "secret"})
    assert (third.status_code, third.json()["type"]) == (409, "/v1/problems/too-many-credentials")
    for credential in (old, new):
        assert (await ask_token(client_id=client["id"], client_secret=credential["secret"])).status_code == 200
    assert (await officer.delete(f"{address}/credentials/{old['id']}")).status_code == 204
    assert (await ask_token(client_id=client["id"], client_secret=old["secret"])).status_code == 401
    assert (await ask_token(client_id=client["id"], client_secret=new["secret"])).status_code == 200
    assert (await officer.delete(f"{address}/credentials/{old['id']}")).status_code == 404


async def test_a_secret_expires(officer, ask_token):
    address, client = await _made(officer)
    soon = (clock.now() + timedelta(hours=1)).isoformat()
    answer = await officer.post(f"{address}/credentials", json={"kind": "secret", "expiresAt": soon})
    secret = answer.json()["secret"]
    assert (await ask_token(client_id=client["id"], client_secret=secret)).status_code == 200
    with clock.set_to(clock.now() + timedelta(hours=2)):
        assert (await ask_token(client_id=client["id"], client_secret=secret)).status_code == 401
    past = (clock.now() - timedelta(hours=1)).isoformat()
    refused = await officer.post(f"{address}/credentials", json={"kind": "secret", "expiresAt": past})
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, "#/expiresAt")


async def test_a_public_key_is_named_by_its_thumbprint_and_known_once(officer):
    address, _ = await _made(officer)
    pair = new_key_pair()
    answer = await officer.post(f"{address}/credentials", json=_public(pair))
    assert (answer.status_code, answer.json()["kid"], answer.json()["secret"]) == (201, pair.kid, None)
    again = await officer.post(f"{address}/credentials", json=_public(pair))
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/key-known")


@pytest.mark.parametrize(
    ("change", "location"),
    [
        ({"d": "A" * 43}, "#/jwk"),
        ({"x": "A" * 43}, "#/jwk"),
        ({"kty": "RSA"}, "#/jwk/kty"),
        ({"crv": "P-384"}, "#/jwk/crv"),
        ({"y": "short"}, "#/jwk/y"),
        ({"alg": "none"}, "#/jwk/alg"),
        ({"kid": "a b"}, "#/jwk/kid"),
    ],
)
async def test_a_key_that_will_not_do_is_told(officer, change, location):
    address, _ = await _made(officer)
    sent = _public(new_key_pair())
    sent["jwk"] |= change
    answer = await officer.post(f"{address}/credentials", json=sent)
    assert answer.status_code == 400, answer.text
    assert [fault["location"] for fault in answer.json()["errors"]] == [location]


async def test_the_database_keeps_no_private_key(database):
    async with database.write() as session:
        await make_system(session)
        broken = text(
            "UPDATE machine_credentials SET public_jwk = public_jwk || '{\"d\": \"x\"}' WHERE kind = 'public_key'"
        )
        with pytest.raises(Exception, match="public_key_public"):
            async with session.begin_nested():
                await session.execute(broken)


@pytest.mark.parametrize("scope", ["vouchers:decide", "account", "machines:manage", "people:manage", "nothing"])
async def test_a_system_gets_no_more_than_its_organisation_has(officer, scope):
    answer = await officer.post("/machine-clients", json={"name": "Alles", "scopes": [scope]})
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, "#/scopes")
    offered = {item["scope"] for item in (await officer.get("/machine-scopes")).json()["items"]}
    mine = {"companies:read", "toolbox:write", "ledger:read", "questionnaires:write", "webhooks:manage"}
    mine |= {
        "exchange:read",
        "branches:read",
        "branch-figures:read",
        "campaigns:read",
        "campaigns:write",
        "files:write",
    }
    assert offered == mine | {"instruments:write", "member-measurements:write", "members:read", "members:write"}


async def test_a_scope_that_is_taken_away_is_gone_from_tokens_given_before(officer, ask_token, machine):
    address, client = await _made(officer)
    secret = (await officer.post(f"{address}/credentials", json={"kind": "secret"})).json()["secret"]
    token = (await ask_token(client_id=client["id"], client_secret=secret)).json()["access_token"]
    assert (await officer.patch(address, json={"scopes": ["ledger:read"]})).status_code == 428
    changed = await officer.patch(address, json={"scopes": ["ledger:read"]}, headers={"If-Match": '"1"'})
    assert (changed.status_code, changed.json()["scopes"], changed.headers["etag"]) == (200, ["ledger:read"], '"2"')
    answer = await machine.get("/v1/companies", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 403


async def test_a_revoked_client_is_gone_but_named_in_the_audit_trail(client_as):
    officer = await client_as(Role.SYNTENS_OFFICER)
    address, client = await _made(officer, scopes=["companies:read"])
    assert (await officer.delete(address)).status_code == 428
    assert (await officer.delete(address, headers={"If-Match": '"1"'})).status_code == 204
    assert (await officer.get(address)).status_code == 404
    assert (await officer.get("/machine-clients")).json()["total"] == 0
    trail = (await officer.get("/audit-entries", params={"objectId": client["id"]})).json()["items"]
    assert [entry["act"] for entry in trail] == ["machines.revoke", "machines.create"]


async def test_another_organisation_does_not_see_it(officer, client_as, database):
    async with database.write() as session:
        system = await make_system(session, kind=OrganisationKind.EXECUTING_BODY)
    address = f"/machine-clients/{system.client_id}"
    for other in (officer, await client_as(Role.PROGRAMME_OFFICER)):
        assert (await other.get("/machine-clients")).json()["items"] == []
        for method, path, sent in (
            ("GET", address, None),
            ("PATCH", address, {"name": "Van mij"}),
            ("DELETE", address, None),
            ("POST", f"{address}/credentials", {"kind": "secret"}),
            ("DELETE", f"{address}/credentials/{system.client_id}", None),
        ):
            answer = await other.request(method, path, json=sent, headers={"If-Match": "*"})
            assert answer.status_code == 404, (method, path)


async def test_there_is_an_end_to_how_many(officer):
    for _ in range(50):
        await _made(officer)
    answer = await officer.post("/machine-clients", json=WISH)
    assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/too-many-machine-clients")
