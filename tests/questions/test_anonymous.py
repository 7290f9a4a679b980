"""Nobody finds out who asked anonymously: not by any route, list, feed, search, trail, notice, mail or download."""

import json
import re

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from backend.app import create_app
from backend.audit.models import AuditEntry
from backend.identity.scopes import Role
from backend.mails.models import Mail
from backend.notifications.models import Notice
from backend.privacy.archive import gather
from backend.privacy.holdings import PARTS, facts_about
from backend.privacy.models import Whose
from backend.settings import Settings
from tests.questions.conftest import ASKER, FIRM, act, ask, current, reply

PEERS = ("visitor", "peer", "colleague", "adviser", "officer", "second", "programme", "branch", "researcher")
DOCUMENT = create_app(Settings()).openapi()


async def told_to(client, path):
    answer = await client.get(path)
    return f"{answer.text} {dict(answer.headers)}"


@pytest.fixture
async def watched(stage, client_as, visitor):
    """An anonymous question with all that can happen to it, and everybody who must not find out."""
    stage.visitor = visitor
    stage.programme = await client_as(Role.PROGRAMME_OFFICER)
    stage.branch = await client_as(Role.BRANCH_OFFICER)
    stage.researcher = await client_as(Role.RESEARCHER)
    asked = await ask(stage.asker)
    stage.question = asked.json()["id"]
    path = f"/questions/{stage.question}"
    await stage.asker.put(
        path,
        json={"title": "Hoe verdelen wij de avonden?", "body": "Anders.", "themes": ["working_time"], "sectors": ["C"]},
        headers=await current(stage.asker, path),
    )
    given = (await reply(stage.peer, asked)).json()
    await reply(stage.adviser, asked)
    await act(stage.asker, path, "acceptances", {"answerId": given["id"]})
    words = {"title": "Avonden verdelen", "question": "Hoe?", "answer": "Samen."}
    await act(stage.officer, path, "knowledge-versions", words)
    await stage.peer.post("/question-follows", json={"questionId": stage.question})
    await stage.peer.post(f"{path}/reports", json={"reason": "spam"})
    stage.secrets = [ASKER, FIRM, stage.accounts["asker"].email, str(stage.accounts["asker"].id), str(stage.company.id)]
    return stage


async def test_no_route_tells_who_asked(watched):
    """Every route that can be read without naming an organisation, as everybody who is not the one who asked."""
    paths = {path for path, item in DOCUMENT["paths"].items() if "get" in item and "{" not in path}
    reading = {
        path.replace("{questionId}", watched.question)
        for path, item in DOCUMENT["paths"].items()
        if "get" in item and path.startswith("/questions/{questionId}") and "{answerId}" not in path
    }
    asked = {
        *paths,
        *reading,
        "/search-results?q=avonden",
        "/search-suggestions?q=avonden",
        "/question-suggestions?q=avonden",
        f"/audit-entries?objectId={watched.question}",
        "/audit-entries?objectKind=question&pageSize=100",
    }
    assert len(reading) >= 4
    about = {path for path in asked if "question" in path or "search" in path or "audit" in path or "notice" in path}
    for who in PEERS:
        client = getattr(watched, who)
        for path in sorted(asked if who in {"peer", "officer"} else about):
            found = await told_to(client, path)
            if watched.question in found or "avonden" in found.lower():
                for secret in watched.secrets:
                    assert secret not in found, (who, path, secret)


async def test_it_looks_the_same_to_everybody_else(watched):
    """The ETag, the order and the counts of an anonymous question do not differ by who looks."""
    path = f"/questions/{watched.question}"
    tags = {(await getattr(watched, who).get(path)).headers["etag"] for who in PEERS}
    assert len(tags) == 1
    bodies = set()
    for who in ("visitor", "branch", "researcher", "programme", "adviser"):
        told = (await getattr(watched, who).get(path)).json()
        bodies.add(json.dumps({**told, "allowedActs": []}, sort_keys=True))
    assert len(bodies) == 1
    for who in PEERS:
        told = (await getattr(watched, who).get(path)).json()
        assert (told["askedBy"], told["organisation"], told["isMine"], told["lookups"]) == (None, None, False, [])
        assert not {"edit", "withdraw", "accept"} & set(told["allowedActs"])
    (mine,) = (await watched.asker.get("/questions?mine=true")).json()["items"]
    assert mine["isMine"] is True
    for who in PEERS:
        assert (await getattr(watched, who).get("/questions?mine=true")).json()["items"] == []


async def test_the_trail_and_what_others_are_told_name_nobody(watched, database):
    async with database.read() as session:
        rows = (await session.scalars(select(AuditEntry).where(AuditEntry.act.like("questions.%")))).all()
        by_asker = [row.act for row in rows if row.account_id == watched.accounts["asker"].id]
        about = [row.act for row in rows if row.organisation_id == watched.company.id]
        mails = (await session.scalars(select(Mail))).all()
        notices = (await session.scalars(select(Notice))).all()
    assert {row.act for row in rows} >= {"questions.ask", "questions.edit", "questions.accept", "questions.answer"}
    assert (by_asker, about) == ([], [])
    for mail in mails:
        if mail.recipient != watched.accounts["asker"].email:
            assert not re.search(f"{ASKER}|{FIRM}", json.dumps(mail.params))
    assert all(notice.organisation_id != watched.company.id for notice in notices)


async def downloaded(session, whose, subject_id):
    facts = await facts_about(session, whose, subject_id)
    return [section for part in PARTS for section in await gather(session, part, whose, facts)]


async def test_nobody_else_downloads_it(watched, database):
    async with database.read() as session:
        company = await downloaded(session, Whose.COMPANY, watched.company.id)
        for key in ("peer", "colleague", "officer", "adviser"):
            found = str(await downloaded(session, Whose.PERSON, watched.accounts[key].id))
            assert ASKER not in found
            # Who published an edition is given that; who follows the question, that it is followed.
            assert "avonden" not in found.lower() or key == "officer"
        own = str(await downloaded(session, Whose.PERSON, watched.accounts["asker"].id))
    assert "avonden" not in str(company).lower()
    assert "avonden" in own.lower()


async def test_syntens_looks_up_who_asked_with_a_reason_that_is_told(watched, database):
    path = f"/questions/{watched.question}/asker-lookups"
    assert (await watched.officer.post(path, json={})).status_code == 400
    for who in ("peer", "colleague", "adviser", "programme"):
        assert (await getattr(watched, who).post(path, json={"reason": "Ik ben benieuwd."})).status_code == 403
    reason = "De vraag noemt een ongeluk; wij willen bellen."
    found = await watched.officer.post(path, json={"reason": reason})
    assert (found.status_code, found.json()["name"], found.json()["organisation"]) == (201, ASKER, FIRM)
    told = (await watched.asker.get(f"/questions/{watched.question}")).json()
    assert [each["reason"] for each in told["lookups"]] == [reason]
    async with database.read() as session:
        row = await session.scalar(select(AuditEntry).where(AuditEntry.act == "questions.look_up_asker"))
    assert (row.account_id, row.organisation_id) == (watched.accounts["officer"].id, None)
    with pytest.raises(IntegrityError, match="append-only"):
        async with database.write() as session:
            await session.execute(text("UPDATE question_asker_lookups SET reason = 'Iets anders.'"))


@pytest.mark.parametrize(
    "change",
    [
        "is_anonymous = false",
        "asked_by = (SELECT id FROM accounts WHERE name = 'Piet Peer')",
        "shows_organisation = true",
    ],
)
async def test_the_database_keeps_who_asked_and_that_it_is_anonymous(watched, database, change):
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(text(f"UPDATE questions SET {change}"))


async def test_who_asked_does_not_answer_under_their_name(watched):
    answer = await watched.asker.post(f"/questions/{watched.question}/answers", json={"body": "Nog iets."})
    assert answer.status_code == 409
