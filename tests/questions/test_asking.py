"""Asking and answering: words, votes, what helped, and whose badge stands where."""

import base64
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from backend.advisers.models import Accreditation, Adviser
from backend.core import clock
from backend.identity.models import Account
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.notifications.models import Notice
from backend.questions.models import Answer, AnswerRole, Question, QuestionEdit
from tests.makers.identity import make_account
from tests.questions.conftest import act, ask, current, reply, wish


async def test_from_question_to_the_answer_that_helped(stage, database, visitor):
    asked = await ask(stage.asker, shown="name_and_organisation")
    path = f"/questions/{asked.json()['id']}"
    told = (await visitor.get(path)).json()
    assert (told["askedBy"], told["organisation"], told["status"]) == (
        stage.accounts["asker"].name,
        stage.company.name,
        "open",
    )
    assert told["allowedActs"] == []
    assert told["looking"]["stage"] == "peers"
    given = (await reply(stage.peer, asked)).json()
    assert (given["role"], given["writtenBy"], given["organisation"]) == ("peer", "Piet Peer", None)
    assert (await act(stage.asker, path, "acceptances", {"answerId": given["id"]})).json()["answeredHow"] == "peer"
    (shown,) = (await visitor.get(f"{path}/answers")).json()["items"]
    assert shown["isAccepted"] is True
    told = (await visitor.get(path)).json()
    assert (told["status"], told["looking"], told["answersCount"]) == ("answered", None, 1)
    async with database.read() as session:
        mails = {mail.template: mail.recipient for mail in await session.scalars(select(Mail))}
    assert mails["question_answered"] == stage.accounts["asker"].email
    assert set(mails) == {"question_answered"}  # that an answer was chosen comes with the digest
    async with database.read() as session:
        notice = await session.scalar(select(Notice).where(Notice.template == "question_answer_chosen"))
    assert (notice.account_id, notice.awaits_digest) == (stage.accounts["peer"].id, True)


async def test_the_badge_is_looked_up_and_never_said(stage, database):
    asked = await ask(stage.asker)
    assert (await reply(stage.adviser, asked)).json()["role"] == "adviser"
    assert (await reply(stage.officer, asked)).json()["role"] == "desk"
    claimed = await stage.peer.post(
        f"/questions/{asked.json()['id']}/answers", json={"body": "Ik ben adviseur.", "role": "adviser"}
    )
    assert claimed.status_code == 400
    async with database.write() as session:
        await session.execute(update(Adviser).values(accreditation=Accreditation.SUSPENDED))
    assert (await reply(stage.adviser, asked)).json()["role"] == "peer"
    items = (await stage.peer.get(f"/questions/{asked.json()['id']}/answers")).json()["items"]
    assert sorted(item["role"] for item in items) == ["adviser", "desk", "peer"]  # each as it was at that moment
    for role in (AnswerRole.ADVISER, AnswerRole.DESK):
        with pytest.raises(IntegrityError, match="only"):
            async with database.write() as session:
                session.add(
                    Answer(
                        question_id=asked.json()["id"],
                        body="Zelf gezegd.",
                        role=role,
                        shows_organisation=False,
                        may_be_named=False,
                        written_by=stage.accounts["peer"].id,
                        written_at=clock.now(),
                    )
                )


async def test_of_use_once_and_never_your_own(stage, database):
    asked = await ask(stage.asker)
    given = (await reply(stage.peer, asked)).json()
    path = f"/questions/{asked.json()['id']}/answers/{given['id']}"
    for _ in range(2):
        assert (await stage.colleague.put(f"{path}/vote")).json()["votes"] == 1
    assert (await stage.peer.put(f"{path}/vote")).status_code == 409
    assert (await stage.colleague.delete(f"{path}/vote")).status_code == 204
    assert (await stage.colleague.get(path)).json()["votes"] == 0
    with pytest.raises(IntegrityError, match="own answer"):
        async with database.write() as session:
            await session.execute(
                text("INSERT INTO answer_votes VALUES (:a, :w, now())"),
                {"a": given["id"], "w": stage.accounts["peer"].id},
            )


async def test_other_words_are_kept_and_marked_after_a_while(stage, database):
    asked = await ask(stage.asker)
    path = f"/questions/{asked.json()['id']}"
    words = {"title": "Hoe verdelen wij avonden?", "body": "Anders.", "themes": ["management"], "sectors": []}
    at_once = await stage.asker.put(path, json=words, headers=await current(stage.asker, path))
    assert (at_once.status_code, at_once.json()["editedAt"]) == (200, None)
    async with database.write() as session:
        await session.execute(update(Question).values(asked_at=clock.now() - timedelta(hours=1)))
    later = await stage.asker.put(path, json={**words, "body": "Later."}, headers=await current(stage.asker, path))
    assert later.json()["editedAt"] is not None
    assert [each["body"] for each in (await stage.officer.get(f"{path}/edits")).json()["items"]] == [
        "Anders.",
        wish()["body"],
    ]
    assert (await stage.peer.get(f"{path}/edits")).status_code == 403
    assert (await stage.peer.put(path, json=words, headers=await current(stage.peer, path))).status_code == 403
    async with database.read() as session:
        assert len((await session.scalars(select(QuestionEdit))).all()) == 2


async def test_a_question_ends_once_and_its_asker_does_not_answer_it(stage):
    asked = await ask(stage.asker)
    path = f"/questions/{asked.json()['id']}"
    own = await stage.asker.post(f"{path}/answers", json={"body": "Ik weet het al."})
    assert own.status_code == 409
    await act(stage.peer, path, "status-changes", {"toStatus": "closed"}, expected=403)
    await act(stage.officer, path, "status-changes", {"toStatus": "withdrawn"}, expected=403)
    closed = await act(stage.officer, path, "status-changes", {"toStatus": "closed", "page": "/toolbox/taakroulatie"})
    assert (closed.json()["answeredHow"], closed.json()["answeredPage"]) == ("page", "/toolbox/taakroulatie")
    assert (await stage.peer.post(f"{path}/answers", json={"body": "Te laat."})).status_code == 409
    await act(stage.asker, path, "status-changes", {"toStatus": "withdrawn"}, expected=409)


@pytest.mark.parametrize("page", ["//elders", "//elders/toolbox", "/toolbox//x", "https://elders.example", "/a?b=c"])
async def test_a_question_closes_with_a_page_of_this_site_alone(stage, page):
    asked = await ask(stage.asker)
    path = f"/questions/{asked.json()['id']}"
    refused = await act(stage.asker, path, "status-changes", {"toStatus": "closed", "page": page}, expected=400)
    (fault,) = refused.json()["errors"]
    assert fault["location"].endswith("/page")
    assert (await stage.asker.get(path)).json()["status"] == "open"


async def test_what_was_taken_back_is_read_by_its_writer_alone(stage, visitor):
    asked = await ask(stage.asker)
    path = f"/questions/{asked.json()['id']}"
    await act(stage.asker, path, "status-changes", {"toStatus": "withdrawn"})
    for client in (visitor, stage.peer, stage.colleague, stage.adviser, stage.officer):
        assert (await client.get(path)).status_code == 404
        assert (await client.get(f"{path}/answers")).status_code == 404
    assert (await stage.asker.get(path)).json()["status"] == "withdrawn"
    assert [each["id"] for each in (await stage.asker.get("/questions?mine=true")).json()["items"]] == [
        asked.json()["id"]
    ]


async def test_pages_follow_each_other_by_place(stage, visitor):
    asked = [(await ask(stage.asker, title=f"Vraag nummer {number}")).json()["id"] for number in range(5)]
    seen, after = [], ""
    while True:
        page = (await visitor.get(f"/questions?limit=2{after}")).json()
        seen += [each["id"] for each in page["items"]]
        if page["nextCursor"] is None:
            break
        after = f"&after={page['nextCursor']}"
    assert seen == list(reversed(asked))
    assert (await visitor.get("/questions?after=onzin")).status_code == 400
    assert (await visitor.get("/questions?theme=management")).json()["items"] == []
    assert len((await visitor.get("/questions?theme=working_time&sector=C&status=open")).json()["items"]) == 5
    assert (await visitor.get("/questions?mine=true")).json()["items"] == []


@pytest.mark.parametrize(
    "at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-01T00:00:00", "2026-13-01", ""]
)
async def test_a_place_that_no_page_ended_at_is_refused(visitor, at):
    place = base64.urlsafe_b64encode(f"{at} {UUID(int=0)}".encode()).decode().rstrip("=")
    answer = await visitor.get("/questions", params={"after": place})
    assert (answer.status_code, answer.json()["type"]) == (400, "/v1/problems/question-cursor-invalid")


async def test_many_posts_and_many_links_are_slowed_down_and_new_accounts_sooner(stage, database, client_as):
    for number in range(5):
        await ask(stage.asker, title=f"Vraag nummer {number}")
    late = await stage.asker.post("/questions", json=wish())
    assert (late.status_code, "retry-after" in late.headers) == (429, True)
    links = " ".join(f"https://voorbeeld.example/{number}" for number in range(4))
    refused = await stage.peer.post("/questions", json=wish(body=links))
    assert refused.status_code == 400, refused.text
    async with database.write() as session:
        account = await make_account(session, name="Nina Nieuw")
        await session.execute(update(Account).where(Account.id == account.id).values(created_at=clock.now()))
    new = await client_as(Role.OWNER, account_id=account.id)
    assert (await new.post("/questions", json=wish(body="Zie www.voorbeeld.example"))).status_code == 400
    told = [(await new.post("/questions", json=wish())).status_code for _ in range(3)]
    assert (told[0], told[-1]) == (201, 429)


async def test_a_script_stays_text(stage, visitor):
    script = "<script>alert('x')</script> <img src=x onerror=alert(1)> [klik](javascript:alert(1))"
    asked = await ask(stage.asker, title=script, body=script)
    given = (await reply(stage.peer, asked, body=script)).json()
    told = (await visitor.get(f"/questions/{asked.json()['id']}")).json()
    assert (told["title"], told["body"], given["body"]) == (script, script, script)
    found = await visitor.get("/question-suggestions", params={"q": "script alert"})
    assert found.headers["content-type"].startswith("application/json")


async def test_who_types_finds_the_knowledge_base_first(stage, visitor):
    first = await ask(stage.asker, title="Avonddiensten in de bakkerij verdelen")
    second = await ask(stage.asker, title="Avonddiensten eerlijk maken")
    given = (await reply(stage.peer, second)).json()
    path = f"/questions/{second.json()['id']}"
    await act(stage.asker, path, "acceptances", {"answerId": given["id"]})
    words = {"title": "Avonddiensten verdelen", "question": "Hoe?", "answer": "Samen."}
    await act(stage.officer, path, "knowledge-versions", words)
    found = (await visitor.get("/question-suggestions", params={"q": "avonddienst"})).json()["items"]
    assert [(each["subject"], each["address"]) for each in found] == [
        ("knowledge", f"/vragen/{second.json()['id']}"),
        ("questions", f"/vragen/{first.json()['id']}"),
    ]
    assert (await visitor.get("/question-suggestions", params={"q": "av"})).json()["items"] == []
