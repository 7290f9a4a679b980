"""Rows of what people do together, of a given age: meetings, questions, newsletters, reports about rules."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import text

from backend.newsletters.models import NewsletterDelivery
from tests.makers.events import make_event, make_registration
from tests.makers.groups import make_group, make_group_member, make_group_post
from tests.makers.identity import make_account
from tests.makers.network import make_introduction, make_message, make_network_report
from tests.makers.obstacles import make_obstacle, make_report
from tests.makers.organisations import make_company
from tests.makers.publications import make_edition, make_subscription
from tests.makers.questions import make_question, make_step


class OfCommunity:
    """Writes them; `session` and `sql` come from the class that has all kinds."""

    async def event_registrations(self, at):
        event = await make_event(self.session)
        made = await make_registration(self.session, event)
        await self.session.execute(
            text("UPDATE events SET registration_closes_at = :b, starts_at = :b, ends_at = :at WHERE id = :e"),
            {"b": at - timedelta(hours=2), "at": at, "e": event.id},
        )
        return made.id

    async def withdrawn_questions(self, at):
        question = await make_question(self.session)
        return await self.sql(
            "UPDATE questions SET status = 'withdrawn', updated_at = :at WHERE id = :q RETURNING id",
            q=question.id,
            at=at,
        )

    async def former_group_members(self, at):
        group = await make_group(self.session)
        member = await make_group_member(self.session, group, status="left", decided_at=at)
        return member.id

    async def withdrawn_group_posts(self, at):
        post = await make_group_post(self.session, await make_group(self.session))
        return await self.sql(
            "UPDATE group_posts SET status = 'withdrawn', updated_at = :at WHERE id = :p RETURNING id",
            p=post.id,
            at=at,
        )

    async def group_reports(self, at):
        group = await make_group(self.session)
        post = await make_group_post(self.session, group)
        return await self.sql(
            "INSERT INTO group_reports"
            " (id, group_id, post_id, words, reported_at, verdict, reason, decided_at, version)"
            " VALUES (gen_random_uuid(), :g, :p, 'Reclame', :at, 'kept', 'Mag.', :at, 1) RETURNING id",
            g=group.id,
            p=post.id,
            at=at,
        )

    async def question_edits(self, at):
        question = await make_question(self.session)
        return await self.sql(
            "INSERT INTO question_edits (id, question_id, body, replaced_at) "
            "VALUES (gen_random_uuid(), :q, 'Eerder', :at) RETURNING id",
            q=question.id,
            at=at,
        )

    async def question_steps(self, at):
        question = await make_question(self.session, status="closed")
        step = await make_step(self.session, question, ended_at=at)
        return step.id

    async def question_reports(self, at):
        question = await make_question(self.session)
        decision = await self.sql(
            "INSERT INTO question_decisions (id, question_id, verdict, reason, decided_at, version) "
            "VALUES (gen_random_uuid(), :q, 'kept', 'Mag.', :at, 1) RETURNING id",
            q=question.id,
            at=at,
        )
        return await self.sql(
            "INSERT INTO question_reports (id, question_id, reason, reported_at, decision_id, version) "
            "VALUES (gen_random_uuid(), :q, 'spam', :at, :d, 1) RETURNING id",
            q=question.id,
            d=decision,
            at=at,
        )

    async def network_introductions(self, at):
        return (await make_introduction(self.session, active_at=at)).id

    async def network_messages(self, at):
        writer = await make_account(self.session)
        introduction = await make_introduction(self.session, asked_by=writer.id, accepted=True)
        return (await make_message(self.session, introduction, written_by=writer.id, written_at=at)).id

    async def network_reports(self, at):
        return (await make_network_report(self.session, verdict="kept", decision="Mag.", decided_at=at)).id

    async def obstacle_drafts(self, at):
        report = await make_report(self.session, draft=True)
        return await self.sql(
            "UPDATE obstacle_reports SET updated_at = :at WHERE id = :r RETURNING id", r=report.id, at=at
        )

    async def obstacle_reports(self, at):
        return (await make_report(self.session, submitted_on=at.date())).id

    async def obstacle_figures(self, at):
        company, obstacle = await make_company(self.session), await make_obstacle(self.session)
        month = at.date().replace(day=1)
        await self.session.execute(text("INSERT INTO obstacle_months VALUES (:m) ON CONFLICT DO NOTHING"), {"m": month})
        figure = await self.sql(
            "INSERT INTO obstacle_figures (id, month, obstacle_id, firms) VALUES (gen_random_uuid(), :m, :o, 10) "
            "RETURNING id",
            m=month,
            o=obstacle.id,
        )
        return await self.sql(
            "INSERT INTO obstacle_figure_firms (id, figure_id, firm_key, company_id, counted_on) "
            "VALUES (gen_random_uuid(), :f, gen_random_uuid(), :c, :at) RETURNING id",
            f=figure,
            c=company.id,
            at=at.date(),
        )

    async def newsletter_deliveries(self, at):
        edition, reader = await make_edition(self.session), await make_subscription(self.session)
        self.session.add(NewsletterDelivery(edition_id=edition.id, subscription_id=reader.id, queued_at=at))
        await self.session.flush()
        return reader.id

    async def newsletter_suppressions(self, at):
        return await self.sql(
            "INSERT INTO newsletter_suppressions (address_mark, reason, suppressed_at) "
            "VALUES (sha256(:m), 'unsubscribed', :at) RETURNING address_mark",
            m=uuid4().bytes,
            at=at,
        )

    async def guidance_requests(self, at):
        return await self._guidance_request("answered", at, answer="Bel de branche.", answered_at=at)

    async def unanswered_guidance_requests(self, at):
        return await self._guidance_request("open", at, answer=None, answered_at=None)

    async def _guidance_request(self, status, at, *, answer, answered_at):
        return await self.sql(
            "INSERT INTO guidance_requests "
            "(id, status, name, email, language, question, facts, answer, answered_at, created_at, version) "
            "VALUES (gen_random_uuid(), :s, 'Bo', 'bo@voorbeeld.example', 'nl', 'Wie?', '{}', :a, :d, :at, 1) "
            "RETURNING id",
            s=status,
            a=answer,
            d=answered_at,
            at=at,
        )
