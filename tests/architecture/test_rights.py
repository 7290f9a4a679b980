"""Every route x every role and system x own and other organisation, generated from the routes and the scope table.

The world is the demonstration world. Private things belong to the bakery; strangers hold the same role elsewhere.
A route with a parameter that this test does not know fails it.
"""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text, update

from backend.app import create_app
from backend.identity.models import MachineClient
from backend.identity.principals import APP_HEADER
from backend.identity.scopes import SCOPES_OF_ROLE, OrganisationKind, Role, machine_scopes
from backend.settings import Settings
from tests.architecture.bakery import furnish
from tests.architecture.parameters import NAMES, PRIVATE, PUBLIC
from tests.conftest import _client
from tests.makers.machines import make_system

DOCUMENT = create_app(Settings()).openapi()
BAKERY = "voorbeeldbakkerij-de-korenbloem"
COMPANY_ROLES = (Role.OWNER, Role.MANAGER, Role.FINANCE, Role.STAFF_REPRESENTATIVE)
# Officers of Syntens and the programme see every company's file (and leave a trace of it); the others must not.
STRANGERS = (*COMPANY_ROLES, Role.ADVISER, Role.BRANCH_OFFICER, Role.RESEARCHER)

# The kinds of organisation that can give systems access.
KINDS = [kind for kind in OrganisationKind if machine_scopes(kind)]

OPERATIONS = [
    (method, path, operation)
    for path, item in sorted(DOCUMENT["paths"].items())
    for method, operation in sorted(item.items())
]


def _scopes(operation) -> frozenset[str]:
    return frozenset(scope for rule in operation.get("security", []) for scopes in rule.values() for scope in scopes)


def _parameters(path: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", path))


def test_every_parameter_is_known_as_private_or_public():
    found = set().union(*(_parameters(path) for _, path, _ in OPERATIONS))
    assert found - set(PRIVATE) - PUBLIC == set()


def test_every_route_that_names_a_private_thing_asks_who_is_there():
    open_routes = {
        f"{method.upper()} {path}"
        for method, path, operation in OPERATIONS
        if _parameters(path) & set(PRIVATE) and not _scopes(operation)
    }
    assert open_routes == set()


@pytest.fixture
async def objects(database, demonstration):
    """The demonstration world, and what the bakery has besides: identifiers by parameter."""
    bakery = demonstration.organisations[BAKERY]
    found: dict[str, UUID | None] = {}
    async with database.write() as session:
        await furnish(session, bakery)
    async with database.read() as session:
        for name, sql in PRIVATE.items():
            found[name] = await session.scalar(text(sql), {"company": bakery})
    missing = [name for name, thing in found.items() if thing is None]
    assert missing == []
    return found


def _address(path: str, objects: dict[str, UUID | None]) -> str:
    if path == "/":
        return "http://test/v1"
    return re.sub(r"\{(\w+)\}", lambda found: NAMES.get(found[1]) or str(objects.get(found[1]) or uuid4()), path)


async def test_the_matrix(objects, client_as, visitor):
    """Visitors get 401, the wrong role 403, strangers 404; and a stranger's write changes nothing."""
    strangers = {role: await client_as(role) for role in STRANGERS}
    faults = []
    for method, path, operation in OPERATIONS:
        scopes = _scopes(operation)
        if not scopes:
            continue
        address = _address(path, objects)
        sent = {"content": "{}", "headers": {"Content-Type": "application/json"}} if method != "get" else {}
        answer = await visitor.request(method, address, **sent)
        if answer.status_code != 401:
            faults.append(f"visitor {method} {path}: {answer.status_code}")
        for role, client in strangers.items():
            if operation["operationId"] == "delete_session":
                continue
            answer = await client.request(method, address, **sent)
            allowed = scopes <= SCOPES_OF_ROLE[role] | {"account"}
            private = _parameters(path) & {name for name in PRIVATE if objects[name]}
            if not allowed:
                expected = {403}
            elif private:
                expected = {404} if method in {"get", "delete"} else {404, 400, 415}
            else:
                expected = set(range(200, 500)) - {401}
            if answer.status_code not in expected:
                faults.append(f"{role} elsewhere {method} {path}: {answer.status_code}")
    assert faults == [], "\n".join(faults)


async def test_the_own_people_do_see_it(objects, client_as):
    """For each private read there is somebody of the organisation, or an officer, who gets it."""
    company = objects["companyId"]
    insiders = [await client_as(role, organisation_id=company) for role in COMPANY_ROLES]
    insiders += [await client_as(Role.SYNTENS_OFFICER), await client_as(Role.PROGRAMME_OFFICER)]
    # Of officers alone, who see no draft, and the bakery has only that.
    unsubmitted = {"/vouchers/{voucherId}/decision-proposals", "/vouchers/{voucherId}/trace"}
    # Of one person or another firm, or not made yet; their subjects test them.
    personal = {"accountId", "noticeId", "fileId", "referralId", "exportId", "clientId", "voucherEntryId", "endpointId"}
    personal |= {"importId", "jobId", "complaintId", "branchId", "firmId", "reviewId", "studyId", "researchExtractId"}
    personal |= {"networkIntroductionId"}
    unseen = []
    for method, path, _ in OPERATIONS:
        private = _parameters(path) & set(PRIVATE)
        if method != "get" or not private or private & personal or any(objects[name] is None for name in private):
            continue
        statuses = {(await client.get(_address(path, objects))).status_code for client in insiders}
        if 200 not in statuses and _parameters(path) <= set(PRIVATE) and path not in unsubmitted:
            unseen.append(f"{path}: {statuses}")
    assert unseen == []


EXAMPLES = {"uuid": str(uuid4()), "date": "2026-11-25", "date-time": "2026-11-25T12:00:00Z", "email": "a@b.example"}


def _body(schema: Any) -> Any:
    """The smallest input that this schema admits, as far as a schema tells."""
    if "$ref" in schema:
        return _body(DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
    for choice in {"anyOf", "oneOf", "allOf"} & schema.keys():
        return _body(schema[choice][0])
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    kind = schema.get("type")
    made = {
        "object": lambda: {name: _body(schema["properties"][name]) for name in schema.get("required", [])},
        "array": lambda: [_body(schema["items"]) for _ in range(schema.get("minItems", 0))],
        "integer": lambda: schema.get("minimum", 1),
        "number": lambda: schema.get("minimum", 1),
        "boolean": lambda: True,
        "string": lambda: EXAMPLES.get(schema.get("format", ""), "x" * max(1, schema.get("minLength", 1))),
    }
    return made.get(kind[0] if isinstance(kind, list) else kind, lambda: None)()


def _bodies(method: str, operation: Any) -> list[dict[str, Any]]:
    """What to send: nothing for a read, else an empty body and one that is well formed."""
    if method == "get":
        return [{}]
    content = operation.get("requestBody", {}).get("content", {})
    schema = content.get("application/json", content.get("application/merge-patch+json", {})).get("schema")
    sent = [{}] if schema is None else [{}, _body(schema)]
    return [{"json": body, "headers": {"If-Match": "*", "Idempotency-Key": f'"{uuid4()}"'}} for body in sent]


async def _systems(app, database, kind, organisation_id=None):
    """Two systems: one with everything such an organisation can have, one whose only scope was taken away again."""
    async with database.write() as session:
        every = await make_system(session, kind=kind, organisation_id=organisation_id)
        none = await make_system(
            session, kind=kind, organisation_id=every.organisation_id, scopes=frozenset({"companies:read"})
        )
    clients = []
    for system in (every, none):
        client = _client(app)
        del client.headers[APP_HEADER], client.headers["origin"]
        given = await client.post(
            "http://test/oauth/token",
            data={"grant_type": "client_credentials"},
            auth=(str(system.client_id), system.secret),
        )
        assert given.status_code == 200, given.text
        client.headers["authorization"] = f"Bearer {given.json()['access_token']}"
        clients.append(client)
    async with database.write() as session:
        taken = update(MachineClient).where(MachineClient.id == none.client_id)
        await session.execute(taken.values(scopes=["ledger:read"]))  # which its token does not hold
    return clients


def _expected_of_system(kind: OrganisationKind, scopes, private, method) -> set[int]:
    if not scopes <= machine_scopes(kind):
        return {403}
    if private and kind is OrganisationKind.BRANCH:  # a branch the bakery is no member of; officers see every company
        return {404} if method in {"get", "delete"} else {404, 400, 415}
    return set(range(200, 500)) - {401}


@pytest.mark.parametrize("kind", KINDS)
async def test_the_matrix_of_systems(objects, app, database, kind):
    """Without the scope 403, also for what only a person does; strangers 404; and no answer that is our fault."""
    every, none = await _systems(app, database, kind)
    faults = []
    for method, path, operation in OPERATIONS:
        scopes, private = _scopes(operation), _parameters(path) & set(PRIVATE)
        for sent in _bodies(method, operation) if scopes else ():
            for name, client in (("every", every), ("none", none)):
                answer = await client.request(method, _address(path, objects), **sent)
                expected = _expected_of_system(kind, scopes, private, method) if client is every else {403}
                refusal = "person-needed" if "account" in scopes else "scope-missing"
                told = answer.json()["type"].rsplit("/", 1)[1] if expected == {403} else refusal
                if answer.status_code not in expected or told != refusal:
                    faults.append(f"{kind} {name} {method} {path}: {answer.status_code} {told}")
    assert faults == []


@pytest.mark.parametrize("kind", KINDS)
async def test_a_system_sees_what_its_organisation_sees(objects, app, database, kind):
    """The bakery's own branch and the officers' systems get what their scope opens; nobody's token opens more."""
    branch = "SELECT branch_id FROM branch_memberships WHERE company_id = :company LIMIT 1"
    async with database.read() as session:
        own = await session.scalar(text(branch), {"company": objects["companyId"]})
    assert own is not None
    every, none = await _systems(app, database, kind, own if kind is OrganisationKind.BRANCH else None)
    address = f"/companies/{objects['companyId']}"
    reads_companies = "companies:read" in machine_scopes(kind)
    assert (await every.get(address)).status_code == (200 if reads_companies else 403)
    assert (await none.get(address)).status_code == 403
