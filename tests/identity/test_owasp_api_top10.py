"""What is tried first at an API, by the OWASP API Security Top 10 of 2023: each item that applies, in real requests."""

from uuid import uuid4

import httpx
import pytest

from backend.app import create_app
from backend.identity.passwords import hash_password
from backend.identity.scopes import Role
from backend.openid import provider
from tests.conftest import _client
from tests.makers.claims import claimed
from tests.makers.identity import make_account
from tests.makers.organisations import make_company
from tests.makers.vouchers import apply, bring_to, move, once, set_stage, version_of

PASSWORD = "een-lang-wachtwoord"
ISSUER = "https://inloggen.example"
ELSEWHERE = "https://elders.example"


def _told(answer):
    return answer.status_code, answer.json()["type"].rsplit("/", 1)[1]


@pytest.fixture
async def company(database):
    async with database.write() as session:
        return await make_company(session, name="Voorbeeldbakkerij")


@pytest.fixture
async def owner(client_as, company):
    return await client_as(Role.OWNER, organisation_id=company.id)


@pytest.fixture
async def provided(app):
    """The app with an identity provider configured."""
    before = app.state.settings
    app.state.settings = before.model_copy(update={"openid_issuer": ISSUER, "openid_client_id": "slimmer-werken"})
    app.state.openid_provider = None
    yield app
    app.state.settings, app.state.openid_provider = before, None


OBJECTS = [
    ("get", "/companies/{company}"),
    ("get", "/companies/{company}/consents"),
    ("get", "/companies/{company}/mandates"),
    ("get", "/companies/{company}/measurements"),
    ("get", "/companies/{company}/file-accesses"),
    ("get", "/organisations/{company}/people"),
    ("get", "/organisations/{company}/invitations"),
    ("get", "/accounts/{account}"),
    ("get", "/accounts/{account}/audit-entries"),
    ("patch", "/accounts/{account}"),
    ("get", "/vouchers/{voucher}"),
    ("patch", "/vouchers/{voucher}"),
    ("delete", "/vouchers/{voucher}"),
    ("get", "/vouchers/{voucher}/claims"),
]


async def test_somebody_elses_object_is_told_apart_from_none_by_nothing(database, client_as):
    """API1 Broken object level authorisation."""
    stage = await set_stage(database, client_as)
    account = (await stage.owner.get("/session")).json()["account"]["id"]
    there = {"company": stage.company.id, "account": account, "voucher": await apply(stage)}
    nowhere = dict.fromkeys(there, uuid4())
    stranger = await client_as(Role.OWNER)
    for method, address in OBJECTS:
        sent = {"json": {}, "headers": {"If-Match": "*"}} if method == "patch" else {"headers": {"If-Match": "*"}}
        theirs, none = [await stranger.request(method, address.format(**names), **sent) for names in (there, nowhere)]
        assert theirs.status_code == none.status_code == 404, address
        assert {**theirs.json(), "instance": ""} == {**none.json(), "instance": ""}
    assert (await stage.owner.get(f"/vouchers/{there['voucher']}")).status_code == 200


UNPROVEN = {
    "nothing": ({}, 401),
    "an invented session": ({"Cookie": "sw-session=geraden"}, 401),
    "an empty token": ({"Authorization": "Bearer "}, 401),
    "no token at all": ({"Authorization": "Bearer geraden"}, 401),
    "a token nobody signed": ({"Authorization": "Bearer eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.e30."}, 401),
    "a password in the header": ({"Authorization": "Basic YW5uYTpnZWhlaW0="}, 401),
    "a session and a token": ({"Cookie": "sw-session=a", "Authorization": "Bearer b"}, 400),
}


@pytest.mark.parametrize("proof", UNPROVEN)
async def test_who_proves_nothing_is_nobody(visitor, proof):
    """API2 Broken authentication."""
    headers, status = UNPROVEN[proof]
    assert (await visitor.get("/companies", headers=headers)).status_code == status


async def test_passwords_are_guessed_ten_times_at_most_and_known_addresses_not_found_out(visitor, database):
    """API2 Broken authentication."""
    async with database.write() as session:
        await make_account(session, email="anna@voorbeeld.example", password_hash=hash_password(PASSWORD))
    seen = {}
    for name in ("anna", "niemand"):
        wish = {"email": f"{name}@voorbeeld.example", "password": "geraden"}
        answers = [await visitor.post("/session", json=wish) for _ in range(11)]
        assert [answer.status_code for answer in answers] == [401] * 10 + [429]
        seen[name] = answers[0].json()
    assert seen["anna"] == seen["niemand"]
    right = {"email": "anna@voorbeeld.example", "password": PASSWORD}
    assert (await visitor.post("/session", json=right)).status_code == 429


# Members that a client may not set, by what it may change.
NOT_ONES_OWN = {
    "/accounts/{account}": {"email": "x@y.example", "passwordHash": "x", "isDemonstration": True, "id": str(uuid4())},
    "/companies/{company}": {"verification": "verified", "kvkNumber": "90009999", "status": "ended", "version": 9},
    "/session": {"roles": ["syntens_officer"], "scopes": ["vouchers:decide"], "assurance": "high"},
}


async def test_what_is_not_ones_own_to_set_is_refused_by_name(owner, company):
    """API3 Broken object property level authorisation: mass assignment."""
    account = (await owner.get("/session")).json()["account"]["id"]
    names = {"account": account, "company": company.id}
    before = (await owner.get(f"/companies/{company.id}")).json(), (await owner.get(f"/accounts/{account}")).json()
    for address, members in NOT_ONES_OWN.items():
        answer = await owner.patch(address.format(**names), json=members, headers={"If-Match": "*"})
        assert answer.status_code == 400, address
        assert {f"#/{name}" for name in members} <= {fault["location"] for fault in answer.json()["errors"]}
    after = (await owner.get(f"/companies/{company.id}")).json(), (await owner.get(f"/accounts/{account}")).json()
    assert before == after


async def test_no_schema_of_an_answer_has_room_for_a_secret_that_is_kept(visitor):
    """API3 Broken object property level authorisation: excessive data. A secret is answered once, when made."""
    document = (await visitor.get("/openapi.json")).json()
    shown = {
        f"{name}.{member}"
        for name, schema in document["components"]["schemas"].items()
        for member in schema.get("properties", {})
        if name.endswith(("Read", "Summary", "Page", "List", "Created"))
        and ("hash" in member.lower() or member.lower() in {"password", "secret", "token", "code_hash", "privatekey"})
    }
    once = {"MachineCredentialCreated.secret", "WebhookEndpointCreated.secret"}
    # The hash of the frozen list of a draw is published so that anybody can check it; a company agrees to a hash of
    # exactly the words of its practice.
    told = {"DrawRead.listHash", "RoundRead.listHash", "PracticeVersionRead.contentHash"}
    assert shown == once | told


TOO_MUCH = {
    "a page of more than a hundred": ("get", "/companies?pageSize=101", {}, 400),
    "a page beyond the last": ("get", "/companies?page=10001", {}, 400),
    "a body of more than a megabyte": ("post", "/companies", {"json": {"name": "x" * 1_100_000}}, 413),
    "a name without end": ("post", "/companies", {"json": {"name": "x" * 10_000}}, 400),
    "a number without end": ("post", "/companies", {"json": {"employees": 10**300}}, 400),
    "a nest without end": ("post", "/companies", {"content": b"[" * 100_000}, 400),
    "a key without end": ("post", "/vouchers", {"json": {}, "headers": {"Idempotency-Key": "x" * 10_000}}, 400),
}


@pytest.mark.parametrize("asked", TOO_MUCH)
async def test_nobody_asks_more_than_one_answer_can_hold(owner, asked):
    """API4 Unrestricted resource consumption."""
    method, address, sent, status = TOO_MUCH[asked]
    sent = {**sent, "headers": {"Content-Type": "application/json", **sent.get("headers", {})}}
    assert (await owner.request(method, address, **sent)).status_code == status


async def test_nobody_asks_without_end(settings, database, one_minute):
    """API4 Unrestricted resource consumption."""
    narrow = create_app(settings.model_copy(update={"address_requests_per_minute": 2}), database=database)
    async with _client(narrow) as client:
        answers = [await client.get("/provinces") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2].headers["retry-after"]) >= 1


FUNCTIONS = {
    ("post", "/companies/{id}/verifications"): {Role.OWNER, Role.ADVISER, Role.BRANCH_OFFICER, Role.PROGRAMME_OFFICER},
    ("post", "/payments/{id}/confirmations"): {Role.OWNER, Role.FINANCE, Role.ADVISER, Role.PROGRAMME_OFFICER},
    ("post", "/rounds"): {Role.OWNER, Role.ADVISER, Role.SYNTENS_OFFICER, Role.BRANCH_OFFICER},
    ("post", "/advisers/{id}/accreditation-changes"): {Role.OWNER, Role.ADVISER, Role.PROGRAMME_OFFICER},
    ("post", "/machine-clients"): {Role.OWNER, Role.MANAGER, Role.ADVISER},
    ("get", "/audit-entries"): {Role.MANAGER, Role.ADVISER, Role.BRANCH_OFFICER, Role.RESEARCHER},
    ("post", "/companies/{id}/erasures"): {Role.MANAGER, Role.FINANCE, Role.SYNTENS_OFFICER},
}


async def test_an_act_of_another_role_is_refused_before_the_object_is_looked_for(client_as):
    """API5 Broken function level authorisation."""
    clients = {role: await client_as(role) for role in set().union(*FUNCTIONS.values())}
    for (method, address), roles in FUNCTIONS.items():
        for role in roles:
            answer = await clients[role].request(method, address.format(id=uuid4()))
            assert _told(answer) == (403, "scope-missing"), (role, method, address)


async def test_work_is_claimed_once(database, client_as):
    """API6 Unrestricted access to sensitive business flows: the same money twice."""
    stage = await set_stage(database, client_as)
    voucher = await bring_to(stage, "claimed")
    wish = claimed()
    headers = {**once(), "If-Match": await version_of(stage.adviser_client, voucher)}
    again = await stage.adviser_client.post(f"/vouchers/{voucher}/claims", json=wish, headers=headers)
    assert again.status_code == 409
    assert (await move(stage.officer, voucher, "granted", reason="Nog eens.")).status_code in {403, 409}
    assert len((await stage.owner.get(f"/vouchers/{voucher}/claims")).json()["items"]) == 1


async def test_invitations_companies_and_mails_come_to_an_end(owner, company, visitor):
    """API6 Unrestricted access to sensitive business flows: filling mailboxes, occupying KVK numbers."""
    wish = {"email": "nieuw@voorbeeld.example", "role": "finance"}
    answers = [await owner.post(f"/organisations/{company.id}/invitations", json=wish) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 409]
    mails = [await visitor.post("/sign-in-links", json={"email": wish["email"]}) for _ in range(5)]
    assert [answer.status_code for answer in mails] == [202] * 4 + [429]
    known = {"name": "Voorbeeld", "section": "C", "employees": 9, "province": "NL-OV"}
    entered = [await owner.post("/companies", json={**known, "kvkNumber": f"9000{n}"}) for n in range(7001, 7005)]
    assert [answer.status_code for answer in entered] == [201, 201, 201, 409]


@pytest.mark.parametrize(
    "page", ["//elders.example", "https://elders.example", "/\\elders.example", "javascript:alert(1)", "/a/../..//x"]
)
async def test_no_address_of_a_client_is_followed(provided, visitor, page):
    """API7 Server side request forgery, and its like for the browser: the page to come back to is one of ours."""
    answer = await visitor.post("/openid-sign-ins", json={"returnTo": page})
    assert _told(answer) == (400, "invalid-input")


INSIDE = ["http://169.254.169.254/latest", "http://10.0.0.1/keys", "file:///etc/passwd", "gopher://127.0.0.1:5432/", 7]


@pytest.mark.parametrize("address", INSIDE)
async def test_an_address_of_the_provider_does_not_lead_inside(provided, visitor, monkeypatch, address):
    """API7 Server side request forgery: an identity provider that names an address of our network."""
    asked = []

    async def send(method, uri, **_):
        asked.append(uri)
        fine = {name: f"{ISSUER}/{name}" for name in ("authorization_endpoint", "token_endpoint")}
        return httpx.Response(200, json={"issuer": ISSUER, **fine, "jwks_uri": address})

    monkeypatch.setattr(provider, "_send", send)
    assert _told(await visitor.post("/openid-sign-ins", json={})) == (503, "openid-provider-away")
    assert asked == [f"{ISSUER}/.well-known/openid-configuration"]


async def test_no_other_site_reads_or_acts_with_the_cookie(owner, company):
    """API8 Security misconfiguration: cross-origin requests. What failed inside is told to nobody: tests/core."""
    read = await owner.get(f"/companies/{company.id}", headers={"Origin": ELSEWHERE})
    assert not [name for name in read.headers if name.startswith("access-control-")]
    asked = {"Origin": ELSEWHERE, "Access-Control-Request-Method": "PATCH"}
    preflight = await owner.request("OPTIONS", f"/companies/{company.id}", headers=asked)
    assert preflight.status_code == 405
    assert not [name for name in preflight.headers if name.startswith("access-control-")]
    wish = {"json": {"name": "Overgenomen"}, "headers": {"If-Match": "*", "Origin": ELSEWHERE}}
    assert _told(await owner.patch(f"/companies/{company.id}", **wish)) == (403, "origin-refused")


@pytest.mark.parametrize("name", ["' OR 1=1 --", "..%2f..%2fetc%2fpasswd", "{{7*7}}", "%00", "\u202e"])
async def test_a_failure_tells_nothing_of_the_inside(owner, name):
    """API8 Security misconfiguration: error detail."""
    answer = await owner.get(f"/companies/{name}")
    assert 400 <= answer.status_code < 500
    for inside in ("Traceback", "SELECT", "sqlalchemy", "asyncpg", "pydantic", "/site-packages/", "backend."):
        assert inside not in answer.text
