"""The log of a webhook: what was sent and answered; sent again in order and never twice; a test that goes once."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from backend.core import clock
from backend.identity.scopes import OrganisationKind, Role
from backend.webhooks.messages import TEST_TYPE
from backend.webhooks.models import DeliveryState, EndpointStatus, Fault, WebhookDelivery, WebhookEndpoint
from backend.webhooks.posting import Outcome
from backend.webhooks.service import resending
from backend.webhooks.service.delivering import LEASE, claim
from tests.makers.identity import make_organisation
from tests.makers.vouchers import once
from tests.makers.webhooks import SEAL, make_message, make_webhook

REFUSED = Outcome(5, 500, "kapot", Fault.STATUS)
GONE = Outcome(2, 410, "", Fault.STATUS)
VOUCHER = uuid4()


@pytest.fixture
async def officer(client_as, endpoint):
    return await client_as(Role.SYNTENS_OFFICER, organisation_id=endpoint.organisation_id)


@pytest.fixture
def address(endpoint):
    return f"/webhook-endpoints/{endpoint.id}"


async def _line(database, endpoint, *numbers, **state):
    """Messages on one voucher, by number."""
    async with database.write() as session:
        made = [(await make_message(session, endpoint, VOUCHER, number)).id for number in numbers]
        if state:
            await session.execute(update(WebhookDelivery).where(WebhookDelivery.id.in_(made)).values(**state))
    return made


def _failed():
    return {"state": DeliveryState.FAILED, "ended_at": clock.now(), "attempts": 10}


def _number(number):
    return f'{{"sequence":"{number}"}}'.encode()


async def _status(database, endpoint, status, because=None):
    async with database.write() as session:
        kept = await session.get_one(WebhookEndpoint, endpoint.id)
        kept.status, kept.disabled_because = status, because


async def test_it_tells_what_was_sent_and_what_came_back(officer, address, database, endpoint, work):
    (message,) = await _line(database, endpoint, 1)
    await work(REFUSED)
    (item,) = (await officer.get(f"{address}/deliveries")).json()["items"]
    assert (item["id"], item["state"], item["attempts"]) == (str(message), "waiting", 1)
    assert item["nextAttemptAt"] > item["createdAt"]
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        await work()
    read = (await officer.get(f"{address}/deliveries/{message}")).json()
    assert (read["state"], read["nextAttemptAt"], read["body"]) == ("delivered", None, _number(1).decode())
    assert [(each["statusCode"], each["answer"], each["fault"]) for each in read["tried"]] == [
        (204, "", None),
        (500, "kapot", "status"),
    ]
    headers = read["tried"][0]["requestHeaders"]
    assert (headers["webhook-id"], headers["webhook-signature"]) == (read["messageId"], "v1,…")


async def test_it_is_filtered_and_newest_first(officer, address, database, endpoint):
    (failed,) = await _line(database, endpoint, 1, **_failed())
    (waiting,) = await _line(database, endpoint, 2)
    async with database.write() as session:
        other = (await make_message(session, endpoint, uuid4(), 1)).id
        await session.execute(update(WebhookDelivery).where(WebhookDelivery.id == other).values(message_type=TEST_TYPE))

    async def found(**asked):
        answer = await officer.get(f"{address}/deliveries", params=asked)
        return [each["id"] for each in answer.json()["items"]]

    assert set(await found()) == {str(failed), str(waiting), str(other)}
    assert await found(state="failed") == [str(failed)]
    assert await found(messageType=TEST_TYPE) == [str(other)]
    assert set(await found(voucherId=str(VOUCHER))) == {str(failed), str(waiting)}
    async with database.write() as session:
        old = clock.now() - timedelta(days=3)
        await session.execute(update(WebhookDelivery).where(WebhookDelivery.id == failed).values(created_at=old))
    noon = (clock.now() - timedelta(days=1)).isoformat()
    assert await found(createdUntil=noon) == [str(failed)]
    assert set(await found(createdFrom=noon)) == {str(waiting), str(other)}
    assert await found(createdFrom=noon, createdUntil=noon) == []
    assert await found(voucherCode="SW-26-0000-00") == []
    assert await found(pageSize=1, page=4) == []
    assert (await officer.get(f"{address}/deliveries", params={"state": "lost"})).status_code == 400


async def test_sent_again_it_goes_before_what_waits_of_the_voucher(officer, address, database, endpoint, work):
    await _line(database, endpoint, 1, 2, **_failed())
    await _line(database, endpoint, 3)
    answer = await officer.post(f"{address}/resends", json={}, headers=once())
    assert (answer.status_code, answer.json()) == (201, {"resent": 2, "more": False, "nextFrom": None})
    assert [await work() for _ in range(4)] == [[_number(1)], [_number(2)], [_number(3)], []]


async def test_what_is_sent_again_waits_for_a_later_one_that_is_under_way(officer, address, database, endpoint, work):
    await _line(database, endpoint, 1, **_failed())
    await _line(database, endpoint, 2)
    async with database.write() as session:
        await claim(session, SEAL, 16)
    await officer.post(f"{address}/resends", json={}, headers=once())
    assert await work() == []
    with clock.set_to(clock.now() + LEASE):  # whoever had it was killed before recording
        assert await work() == [_number(1)]
        assert await work() == [_number(2)]


async def test_a_second_click_sends_nothing_twice(officer, address, database, endpoint, work):
    (message,) = await _line(database, endpoint, 1, **_failed())
    key, path = once(), f"{address}/deliveries/{message}/resends"
    first, again = [await officer.post(path, headers=key) for _ in range(2)]
    assert (first.status_code, first.json()["resent"]) == (201, 1)
    assert (again.json(), again.headers["idempotent-replayed"]) == (first.json(), "true")
    assert (await officer.post(path, headers=once())).json()["resent"] == 0
    assert await work() == [_number(1)]
    assert await work() == []
    assert (await officer.post(path)).status_code == 400, "a key is needed"
    trail = (await officer.get("/audit-entries", params={"objectId": str(endpoint.id)})).json()["items"]
    assert [entry["act"] for entry in trail] == ["webhooks.resend"]


async def test_a_span_of_time_and_what_arrived_too(officer, address, database, endpoint):
    now = clock.now()
    await _line(database, endpoint, 1, created_at=now - timedelta(days=31), **_failed())
    await _line(database, endpoint, 2, created_at=now - timedelta(days=3), **_failed())
    await _line(database, endpoint, 3, created_at=now - timedelta(days=1), state=DeliveryState.DELIVERED, ended_at=now)

    async def resent(**wish):
        answer = await officer.post(f"{address}/resends", json=wish, headers=once())
        return answer.json()["resent"] if answer.status_code == 201 else answer.status_code

    span = {"createdFrom": (now - timedelta(days=2)).isoformat(), "createdUntil": now.isoformat()}
    assert await resent(deliveredToo=True) == 400
    assert await resent(**span) == 0
    assert await resent(**span, deliveredToo=True) == 1
    assert await resent() == 1, "what is older than thirty days is about to be forgotten"


async def test_no_more_than_the_bound_in_one_request(officer, address, database, endpoint, monkeypatch):
    monkeypatch.setattr(resending, "AT_ONCE", 2)
    await _line(database, endpoint, 1, 2, 3, **_failed())
    answers = [(await officer.post(f"{address}/resends", json={}, headers=once())).json() for _ in range(3)]
    assert [(each["resent"], each["more"]) for each in answers] == [(2, True), (1, False), (0, False)]


async def test_nothing_is_sent_again_to_one_that_is_disabled(officer, address, database, endpoint):
    (message,) = await _line(database, endpoint, 1, **_failed())
    await _status(database, endpoint, EndpointStatus.DISABLED, "gone")
    for path in ("resends", f"deliveries/{message}/resends", "test-deliveries"):
        answer = await officer.post(f"{address}/{path}", json={}, headers=once())
        assert (answer.status_code, answer.json()["type"]) == (409, "/v1/problems/webhook-not-active"), path
    await _status(database, endpoint, EndpointStatus.PAUSED)
    assert (await officer.post(f"{address}/resends", json={}, headers=once())).status_code == 201
    assert (await officer.post(f"{address}/test-deliveries", headers=once())).status_code == 409


async def test_a_test_is_signed_flagged_and_in_the_log(officer, address, work):
    made = await officer.post(f"{address}/test-deliveries", headers=once())
    assert (made.status_code, made.json()["state"], made.json()["voucherId"]) == (201, "waiting", None)
    (body,) = await work()
    event = json.loads(body)
    assert (event["type"], event["data"], event["specversion"]) == (TEST_TYPE, {"test": True}, "1.0")
    read = (await officer.get(made.headers["location"].removeprefix("/v1"))).json()
    assert (read["state"], read["tried"][0]["statusCode"]) == ("delivered", 204)


@pytest.mark.parametrize("outcome", [REFUSED, GONE])
async def test_a_test_that_fails_goes_once_and_disables_nothing(officer, address, work, outcome):
    made = await officer.post(f"{address}/test-deliveries", headers=once())
    await work(outcome)
    read = (await officer.get(made.headers["location"].removeprefix("/v1"))).json()
    assert (read["state"], read["attempts"], read["nextAttemptAt"]) == ("failed", 1, None)
    health = (await officer.get(address)).json()
    assert (health["status"], health["failingSince"]) == ("active", None)
    assert (await officer.post(f"{address}/resends", json={}, headers=once())).json()["resent"] == 0


async def test_tests_have_an_end(officer, address):
    for _ in range(10):
        assert (await officer.post(f"{address}/test-deliveries", headers=once())).status_code == 201
    refused = await officer.post(f"{address}/test-deliveries", headers=once())
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 360


@pytest.mark.parametrize("who", [(Role.SYNTENS_OFFICER, 404), (Role.BRANCH_OFFICER, 404), (Role.OWNER, 403)])
async def test_others_neither_see_nor_send(client_as, officer, database, endpoint, who):
    role, status = who
    (message,) = await _line(database, endpoint, 1, **_failed())
    async with database.write() as session:
        body = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY)
        neighbour = await make_webhook(session, body.id)
    other, foreign = await client_as(role), f"/webhook-endpoints/{endpoint.id}"
    for method, path in (
        ("GET", f"{foreign}/deliveries"),
        ("GET", f"{foreign}/deliveries/{message}"),
        ("POST", f"{foreign}/deliveries/{message}/resends"),
        ("POST", f"{foreign}/resends"),
        ("POST", f"{foreign}/test-deliveries"),
        ("GET", f"/webhook-endpoints/{neighbour.id}/deliveries/{message}"),
    ):
        answer = await other.request(method, path, json=None if method == "GET" else {}, headers=once())
        assert answer.status_code == status, (method, path)
    assert (await officer.get(f"{foreign}/deliveries/{uuid4()}")).status_code == 404


async def test_it_is_counted_by_what_became_of_it_before_and_after(officer, address, database, endpoint, work):
    await _line(database, endpoint, 1, 2, **_failed())
    await _line(database, endpoint, 3, state=DeliveryState.DELIVERED, ended_at=clock.now())
    (old,) = await _line(database, endpoint, 4, **_failed())
    (forgotten,) = await _line(database, endpoint, 5, **_failed())
    async with database.write() as session:
        for message, days in ((old, 3), (forgotten, 31)):
            moment = clock.now() - timedelta(days=days)
            await session.execute(
                update(WebhookDelivery).where(WebhookDelivery.id == message).values(created_at=moment)
            )
        test = (await make_message(session, endpoint, uuid4(), 1)).id
        await session.execute(update(WebhookDelivery).where(WebhookDelivery.id == test).values(message_type=TEST_TYPE))

    async def counted(**asked):
        answer = await officer.get(f"{address}/delivery-counts", params=asked)
        assert answer.status_code == 200, answer.text
        return answer.json()

    span = {"createdFrom": (clock.now() - timedelta(days=1)).isoformat()}
    assert await counted() == {"waiting": 0, "delivered": 1, "failed": 3}
    assert await counted(**span) == {"waiting": 0, "delivered": 1, "failed": 2}
    assert (await officer.post(f"{address}/resends", json=span, headers=once())).json()["resent"] == 2
    assert await counted(**span) == {"waiting": 2, "delivered": 1, "failed": 0}
    await work()
    await work(REFUSED)
    assert await counted(**span) == {"waiting": 1, "delivered": 2, "failed": 0}


async def test_the_rest_begins_after_what_was_sent_again(officer, database, endpoint, work, monkeypatch):
    """Who asks again and again with `nextFrom` sends each once, also when all of it arrives in between."""
    monkeypatch.setattr(resending, "AT_ONCE", 2)
    made = await _line(database, endpoint, 1, 2, 3, 4, 5, state=DeliveryState.DELIVERED, ended_at=clock.now())
    start = clock.now() - timedelta(hours=5)
    async with database.write() as session:
        for message, minute in zip(made, (1, 2, 2, 3, 4), strict=True):  # two of one moment are not parted
            moment = start + timedelta(minutes=minute)
            await session.execute(
                update(WebhookDelivery).where(WebhookDelivery.id == message).values(created_at=moment)
            )
    wish, resent = {"createdFrom": start.isoformat(), "deliveredToo": True}, []
    while wish["createdFrom"] is not None:
        answer = (await officer.post(f"/webhook-endpoints/{endpoint.id}/resends", json=wish, headers=once())).json()
        assert answer["more"] == (answer["nextFrom"] is not None)
        resent.append(answer["resent"])
        wish["createdFrom"] = answer["nextFrom"]
        while await work():
            pass
    assert resent == [1, 2, 2]
