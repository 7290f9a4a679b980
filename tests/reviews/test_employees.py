"""Employees on an adviser: nothing leads to a person, nothing can be worked out, and it is told once."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, inspect, select, text, update
from sqlalchemy.exc import IntegrityError

from backend.audit.models import AuditEntry
from backend.core import clock
from backend.core.idempotency import IdempotencyRecord
from backend.identity.scopes import Role
from backend.reviews.errors import ReviewLinkNotValid
from backend.reviews.models import (
    ReviewAnswer,
    ReviewFigure,
    ReviewQuestion,
    ReviewRound,
    ReviewRoundStatus,
    ReviewToken,
)
from backend.reviews.schemas.rounds import ReviewAnswers
from backend.reviews.service import answering
from backend.reviews.service.publishing import close_due, mix_open
from backend.trajectories.models import TrajectoryStatus
from tests.makers.advisers import make_adviser
from tests.makers.organisations import make_company
from tests.makers.reviews import answer_about, make_completed, make_review_link, make_round
from tests.makers.trajectories import make_trajectory

COLUMNS = {
    ReviewAnswer: {"id", "round_id", "key_hash", "listening", "result", "agreements", "again"},
    ReviewToken: {"token_hash", "round_id", "single_use"},
}
ALL_FOUR = dict.fromkeys(ReviewQuestion, 4)


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_of_answers_has_these_columns_and_no_other(table):
    """No account, moment, address, number of order or link; whoever adds a column explains it here."""
    assert {column.key for column in inspect(table).columns} == COLUMNS[table]
    for column in table.__table__.columns:
        assert column.server_default is None
        assert {key.column.table.name for key in column.foreign_keys} <= {"review_rounds"}


class Asked:
    """A company that asks its employees about an adviser."""


@pytest.fixture
async def asked(client_as, database):
    found = Asked()
    async with database.write() as session:
        found.adviser = await make_adviser(session)
        found.trajectory = await make_completed(session, found.adviser)
        found.round = await make_round(session, found.trajectory)
        found.link = await make_review_link(session, found.round.id)
    found.as_company = await client_as(Role.OWNER, organisation_id=found.trajectory.company_id)
    found.as_adviser = await client_as(
        Role.ADVISER, organisation_id=found.adviser.organisation_id, account_id=found.adviser.account_id
    )
    found.path = f"/trajectories/{found.trajectory.id}"
    return found


async def after_the_last_day(database, asked, extra=0):
    with clock.set_to(clock.now() + timedelta(days=15 + extra)):
        async with database.write() as session:
            return await close_due(session)


async def told(visitor, adviser):
    return (await visitor.get(f"/advisers/{adviser.id}/reviews")).json()["employees"]


async def counted(database, *tables):
    async with database.read() as session:
        return [await session.scalar(select(func.count()).select_from(table)) for table in tables]


async def test_five_employees_give_a_mean_once_after_the_last_day(asked, visitor, database):
    for score in (2, 3, 4, 5, 5):
        await answer_about(visitor, asked.link, listening=score, result=score)
    assert await told(visitor, asked.adviser) == {"trajectories": 0, "figures": []}
    assert await after_the_last_day(database, asked) == 1
    figures = (await told(visitor, asked.adviser))["figures"]
    assert figures == [
        {"question": "listening", "mean": 3.8, "count": 5},
        {"question": "result", "mean": 3.8, "count": 5},
    ]
    looked = (await asked.as_company.get(f"{asked.path}/reviews")).json()["round"]
    assert (looked["status"], looked["figures"]) == ("published", figures)
    assert await counted(database, ReviewAnswer, ReviewToken) == [0, 0]


@pytest.mark.parametrize("scores", [(), (3,), (2, 3, 4, 5), (5, 5, 5, 5, 5), (1, 1, 1, 1, 1)])
async def test_too_few_or_all_the_same_is_one_answer_and_nothing_is_left(asked, visitor, database, scores):
    for score in scores:
        await answer_about(visitor, asked.link, **dict.fromkeys(ReviewQuestion, score))
    await after_the_last_day(database, asked)
    looked = (await asked.as_company.get(f"{asked.path}/reviews")).json()["round"]
    assert (looked["status"], looked["figures"]) == ("too_few", [])
    assert await told(visitor, asked.adviser) == {"trajectories": 0, "figures": []}
    assert await counted(database, ReviewAnswer, ReviewFigure) == [0, 0]


async def test_a_question_that_four_answered_is_not_told_beside_one_that_five_did(asked, visitor, database):
    for score in (2, 3, 4, 5):
        await answer_about(visitor, asked.link, listening=score, result=score)
    await answer_about(visitor, asked.link, listening=3)
    await after_the_last_day(database, asked)
    assert [figure["question"] for figure in (await told(visitor, asked.adviser))["figures"]] == ["listening"]


async def test_the_employer_reads_the_same_bytes_before_and_after_each_answer(asked, visitor, database):
    before = await asked.as_company.get(f"{asked.path}/reviews")
    rows = await counted(database, AuditEntry, IdempotencyRecord)
    visitor.headers["Idempotency-Key"] = "een-sleutel-die-niets-doet"
    for _ in range(6):
        await answer_about(visitor, asked.link, **ALL_FOUR)
        after = await asked.as_company.get(f"{asked.path}/reviews")
        assert after.content == before.content
        assert after.headers.get("etag") == before.headers.get("etag")
    assert await counted(database, AuditEntry, IdempotencyRecord) == rows


async def test_nobody_closes_early_moves_the_day_or_opens_again(asked, visitor, database):
    for verb, path in (
        ("post", "/review-round/status-changes"),
        ("patch", "/review-round"),
        ("put", "/review-round"),
        ("delete", "/review-round"),
    ):
        answer = await asked.as_company.request(verb.upper(), asked.path + path, json={"closesOn": "2099-01-01"})
        assert answer.status_code in {404, 405}
    again = await asked.as_company.post(
        f"{asked.path}/review-round", json={"closesOn": (clock.today() + timedelta(days=8)).isoformat()}
    )
    assert (again.status_code, again.json()["type"]) == (409, "/v1/problems/review-round-known")
    for moved in (-1, 1):
        with pytest.raises(IntegrityError, match="keeps its last day"):
            async with database.write() as session:
                await session.execute(update(ReviewRound).values(closes_on=ReviewRound.closes_on + moved))
    for score in (2, 3, 4, 5, 5):
        await answer_about(visitor, asked.link, listening=score)
    await after_the_last_day(database, asked)
    with pytest.raises(IntegrityError, match="ends once"):
        async with database.write() as session:
            await session.execute(update(ReviewRound).values(status=ReviewRoundStatus.OPEN))
    assert await after_the_last_day(database, asked, extra=60) == 0


async def test_after_the_round_no_answer_is_taken_in_code_and_database(asked, visitor, database):
    key = await answer_about(visitor, asked.link, **ALL_FOUR)
    with clock.set_to(clock.now() + timedelta(days=15)):  # its last day has passed, the worker did not come yet
        late = await visitor.put("/review-responses/current/answers", json=ALL_FOUR, headers={"Review-Key": key})
        assert (late.status_code, late.json()["type"]) == (409, "/v1/problems/review-round-closed")
        new = await visitor.post("/review-responses", json={"invitationToken": asked.link})
        assert (new.status_code, new.json()["type"]) == (404, "/v1/problems/review-link-not-valid")
    await after_the_last_day(database, asked)
    assert (await visitor.get("/review-responses/current", headers={"Review-Key": key})).status_code == 404
    with pytest.raises(IntegrityError, match="while the round is open"):
        async with database.write() as session:
            session.add(ReviewAnswer(round_id=asked.round.id, key_hash=b"x" * 32))


async def test_a_figure_of_four_or_beside_answers_is_refused_by_the_database(asked, visitor, database):
    for score in (1, 2, 3, 4, 5):
        await answer_about(visitor, asked.link, listening=score)
    figure = {"round_id": asked.round.id, "question": ReviewQuestion.RESULT, "score": 50}
    with pytest.raises(IntegrityError, match="made once, when their answers are gone"):
        async with database.write() as session:
            session.add(ReviewFigure(**figure, employees=5))
    await after_the_last_day(database, asked)
    with pytest.raises(IntegrityError, match="enough_employees"):
        async with database.write() as session:
            session.add(ReviewFigure(**figure, employees=4))
    with pytest.raises(IntegrityError, match="append-only"):
        async with database.write() as session:
            await session.execute(update(ReviewFigure).values(score=1))


async def test_a_second_round_about_the_same_adviser_leaves_no_four_people(asked, visitor, database):
    """Whoever knows who took part in the first could subtract it: then nothing is told of the second."""
    for score in (2, 3, 4, 5, 5):
        await answer_about(visitor, asked.link, listening=score)
    await after_the_last_day(database, asked)
    first = await told(visitor, asked.adviser)
    async with database.write() as session:
        more = await make_trajectory(
            session,
            company_id=asked.trajectory.company_id,
            adviser=asked.adviser,
            status=TrajectoryStatus.COMPLETED,
        )
        second = await make_round(session, more)
        link = await make_review_link(session, second.id)
    for score in (2, 3, 4, 5, 5, 1):  # one more than before
        await answer_about(visitor, link, listening=score)
    await after_the_last_day(database, asked)
    assert await told(visitor, asked.adviser) == first


async def test_a_link_of_single_use_works_once_also_in_the_same_moment_and_leaves_no_trace(committed):
    async with committed.write() as session:
        asked = await make_round(session, await make_completed(session, await make_adviser(session)))
        token = await make_review_link(session, asked.id, single_use=True)

    async def arrive():
        async with committed.write() as session:
            return await answering.exchange(session, token, None)

    first, second = await asyncio.gather(arrive(), arrive(), return_exceptions=True)
    assert {type(first), type(second)} == {tuple, ReviewLinkNotValid}
    assert await counted(committed, ReviewAnswer, ReviewToken) == [1, 0]


async def test_who_lost_the_answer_asks_again_with_the_own_key_and_spends_nothing(asked, visitor, database):
    key = await answer_about(visitor, asked.link, **ALL_FOUR)
    async with database.write() as session:
        token = await make_review_link(session, asked.round.id, single_use=True)
    again = await visitor.post("/review-responses", json={"invitationToken": token, "key": key})
    assert (again.status_code, again.json()["answers"]["result"]) == (201, 4)
    assert await counted(database, ReviewToken) == [2]


async def test_who_holds_the_key_changes_and_withdraws(asked, visitor, database):
    key = {"Review-Key": await answer_about(visitor, asked.link, **ALL_FOUR)}
    changed = await visitor.put(
        "/review-responses/current/answers", json={**dict.fromkeys(ReviewQuestion), "result": 1}, headers=key
    )
    assert changed.json()["answers"] == {"listening": None, "result": 1, "agreements": None, "again": None}
    assert (await visitor.delete("/review-responses/current", headers=key)).status_code == 204
    assert (await visitor.get("/review-responses/current", headers=key)).status_code == 404
    assert await counted(database, ReviewAnswer) == [0]


async def test_the_adviser_and_a_stranger_neither_read_nor_ask(asked, client_as, database):
    body = {"closesOn": (clock.today() + timedelta(days=10)).isoformat()}
    assert (await asked.as_adviser.get(f"{asked.path}/reviews")).status_code == 403
    assert (await asked.as_adviser.post(f"{asked.path}/review-round", json=body)).status_code == 403
    made = await asked.as_adviser.post(f"{asked.path}/review-round/links", json={"kind": "shared"})
    assert made.status_code == 403
    async with database.write() as session:
        other = await make_company(session)
    stranger = await client_as(Role.MANAGER, organisation_id=other.id)
    assert (await stranger.post(f"{asked.path}/review-round", json=body)).status_code == 404
    assert (await stranger.post(f"{asked.path}/review-round/links", json={"kind": "shared"})).status_code == 404


@pytest.mark.parametrize("days", [6, 43])
async def test_a_round_lasts_a_week_to_six(client_as, database, days):
    async with database.write() as session:
        trajectory = await make_completed(session, await make_adviser(session))
    staff = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=trajectory.company_id)
    body = {"closesOn": (clock.today() + timedelta(days=days)).isoformat()}
    refused = await staff.post(f"/trajectories/{trajectory.id}/review-round", json=body)
    assert (refused.status_code, refused.json()["errors"][0]["location"]) == (400, "#/closesOn")


async def test_the_staff_representative_asks_and_a_new_shared_link_ends_the_former(client_as, visitor, database):
    async with database.write() as session:
        trajectory = await make_completed(session, await make_adviser(session))
    staff = await client_as(Role.STAFF_REPRESENTATIVE, organisation_id=trajectory.company_id)
    path = f"/trajectories/{trajectory.id}/review-round"
    assert (await staff.post(f"{path}/links", json={"kind": "shared"})).status_code == 404
    body = {"closesOn": (clock.today() + timedelta(days=10)).isoformat()}
    assert (await staff.post(path, json=body)).status_code == 201
    links = [(await staff.post(f"{path}/links", json={"kind": "shared"})).json()["links"][0]["url"] for _ in range(2)]
    tokens = [link.partition("/beoordelen#")[2] for link in links]
    answers = [await visitor.post("/review-responses", json={"invitationToken": token}) for token in tokens]
    assert [answer.status_code for answer in answers] == [404, 201]
    made = await staff.post(f"{path}/links", json={"kind": "single_use", "quantity": 3})
    assert (made.headers["cache-control"], len(made.json()["links"])) == ("no-store", 3)
    assert (await staff.get(f"/trajectories/{trajectory.id}/reviews")).json()["round"]["links"] == 3


async def test_mixing_writes_all_answers_of_an_open_round_in_one_transaction(committed):
    async with committed.write() as session:
        asked = await make_round(session, await make_completed(session, await make_adviser(session)))
        token = await make_review_link(session, asked.id)
    keys = []
    for score in (1, 2, 3):
        async with committed.write() as session:
            key, _ = await answering.exchange(session, token, None)
            said = ReviewAnswers(listening=None, result=score, agreements=None, again=None)
            await answering.answer(session, key, said)
            keys.append(key)
    writers = text("SELECT count(DISTINCT xmin::text) FROM review_answers")
    async with committed.write() as session:
        assert await session.scalar(writers) == 3
        assert await mix_open(session) == 1
    async with committed.write() as session:
        assert await session.scalar(writers) == 1
        assert await mix_open(session) == 0
        found = [(await answering.describe(session, key))["answers"]["result"] for key in keys]
    assert found == [1, 2, 3]
