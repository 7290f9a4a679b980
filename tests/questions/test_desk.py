"""What Syntens does: reports and appeals, the knowledge base, counts; and mail to who follows."""

from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from backend.content import load
from backend.core import clock
from backend.mails.models import Mail
from backend.notifications.delivery import write
from backend.questions.models import QuestionDigest
from backend.questions.service import following
from tests.questions.conftest import MONDAY, act, ask, current, reply


async def reported(stage, path, **target):
    answer = await stage.colleague.post(f"{path}/reports", json={"reason": "advertising", **target})
    assert answer.status_code == 201, answer.text
    (waiting,) = (await stage.officer.get("/question-reports")).json()["items"]
    return waiting


async def decide(client, waiting, verdict="hidden", reason="Dit is reclame."):
    return await client.post(
        f"/question-reports/{waiting['id']}/decisions",
        json={"verdict": verdict, "reason": reason},
        headers={"If-Match": f'"{waiting["version"]}"'},
    )


async def test_hidden_with_a_reason_appealed_once_and_shown_again_by_another_officer(stage, database, visitor):
    asked = await ask(stage.asker)
    path = f"/questions/{asked.json()['id']}"
    waiting = await reported(stage, path)
    assert (await stage.colleague.post(f"{path}/reports", json={"reason": "spam"})).status_code == 409
    assert (await decide(stage.officer, waiting)).status_code == 201
    assert (await decide(stage.second, waiting)).status_code in {409, 412}
    assert (await visitor.get(path)).status_code == 404
    assert (await visitor.get("/question-suggestions", params={"q": "avonden eerlijk"})).json()["items"] == []
    assert (await stage.asker.get(path)).json()["looking"] is None
    (mine,) = (await stage.asker.get("/question-decisions")).json()["items"]
    assert (mine["reason"], mine["allowedActs"]) == ("Dit is reclame.", ["appeal"])
    at = f"/question-decisions/{mine['id']}"
    for client in (stage.peer, stage.colleague):
        assert (await client.get(at)).status_code == 404
    assert (
        await stage.officer.post(f"{at}/appeals", json={"words": "Nee."}, headers={"If-Match": "*"})
    ).status_code == 403
    await act(stage.asker, at, "appeals", {"words": "Er staat geen merk in."})
    await act(stage.asker, at, "appeals", {"words": "Nog eens."}, expected=409)
    verdict = {"outcome": "reversed", "reason": "Er staat inderdaad geen merk in."}
    await act(stage.officer, at, "appeal-decisions", verdict, expected=403)
    (again,) = (await stage.second.get("/question-decisions?appealed=true")).json()["items"]
    assert again["allowedActs"] == ["decide_appeal"]
    await act(stage.second, at, "appeal-decisions", verdict)
    told = (await visitor.get(path)).json()
    assert (told["status"], told["looking"]["stage"]) == ("open", "desk")
    async with database.read() as session:
        mails = {mail.template: mail for mail in await session.scalars(select(Mail))}
    assert mails["question_post_hidden"].params["reason"] == "Dit is reclame."
    assert mails["question_appeal_decided"].recipient == stage.accounts["asker"].email


async def test_a_hidden_answer_is_gone_and_the_question_waits_again(stage, visitor):
    asked = await ask(stage.asker)
    path = f"/questions/{asked.json()['id']}"
    given = (await reply(stage.peer, asked)).json()
    waiting = await reported(stage, path, answerId=given["id"])
    assert (await decide(stage.officer, waiting)).status_code == 201
    assert (await visitor.get(f"{path}/answers")).json()["items"] == []
    (seen,) = (await stage.peer.get(f"{path}/answers")).json()["items"]
    assert seen["status"] == "hidden"
    assert (await visitor.get(path)).json()["looking"]["stage"] == "desk"


async def test_an_answer_that_helped_is_taken_back_after_the_question_closed_with_a_page(stage, visitor):
    asked = await ask(stage.asker)
    path = f"/questions/{asked.json()['id']}"
    given = (await reply(stage.peer, asked)).json()
    await act(stage.asker, path, "acceptances", {"answerId": given["id"]})
    await act(stage.officer, path, "status-changes", {"toStatus": "closed", "page": "/kennis/rooster"})
    at = f"{path}/answers/{given['id']}"
    await act(stage.peer, at, "status-changes", {"toStatus": "withdrawn"})
    told = (await visitor.get(path)).json()
    assert (told["status"], told["acceptedAnswerId"]) == ("closed", None)
    assert (told["answeredHow"], told["answeredPage"]) == ("page", "/kennis/rooster")


async def test_nobody_decides_on_what_they_wrote(stage, database):
    asked = await ask(stage.asker)
    given = (await reply(stage.officer, asked)).json()
    waiting = await reported(stage, f"/questions/{asked.json()['id']}", answerId=given["id"])
    assert waiting["isMine"] is True
    assert (await decide(stage.officer, waiting)).status_code == 403
    kept = await decide(stage.second, waiting, verdict="kept", reason="Dit mag.")
    assert (kept.status_code, kept.json()["verdict"]) == (201, "kept")
    officer, second = stage.accounts["officer"].id, stage.accounts["second"].id
    for change in (f"decided_by = '{officer}'", f"appeal_decided_by = '{officer}'", f"appeal_decided_by = '{second}'"):
        with pytest.raises(IntegrityError):
            async with database.write() as session:
                await session.execute(text(f"UPDATE question_decisions SET {change}"))


async def test_promoted_with_the_name_of_whoever_agreed_in_editions(stage, visitor, database):
    asked = await ask(stage.asker)
    path = f"/questions/{asked.json()['id']}"
    words = {"title": "Avonden verdelen", "question": "Hoe verdeelt u avonden?", "answer": "Laat de ploeg kiezen."}
    await act(stage.officer, path, "knowledge-versions", words, expected=409)
    given = (await reply(stage.peer, asked, mayBeNamed=True)).json()
    await act(stage.asker, path, "acceptances", {"answerId": given["id"]})
    await act(stage.peer, path, "knowledge-versions", words, expected=403)
    first = (await act(stage.officer, path, "knowledge-versions", words)).json()["knowledge"]
    assert (first["number"], first["answeredBy"], first["role"]) == (1, "Piet Peer", "peer")
    await act(stage.officer, path, "knowledge-versions", {**words, "answer": "Laat de ploeg twee weken kiezen."})
    assert [each["number"] for each in (await visitor.get(f"{path}/knowledge-versions")).json()["items"]] == [2, 1]
    (found,) = (await visitor.get("/search-results?q=ploeg&subject=knowledge")).json()["items"]
    assert found["address"] == f"/vragen/{asked.json()['id']}"
    at = f"{path}/answers/{given['id']}"
    await stage.peer.put(at, json={"body": given["body"]}, headers=await current(stage.peer, at))
    assert (await visitor.get(path)).json()["knowledge"]["answeredBy"] is None
    taken = await stage.officer.delete(f"{path}/knowledge-versions", headers=await current(stage.officer, path))
    assert taken.status_code == 204
    assert (await visitor.get(path)).json()["knowledge"] is None
    assert (await visitor.get(f"{path}/knowledge-versions")).json()["items"] == []
    assert (await visitor.get("/search-results?q=ploeg&subject=knowledge")).json()["items"] == []
    counts = (await stage.officer.get("/question-counts")).json()
    assert (counts["answered"], counts["byPeers"], counts["byDesk"]) == (1, 1, 0)
    with pytest.raises(IntegrityError, match="append-only"):
        async with database.write() as session:
            await session.execute(text("UPDATE knowledge_versions SET answer = 'Anders.'"))


def make_mark(account_id):
    return account_id.bytes + b"stempel!"


async def digests(database, moment):
    with clock.set_to(moment):
        async with database.write() as session:
            return await following.send_digests(session, make_mark)


async def sent(database):
    async with database.read() as session:
        return (await session.scalars(select(Mail).where(Mail.template == "question_digest"))).all()


async def test_who_follows_gets_mail_once_and_stops_it_from_the_mail(stage, database, visitor, settings):
    with clock.set_to(MONDAY - timedelta(days=3)):
        for wanted in ({"theme": "working_time"}, {"sector": "C"}):
            followed = await stage.peer.post("/question-follows", json=wanted)
            assert followed.status_code == 201, followed.text
        assert (await stage.peer.post("/question-follows", json={"theme": "working_time"})).status_code == 409
        assert (await stage.peer.post("/question-follows", json={})).status_code == 400
        await stage.asker.post("/question-follows", json={"theme": "working_time"})
    with clock.set_to(MONDAY - timedelta(days=2)):
        asked = await ask(stage.asker)
        await stage.colleague.post("/question-follows", json={"questionId": asked.json()["id"]})
    assert await digests(database, MONDAY - timedelta(days=1)) == 0  # weekly is on Mondays
    assert await digests(database, MONDAY) == 3
    assert await digests(database, MONDAY) == 0
    (mail,) = await sent(database)  # nothing new for the colleague, and nobody is told of their own question
    assert mail.recipient == stage.accounts["peer"].email
    message = write(mail, sender="noreply@voorbeeld.example", public_url="https://voorbeeld.example")
    assert message["Subject"] == load.letters()["question_digest"].subject.nl
    plain = message.get_body(("plain",)).get_content()
    assert asked.json()["title"] in plain
    assert "https://voorbeeld.example/vragen/afmelden?sleutel=" in plain
    assert stage.accounts["asker"].name not in plain

    assert (await stage.colleague.put("/question-digest", json={"rhythm": "daily"})).status_code == 200
    with clock.set_to(MONDAY + timedelta(hours=3)):
        await reply(stage.peer, asked)
    assert await digests(database, MONDAY + timedelta(days=1)) == 1
    assert len(await sent(database)) == 2

    account_id = stage.accounts["peer"].id
    real = following.marker(settings)
    key = following.stop_link(real, account_id).partition("=")[2]
    guessed = following.stop_link(lambda _: real(uuid4()), account_id).partition("=")[2]
    for wrong in (guessed, "onzin", key[:-4], following.stop_link(make_mark, account_id).partition("=")[2]):
        assert (await visitor.post("/question-digest-stops", json={"key": wrong})).status_code == 400
    async with database.read() as session:
        assert (await session.get(QuestionDigest, account_id)).rhythm == "weekly"
    for _ in range(2):
        assert (await visitor.post("/question-digest-stops", json={"key": key})).status_code == 204
    assert (await stage.peer.get("/question-follows")).json()["rhythm"] == "never"
    assert await digests(database, MONDAY + timedelta(days=7)) == 2
    async with database.read() as session:
        assert await session.scalar(select(func.count()).where(Mail.recipient == stage.accounts["peer"].email)) == 1


async def test_one_click_in_a_mail_program_stops_the_mails(stage, database, visitor, settings):
    with clock.set_to(MONDAY - timedelta(days=3)):
        await stage.peer.post("/question-follows", json={"theme": "working_time"})
    with clock.set_to(MONDAY - timedelta(days=2)):
        await ask(stage.asker)
    real = following.marker(settings)
    with clock.set_to(MONDAY):
        async with database.write() as session:
            await following.send_digests(session, real)
    (mail,) = await sent(database)
    message = write(mail, sender="noreply@voorbeeld.example", public_url="https://voorbeeld.example")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = str(message["List-Unsubscribe"]).strip("<>").removeprefix("https://voorbeeld.example/v1")
    key = path.rpartition("/")[2]
    headers = {"Content-Type": "application/x-www-form-urlencoded", "X-Requested-With": "", "Origin": ""}
    opened = await visitor.get(path, follow_redirects=False)
    assert (opened.status_code, opened.headers["location"]) == (303, f"/vragen/afmelden?sleutel={quote(key, safe='')}")
    for wrong, body in ((path, b""), (path[:-8], b"List-Unsubscribe=One-Click")):
        assert (await visitor.post(wrong, headers=headers, content=body)).status_code == 400
    assert (await stage.peer.get("/question-follows")).json()["rhythm"] == "weekly"
    for _ in range(2):
        done = await visitor.post(path, headers=headers, content=b"List-Unsubscribe=One-Click")
        assert done.status_code == 204
    assert (await stage.peer.get("/question-follows")).json()["rhythm"] == "never"


async def test_following_ends_and_is_nobody_elses(stage):
    made = (await stage.peer.post("/question-follows", json={"sector": "C"})).json()
    assert (await stage.colleague.delete(f"/question-follows/{made['id']}")).status_code == 404
    assert (await stage.colleague.get("/question-follows")).json()["items"] == []
    assert (await stage.peer.delete(f"/question-follows/{made['id']}")).status_code == 204
    assert (await stage.peer.get("/question-follows")).json()["items"] == []
