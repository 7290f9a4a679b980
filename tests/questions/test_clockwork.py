"""The clock: peers, then Syntens, then advisers, by working days; each step once, and the answer flows back."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from backend.advisers.models import Adviser
from backend.core import clock
from backend.mails.models import Mail
from backend.notifications.models import Notice
from backend.questions.models import Question, QuestionStep, StepOutcome, StepStage
from backend.questions.service.clockwork import pass_on_due
from backend.questions.terms import after_working_days
from tests.makers.advisers import make_adviser
from tests.makers.questions import make_step
from tests.questions.conftest import MONDAY, TERMS, act, ask, reply


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 2), 2, date(2026, 11, 4)),
        (date(2026, 11, 6), 2, date(2026, 11, 10)),  # over a weekend
        (date(2026, 12, 23), 2, date(2026, 12, 28)),  # Christmas falls between
        (date(2027, 3, 25), 1, date(2027, 3, 30)),  # Good Friday, and Easter Monday
    ],
)
def test_working_days_pass_over_weekends_and_holidays(start, days, end):
    assert after_working_days(start, days) == end


async def later(database, day):
    """What the worker does on this day; a second run does nothing more."""
    with clock.set_to(datetime(day.year, day.month, day.day, 9, tzinfo=UTC)):
        async with database.write() as session:
            passed = await pass_on_due(session, TERMS)
        async with database.write() as session:
            assert await pass_on_due(session, TERMS) == 0
    return passed


async def looking(client, asked):
    return (await client.get(f"/questions/{asked.json()['id']}")).json()["looking"]


async def test_from_peers_to_syntens_to_an_adviser_and_back(stage, database):
    with clock.set_to(MONDAY):
        asked = await ask(stage.asker)
    assert await later(database, date(2026, 11, 4)) == 0  # its last day is not over
    assert await later(database, date(2026, 11, 5)) == 1
    assert (await looking(stage.asker, asked))["stage"] == "desk"
    (waiting,) = (await stage.officer.get("/question-steps?stage=desk")).json()["items"]
    assert waiting["questionId"] == asked.json()["id"]
    assert await later(database, date(2026, 11, 10)) == 1
    told = await looking(stage.asker, asked)
    assert (told["stage"], told["dueOn"], told["adviser"]) == ("adviser", "2026-11-13", "Karin Voorbeeldhuis")
    assert (await looking(stage.peer, asked))["adviser"] is None
    (mine,) = (await stage.adviser.get("/question-steps")).json()["items"]
    assert mine["allowedActs"] == ["accept", "pass_on"]
    with clock.set_to(datetime(2026, 11, 12, 9, tzinfo=UTC)):
        await act(stage.adviser, f"/question-steps/{mine['id']}", "status-changes", {"toStatus": "accepted"})
    assert (await looking(stage.asker, asked))["dueOn"] == "2026-11-17"
    given = (await reply(stage.adviser, asked)).json()
    await act(stage.asker, f"/questions/{asked.json()['id']}", "acceptances", {"answerId": given["id"]})
    told = (await stage.asker.get(f"/questions/{asked.json()['id']}")).json()
    assert (told["status"], told["answeredHow"], told["looking"]) == ("answered", "adviser", None)
    assert await later(database, date(2026, 12, 31)) == 0
    async with database.read() as session:
        steps = (await session.scalars(select(QuestionStep).order_by(QuestionStep.started_at))).all()
        assert [(step.stage, step.outcome) for step in steps] == [
            (StepStage.PEERS, StepOutcome.LAPSED),
            (StepStage.DESK, StepOutcome.LAPSED),
            (StepStage.ADVISER, StepOutcome.ANSWERED),
        ]
        mails = (await session.execute(select(Mail.template, Mail.recipient))).all()
        assert await session.scalar(select(func.count()).where(Notice.template == "question_at_desk")) == 2
        chosen = await session.scalar(select(Notice.account_id).where(Notice.template == "question_answer_chosen"))
    assert chosen == stage.accounts["adviser"].id
    people = {account.email: key for key, account in stage.accounts.items()}
    assert sorted((template, people[recipient]) for template, recipient in mails) == [
        ("question_answered", "asker"),
        ("question_for_adviser", "adviser"),
        ("question_passed_on", "asker"),
        ("question_passed_on", "asker"),
    ]


async def test_an_adviser_who_passes_on_is_not_asked_again(stage, database):
    async with database.write() as session:
        other = await make_adviser(session, name="Murat Voorbeeld", themes=("working_time",), provinces=("NL-GR",))
        await session.execute(
            update(Adviser)
            .where(Adviser.id == other.id)
            .values(organisation_id=stage.adviser_row.organisation_id, accredited_from=date(2020, 1, 1))
        )
    with clock.set_to(MONDAY):
        asked = await ask(stage.asker)
    await later(database, date(2026, 11, 5))
    (waiting,) = (await stage.officer.get("/question-steps")).json()["items"]
    await act(stage.officer, f"/question-steps/{waiting['id']}", "status-changes", {"toStatus": "passed_on"})
    (mine,) = (await stage.adviser.get("/question-steps")).json()["items"]  # who comes to the province goes first
    await act(stage.adviser, f"/question-steps/{mine['id']}", "status-changes", {"toStatus": "passed_on"})
    assert (await looking(stage.officer, asked))["adviser"] == "Murat Voorbeeld"
    assert (await stage.adviser.get("/question-steps")).json()["items"] == []
    async with database.write() as session:
        await session.execute(update(QuestionStep).values(due_on=date(2026, 11, 9)))
    await later(database, date(2026, 11, 16))
    assert (await looking(stage.asker, asked))["stage"] == "desk"
    (waiting,) = (await stage.officer.get("/question-steps")).json()["items"]
    nobody = await stage.officer.post(
        f"/question-steps/{waiting['id']}/status-changes", json={"toStatus": "passed_on"}, headers={"If-Match": "*"}
    )
    assert nobody.status_code == 409
    assert await later(database, date(2026, 11, 24)) == 1
    assert (await looking(stage.asker, asked))["stage"] == "desk"


async def test_an_answer_stops_the_clock_and_taking_it_back_starts_it(stage, database):
    asked = await ask(stage.asker)
    given = (await reply(stage.peer, asked)).json()
    assert await looking(stage.asker, asked) is None
    path = f"/questions/{asked.json()['id']}/answers/{given['id']}"
    await act(stage.asker, f"/questions/{asked.json()['id']}", "acceptances", {"answerId": given["id"]})
    await act(stage.peer, path, "status-changes", {"toStatus": "withdrawn"})
    told = (await stage.asker.get(f"/questions/{asked.json()['id']}")).json()
    assert (told["status"], told["answersCount"], told["answeredHow"]) == ("open", 0, None)
    assert told["looking"]["stage"] == "desk"
    assert (await stage.asker.get(path)).status_code == 404


async def test_steps_belong_to_whoever_was_asked(stage, database):
    with clock.set_to(MONDAY):
        await ask(stage.asker)
    await later(database, date(2026, 11, 5))
    await later(database, date(2026, 11, 10))
    (mine,) = (await stage.adviser.get("/question-steps")).json()["items"]
    path = f"/question-steps/{mine['id']}"
    for client in (stage.asker, stage.peer):
        assert (await client.get(path)).status_code == 404
        move = await client.post(f"{path}/status-changes", json={"toStatus": "passed_on"}, headers={"If-Match": "*"})
        assert move.status_code == 404
    officer = await stage.officer.post(
        f"{path}/status-changes", json={"toStatus": "accepted"}, headers={"If-Match": "*"}
    )
    assert officer.status_code == 403


async def test_the_database_keeps_one_open_step(stage, database):
    asked = await ask(stage.asker)
    question = Question(id=asked.json()["id"])
    with pytest.raises(IntegrityError, match="one_open"):
        async with database.write() as session:
            await make_step(session, question, stage=StepStage.DESK)


async def test_what_was_taken_back_is_told_to_nobody_who_was_to_look_at_it(stage, database):
    with clock.set_to(MONDAY):
        asked = await ask(stage.asker)
    await later(database, date(2026, 11, 5))
    await later(database, date(2026, 11, 10))
    (mine,) = (await stage.adviser.get("/question-steps")).json()["items"]
    path, at = f"/questions/{asked.json()['id']}", f"/question-steps/{mine['id']}"
    assert (await stage.peer.post(f"{path}/reports", json={"reason": "spam"})).status_code == 201
    assert (await stage.officer.get("/question-reports")).json()["total"] == 1
    await act(stage.asker, path, "status-changes", {"toStatus": "withdrawn"})
    for client in (stage.adviser, stage.officer):
        assert (await client.get(at)).status_code == 404
        moved = await client.post(f"{at}/status-changes", json={"toStatus": "passed_on"}, headers={"If-Match": "*"})
        assert moved.status_code == 404
    assert (await stage.officer.get("/question-reports")).json()["items"] == []
