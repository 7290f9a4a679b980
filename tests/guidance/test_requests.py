"""Questions to us: put by anybody, answered once by Syntens, and not kept longer than needed."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.guidance.models import GuidanceRequest
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.privacy import retention

SCRIPT = "<script>alert('x')</script>"


def wish(**changed):
    return {
        "name": "Bo Voorbeeld",
        "email": "bo@voorbeeld.example",
        "question": "Wie helpt ons meten?",
        "facts": {"stage": "open", "want": "research"},
        **changed,
    }


async def ask(client, **changed):
    answer = await client.post("/guidance-requests", json=wish(**changed))
    assert answer.status_code == 202, answer.text
    return answer.json()


async def only(client):
    found = (await client.get("/guidance-requests")).json()["items"]
    assert len(found) == 1
    return found[0]


async def reply(client, request, *, version=None, answer="Bel de hogeschool."):
    return await client.post(
        f"/guidance-requests/{request['id']}/status-changes",
        json={"toStatus": "answered", "answer": answer},
        headers={"If-Match": f'"{version or request["version"]}"'},
    )


async def test_a_visitor_asks_and_syntens_answers_once(visitor, client_as, database):
    assert await ask(visitor, question=SCRIPT) == {"answerWithinDays": 5}
    officer = await client_as(Role.SYNTENS_OFFICER)
    request = await only(officer)
    assert (request["question"], request["facts"]["want"]) == (SCRIPT, "research")
    assert request["answerBy"] > clock.today().isoformat()
    answered = await reply(officer, request)
    assert (answered.status_code, answered.json()["status"]) == (200, "answered")
    assert (await reply(officer, request)).status_code == 412
    late = await reply(officer, request, version=2)
    assert (late.status_code, late.json()["type"]) == (409, "/v1/problems/guidance-request-answered")
    async with database.read() as session:
        mails = (await session.scalars(select(Mail))).all()
    assert [(mail.template, mail.recipient, mail.params["answer"]) for mail in mails] == [
        ("guidance_answered", "bo@voorbeeld.example", "Bel de hogeschool.")
    ]
    assert (await officer.get("/guidance-requests")).json()["items"] == []
    assert (await officer.get("/guidance-requests", params={"status": "answered"})).json()["total"] == 1


async def test_whoever_has_an_account_finds_the_question_among_their_data(client_as, database):
    owner = await client_as(Role.OWNER)
    await ask(owner)
    async with database.read() as session:
        assert (await session.scalars(select(GuidanceRequest.account_id))).one() is not None


@pytest.mark.parametrize("role", [Role.OWNER, Role.BRANCH_OFFICER, Role.PROGRAMME_OFFICER, Role.ADVISER])
async def test_only_syntens_reads_and_answers(visitor, client_as, role):
    await ask(visitor)
    request = await only(await client_as(Role.SYNTENS_OFFICER))
    client = await client_as(role)
    assert (await client.get("/guidance-requests")).status_code == 403
    assert (await client.get(f"/guidance-requests/{request['id']}")).status_code == 403
    assert (await reply(client, request)).status_code == 403


async def test_one_mailbox_asks_so_often(visitor):
    for _ in range(3):
        await ask(visitor)
    answer = await visitor.post("/guidance-requests", json=wish())
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0


async def test_another_site_asks_nothing(visitor):
    answer = await visitor.post("/guidance-requests", json=wish(), headers={"Origin": "https://elders.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("changed", "location"),
    [
        ({"question": " "}, "#/question"),
        ({"question": "x" * 2_001}, "#/question"),
        ({"email": "geen adres"}, "#/email"),
        ({"name": ""}, "#/name"),
        ({"facts": {"stage": "maybe"}}, "#/facts/stage"),
    ],
)
async def test_a_faulty_question_is_refused_with_the_place(visitor, changed, location):
    answer = await visitor.post("/guidance-requests", json=wish(**changed))
    assert (answer.status_code, answer.json()["errors"][0]["location"]) == (400, location)


async def test_a_question_is_forgotten_ninety_days_after_its_answer(visitor, client_as, database):
    await ask(visitor)
    officer = await client_as(Role.SYNTENS_OFFICER)
    await reply(officer, await only(officer))
    rule = next(rule for rule in retention.RULES if rule.code == "guidance-requests")
    for days, met in ((89, 0), (91, 1)):
        with clock.set_to(clock.now() + timedelta(days=days)):
            async with database.write() as session:
                assert await retention.apply_rule(session, rule) == met
