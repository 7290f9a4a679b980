"""Two officers at the same moment: one decision, and nobody waits for the other in a circle."""

import asyncio
from datetime import UTC, datetime

from sqlalchemy import func, select

from backend.core.etag import VersionStale
from backend.identity.scopes import OrganisationKind, Role
from backend.questions.errors import QuestionReportHandled
from backend.questions.models import PostDecision, PostReport, Question, ReportReason, Verdict
from backend.questions.schemas.desk import PostVerdict
from backend.questions.service import moderating
from tests.makers.identity import make_account, make_organisation
from tests.makers.questions import make_question
from tests.makers.vouchers import make_acting
from tests.questions.conftest import TERMS


async def test_of_two_decisions_on_two_reports_of_one_post_one_holds(committed):
    async with committed.write() as session:
        syntens = await make_organisation(session, kind=OrganisationKind.EXECUTING_BODY)
        officers = [await make_acting(session, Role.SYNTENS_OFFICER, syntens.id) for _ in range(2)]
        question = await make_question(session)
        reports = []
        for name in ("een", "twee"):
            reader = await make_account(session, email=f"{name}@voorbeeld.example")
            report = PostReport(
                question_id=question.id,
                reason=ReportReason.SPAM,
                reported_by=reader.id,
                reported_at=datetime(2026, 11, 2, tzinfo=UTC),
            )
            session.add(report)
            reports.append(report)

    async def decide(officer, report):
        async with committed.write() as session:
            wish = PostVerdict(verdict=Verdict.HIDDEN, reason="Dit is reclame.")
            await moderating.decide(session, officer, report.id, wish, if_match='"1"', terms=TERMS)

    async with committed.write() as held:
        await held.scalar(select(Question.id).with_for_update())
        both = [asyncio.create_task(decide(officer, report)) for officer, report in zip(officers, reports, strict=True)]
        await asyncio.sleep(0.3)  # both wait for the question now
    done = await asyncio.gather(*both, return_exceptions=True)
    (failed,) = [each for each in done if each is not None]
    assert isinstance(failed, VersionStale | QuestionReportHandled), failed
    async with committed.read() as session:
        assert await session.scalar(select(func.count()).select_from(PostDecision)) == 1
