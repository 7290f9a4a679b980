"""How much an officer may grant: set by a colleague, seen by the people of the organisation, never set by oneself."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.identity.models import Membership
from backend.identity.scopes import OrganisationKind, Role
from tests.makers.identity import make_account, make_organisation


@pytest.fixture
async def body(database, client_as):
    """Two officers of Syntens, and an adviser who works there; each with the path to their limit."""
    async with database.write() as session:
        syntens = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY, name="Syntens")
        accounts = [await make_account(session) for _ in range(3)]
    roles = (Role.SYNTENS_OFFICER, Role.SYNTENS_OFFICER, Role.ADVISER)
    people = []
    for role, account in zip(roles, accounts, strict=True):
        client = await client_as(role, organisation_id=syntens.id, account_id=account.id)
        client.account_id = account.id
        client.people = f"/organisations/{syntens.id}/people"
        client.path = f"{client.people}/{account.id}/decision-limit"
        people.append(client)
    return people


async def found(client, whose):
    people = (await client.get(client.people)).json()["items"]
    return next(each for each in people if each["accountId"] == str(whose.account_id))


async def put(client, whose, cents, if_match=None):
    headers = {"If-Match": if_match or f'"{(await found(client, whose))["version"]}"'}
    return await client.put(whose.path, json={"decisionLimitCents": cents}, headers=headers)


def kind(answer):
    return (answer.status_code, answer.json()["type"].rsplit("/", 1)[-1])


async def test_a_colleague_sets_the_limit_and_takes_it_away(body, database):
    first, second, adviser = body
    assert (await found(adviser, second))["decisionLimitCents"] is None
    answer = await put(first, second, 1_500_00)
    assert (answer.status_code, answer.json()["decisionLimitCents"]) == (200, 1_500_00)
    assert answer.headers["ETag"] == f'"{(await found(second, second))["version"]}"'
    assert (await put(first, second, None)).json()["decisionLimitCents"] is None
    async with database.read() as session:
        acts = await session.scalars(select(AuditEntry.details).where(AuditEntry.act == "people.limit"))
        assert [each["limit_cents"] for each in acts] == [1_500_00, None]


async def test_nobody_sets_the_own_limit(body):
    first, second, _ = body
    await put(first, second, 1_500_00)
    assert kind(await put(second, second, None)) == (403, "own-limit")
    assert (await found(first, second))["decisionLimitCents"] == 1_500_00


async def test_a_limit_that_changed_meanwhile_is_read_first(body):
    first, second, _ = body
    before = f'"{(await found(first, second))["version"]}"'
    await put(first, second, 1_500_00)
    assert kind(await put(first, second, 2_000_00, before)) == (412, "version-stale")


async def test_only_who_decides_has_a_limit(body, database):
    first, _, adviser = body
    assert (await put(first, adviser, 1_500_00)).status_code == 400
    with pytest.raises(IntegrityError, match="decision_limit_of_officers"):
        async with database.write() as session:
            await session.execute(
                update(Membership).where(Membership.account_id == adviser.account_id).values(decision_limit_cents=1)
            )


@pytest.mark.parametrize("cents", [-1, "veel", 1.5])
async def test_a_limit_is_an_amount(body, cents):
    first, second, _ = body
    assert (await put(first, second, cents)).status_code == 400


async def test_people_of_elsewhere_set_no_limit(body, client_as):
    _, second, _ = body
    stranger = await client_as(Role.SYNTENS_OFFICER)
    answer = await stranger.put(second.path, json={"decisionLimitCents": 1}, headers={"If-Match": "*"})
    assert kind(answer) == (404, "organisation-not-found")


async def test_a_limit_of_nothing_is_another_version_than_no_limit(body):
    first, second, _ = body
    before = f'"{(await found(first, second))["version"]}"'
    assert (await put(first, second, 0)).status_code == 200
    assert kind(await put(first, second, 1_500_00, before)) == (412, "version-stale")
