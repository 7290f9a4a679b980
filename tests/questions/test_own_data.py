"""What stays of a question and an answer when whoever wrote them is erased."""

from sqlalchemy import select

from backend.core import clock
from backend.files.store import open_store
from backend.privacy.erasing import erase
from backend.privacy.models import Whose
from backend.questions.models import Answer, AnswerVote, Question, QuestionFollow
from backend.questions.own_data import PART
from tests.questions.conftest import act, ask, reply


def test_the_download_of_a_company_shows_no_question():
    """Else its owner reads which colleague asked anonymously."""
    assert [holding.columns for holding in PART.of_company] == [(), ()]


async def test_posts_stay_without_author_and_what_was_withdrawn_goes(stage, database, settings):
    asked = await ask(stage.colleague, shown="name_and_organisation")
    gone = await ask(stage.colleague, title="Deze vraag trek ik weer in")
    await act(stage.colleague, f"/questions/{gone.json()['id']}", "status-changes", {"toStatus": "withdrawn"})
    given = (await reply(stage.second, asked, mayBeNamed=True, showsOrganisation=True)).json()
    await stage.colleague.put(f"/questions/{asked.json()['id']}/answers/{given['id']}/vote")
    await stage.colleague.post("/question-follows", json={"sector": "C"})
    for key in ("colleague", "second"):
        async with database.write() as session:
            account_id = stage.accounts[key].id
            assert await erase(session, open_store(settings), Whose.PERSON, account_id, clock.now())
    async with database.read() as session:
        (question,) = (await session.scalars(select(Question))).all()
        (answer,) = (await session.scalars(select(Answer))).all()
        assert (question.asked_by, question.organisation_id, question.shows_organisation) == (None, None, False)
        assert (answer.written_by, answer.organisation_id, answer.may_be_named) == (None, None, False)
        assert (await session.scalars(select(AnswerVote))).all() == []
        assert (await session.scalars(select(QuestionFollow))).all() == []
    told = (await stage.officer.get(f"/questions/{asked.json()['id']}")).json()
    assert (told["askedBy"], told["organisation"]) == (None, None)
    (shown,) = (await stage.officer.get(f"/questions/{asked.json()['id']}/answers")).json()["items"]
    assert (shown["writtenBy"], shown["organisation"], shown["role"]) == (None, None, "desk")
