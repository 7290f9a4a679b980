"""Every route x every role x own and other organisation, generated from the routes and the scope table.

The world is the demonstration world. Private things belong to the bakery; strangers hold the same role elsewhere.
A route with a parameter that this test does not know fails it.
"""

import re
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from backend.app import create_app
from backend.demo.seed import SUBJECTS
from backend.demo.world import World
from backend.identity.scopes import SCOPES_OF_ROLE, Role
from backend.settings import Settings

DOCUMENT = create_app(Settings()).openapi()
BAKERY = "voorbeeldbakkerij-de-korenbloem"
COMPANY_ROLES = (Role.OWNER, Role.MANAGER, Role.FINANCE, Role.STAFF_REPRESENTATIVE)
# Officers of Syntens and the programme see every company's file (and leave a trace of it); the others must not.
STRANGERS = (*COMPANY_ROLES, Role.ADVISER, Role.BRANCH_OFFICER, Role.RESEARCHER)

# For each private parameter: a thing of the bakery, as SQL.
PRIVATE = {
    "companyId": "SELECT cast(:company AS uuid)",
    "organisationId": "SELECT cast(:company AS uuid)",
    "invitationId": "SELECT id FROM organisation_invitations WHERE organisation_id = :company LIMIT 1",
    "accountId": "SELECT account_id FROM memberships WHERE organisation_id = :company LIMIT 1",
    "accessRequestId": "SELECT id FROM access_requests WHERE company_id = :company LIMIT 1",
    "mandateId": "SELECT id FROM mandates WHERE company_id = :company LIMIT 1",
    "letterId": "SELECT id FROM verification_letters WHERE company_id = :company LIMIT 1",
    "scanId": "SELECT id FROM scans WHERE company_id = :company ORDER BY status = 'published' DESC LIMIT 1",
    "voucherId": "SELECT id FROM vouchers WHERE company_id = :company LIMIT 1",
    "claimId": "SELECT claims.id FROM claims LIMIT 1",
    "measurementId": "SELECT id FROM measurements WHERE company_id = :company LIMIT 1",
    "trajectoryId": "SELECT id FROM trajectories WHERE company_id = :company LIMIT 1",
    "referralId": "SELECT id FROM referrals LIMIT 1",
    "noticeId": "SELECT id FROM notices LIMIT 1",
    "fileId": "SELECT id FROM files LIMIT 1",
    "identityId": "SELECT id FROM openid_identities LIMIT 1",
    "sessionId": "SELECT id FROM sessions LIMIT 1",
    "paymentId": "SELECT id FROM payments LIMIT 1",
    "clientId": "SELECT id FROM machine_clients LIMIT 1",
    "credentialId": "SELECT id FROM machine_credentials LIMIT 1",
    "exportId": "SELECT id FROM data_exports LIMIT 1",
    "erasureId": "SELECT id FROM erasure_requests LIMIT 1",
}
# What everybody may read, or what is no object of somebody.
PUBLIC = {
    "problemKind",
    "itemCode",
    "slug",
    "versionId",
    "schemeId",
    "roundId",
    "fundingShareId",
    "indicatorCode",
    "adviserId",
    "stepKind",
    "themeCode",
    "localMailId",  # of a demonstration; 404 everywhere else
}
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
async def objects(database):
    """The demonstration world in the transaction of the test: identifiers by parameter."""
    world = World()
    found: dict[str, UUID | None] = {}
    async with database.write() as session:
        for subject in SUBJECTS:
            await subject.seed(session, world)
    async with database.read() as session:
        for name, sql in PRIVATE.items():
            found[name] = await session.scalar(text(sql), {"company": world.organisations[BAKERY]})
    return found


def _address(path: str, objects: dict[str, UUID | None]) -> str:
    if path == "/":
        return "http://test/v1"
    return re.sub(r"\{(\w+)\}", lambda found: str(objects.get(found[1]) or uuid4()), path)


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
    assert faults == []


async def test_the_own_people_do_see_it(objects, client_as):
    """For each private read there is somebody of the organisation, or an officer, who gets it."""
    company = objects["companyId"]
    insiders = [await client_as(role, organisation_id=company) for role in COMPANY_ROLES]
    insiders += [await client_as(Role.SYNTENS_OFFICER), await client_as(Role.PROGRAMME_OFFICER)]
    personal = {"accountId", "noticeId", "fileId", "referralId"}  # of one person or firm; their subjects test them
    unseen = []
    for method, path, _ in OPERATIONS:
        private = _parameters(path) & set(PRIVATE)
        if method != "get" or not private or private & personal or any(objects[name] is None for name in private):
            continue
        statuses = {(await client.get(_address(path, objects))).status_code for client in insiders}
        if 200 not in statuses and _parameters(path) <= set(PRIVATE):
            unseen.append(f"{path}: {statuses}")
    assert unseen == []
