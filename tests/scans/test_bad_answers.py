"""Whatever is not right about a link, a receipt or an answer: what is said of it, and that nothing is lost or spent."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from backend.core import clock
from backend.scans.keys import new_key, new_token
from backend.scans.models import (
    Answer,
    Audience,
    InvitationKind,
    InvitationToken,
    QuestionKind,
    Questionnaire,
    QuestionnaireItem,
    QuestionnaireVersion,
    Response,
    ScanStatus,
)
from tests.makers.scans import make_link, make_scan

SINGLE = InvitationKind.SINGLE_USE


@pytest.fixture
async def world(visitor, company, database):
    """An open scan with one response, a closed one, and one whose last day has passed; links to each."""
    async with database.write() as session:
        scan = await make_scan(session, company.id)
        closed = await make_scan(session, company.id, status=ScanStatus.CLOSED)
        past = await make_scan(session, company.id, closes_on=clock.today() - timedelta(days=1))
        slug = (await session.scalars(select(Questionnaire))).one()
        session.add(QuestionnaireVersion(questionnaire_id=slug.id, number="9.0.0", scale={}))
        await session.flush()
        other = (await session.scalars(select(QuestionnaireVersion).filter_by(number="9.0.0"))).one()
        session.add(
            QuestionnaireItem(
                version_id=other.id,
                code="NIEUW1E",
                pair="NIEUW1",
                kind=QuestionKind.YES_NO,
                audience=Audience.EMPLOYEE,
                position=1,
                reverse=False,
                quick=False,
                text_nl="Is dit nieuw?",
                text_en="Is this new?",
            )
        )
        tokens = {
            "open": await make_link(session, scan, kind=SINGLE),
            "used": await make_link(session, scan, kind=SINGLE),
            "closed": await make_link(session, closed, kind=SINGLE),
            "past": await make_link(session, past, kind=SINGLE),
            "made up": new_token(),
        }
    entered = await visitor.post("/scan-responses", json={"invitationToken": tokens["used"]})
    return {**tokens, "key": entered.json()["key"]}


async def _counts(database):
    async with database.read() as session:
        return [
            await session.scalar(select(func.count()).select_from(each)) for each in (Response, Answer, InvitationToken)
        ]


@pytest.mark.parametrize(
    ("link", "status", "problem"),
    [
        ("used", 404, "invitation-not-valid"),
        ("made up", 404, "invitation-not-valid"),
        # Not another answer than a used link gets: counting those would tell who answered.
        ("closed", 404, "invitation-not-valid"),
        ("past", 404, "invitation-not-valid"),
    ],
)
@pytest.mark.parametrize("own_key", [False, True])
async def test_a_link_that_does_not_let_in(*, visitor, world, database, link, status, problem, own_key):
    before = await _counts(database)
    wish = {"invitationToken": world[link], **({"key": new_key()} if own_key else {})}
    answer = await visitor.post("/scan-responses", json=wish)
    assert (answer.status_code, answer.json()["type"]) == (status, f"/v1/problems/{problem}")
    assert await _counts(database) == before


async def test_a_key_that_has_answers_opens_those_and_spends_no_other_link(visitor, world, database):
    before = await _counts(database)
    again = await visitor.post("/scan-responses", json={"invitationToken": world["open"], "key": world["key"]})
    assert (again.status_code, again.json()["key"]) == (201, world["key"])
    assert await _counts(database) == before
    assert (await visitor.post("/scan-responses", json={"invitationToken": world["open"]})).status_code == 201


@pytest.mark.parametrize(
    ("path", "body", "status", "problem"),
    [
        ("answers/TAK1E", {"value": 0}, 400, "invalid-input"),
        ("answers/TAK1E", {"value": 6}, 400, "invalid-input"),
        ("answers/TAK1E", {"value": "4"}, 400, "invalid-input"),
        ("answers/TAK1E", {"value": 4, "at": "2026-11-25"}, 400, "invalid-input"),
        ("answers/TAK1E", {}, 400, "invalid-input"),
        ("answers/TAK1M", {"value": 4}, 404, "item-not-found"),
        ("answers/ZZZ9E", {"value": 4}, 404, "item-not-found"),
        ("answers/NIEUW1E", {"value": 1}, 404, "item-not-found"),
        ("answers/OPEN1", {"value": 1}, 404, "item-not-found"),
        ("remarks/TAK1E", {"remark": "Nee"}, 404, "item-not-found"),
        ("remarks/OPEN1", {"remark": "x" * 501}, 400, "invalid-input"),
    ],
)
async def test_an_answer_that_does_not_fit(*, visitor, world, database, path, body, status, problem):
    before = await _counts(database)
    answer = await visitor.put(f"/scan-responses/current/{path}", json=body, headers={"Scan-Key": world["key"]})
    assert (answer.status_code, answer.json()["type"]) == (status, f"/v1/problems/{problem}")
    assert await _counts(database) == before


@pytest.mark.parametrize("receipt", ["drawn", "one sign changed", "two signs exchanged", "too short", "a link"])
async def test_a_forged_receipt_opens_nothing(visitor, world, receipt):
    key = world["key"]
    at = next(place for place in range(4) if key[place] != key[place + 1])
    forged = {
        "drawn": new_key(),
        "one sign changed": ("3" if key[0] == "2" else "2") + key[1:],
        "two signs exchanged": key[:at] + key[at + 1] + key[at] + key[at + 2 :],
        "too short": key[:-2],
        "a link": world["open"],
    }[receipt]
    for method in ("GET", "DELETE"):
        answer = await visitor.request(method, "/scan-responses/current", headers={"Scan-Key": forged})
        assert (answer.status_code, answer.json()["type"]) == (404, "/v1/problems/scan-response-not-found")
    assert (await visitor.get("/scan-responses/current", headers={"Scan-Key": key})).status_code == 200
