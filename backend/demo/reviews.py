"""Reviews of the demonstration world: means, too few, texts that wait, a reply, and what employees answered."""

import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.advisers.models import Adviser
from backend.core import clock
from backend.demo.review_stories import STORIES, Asked, LookingBack, Said
from backend.demo.world import World
from backend.identity.demonstration import known_id
from backend.identity.scopes import Role
from backend.reviews import queries
from backend.reviews.models import AdviserReview, ReviewAnswer, ReviewQuestion, ReviewRound
from backend.reviews.service.publishing import publish
from backend.scans.keys import hash_of
from backend.trajectories.models import StepKind, Trajectory, TrajectoryStatus, TrajectoryStep

REPORTS = dict(
    zip(
        StepKind,
        (
            "Samen gekeken hoe het werk nu loopt, een week lang, met wie het doet.",
            "Afgesproken hoe het over een jaar gaat, in de woorden van de ploeg.",
            "Gekozen wat eerst komt, en wie het trekt.",
            "Gedaan, elke twee weken samen bekeken, en bijgesteld.",
        ),
        strict=True,
    )
)


async def seed(session: AsyncSession, world: World) -> None:
    """Tell every story, on the completed trajectory of the company with the adviser."""
    for story in STORIES:
        if story.worked is not None:
            await _work(session, world, story)
        trajectory = await _completed(session, world, story)
        if story.said is not None:
            await _review(session, world, story, trajectory, story.said)
        if story.asked is not None:
            await _ask(session, trajectory, story.asked)
    await session.flush()


async def _work(session: AsyncSession, world: World, story: LookingBack) -> None:
    """A trajectory without a voucher that went through its four steps; nobody is enrolled for it."""
    assert story.worked is not None
    began, ended, theme, goal = story.worked
    adviser = await session.get_one(Adviser, world.advisers[story.adviser])
    started_on, ended_on = clock.today() - timedelta(days=began), clock.today() - timedelta(days=ended)
    trajectory = Trajectory(
        id=known_id("trajectory", f"{story.company}/{story.adviser}"),
        company_id=world.organisations[story.company],
        adviser_id=adviser.id,
        adviser_organisation_id=adviser.organisation_id,
        theme=theme,
        goal=goal,
        free_hours=adviser.free_hours,
        is_demonstration=True,
        status=TrajectoryStatus.PLANNED,
    )
    trajectory.start(started_on)
    trajectory.complete(ended_on)
    session.add(trajectory)
    await session.flush()
    for at, (kind, report) in enumerate(REPORTS.items(), start=1):
        done_on = started_on + (ended_on - started_on) * at // len(StepKind)
        session.add(
            TrajectoryStep(
                trajectory_id=trajectory.id,
                kind=kind,
                hours=6,
                managers=1,
                employees=8,
                works_council=0,
                report=report,
                done_on=done_on,
            )
        )
    await session.flush()


async def _completed(session: AsyncSession, world: World, story: LookingBack) -> Trajectory:
    found = await session.scalars(
        select(Trajectory).where(
            Trajectory.company_id == world.organisations[story.company],
            Trajectory.adviser_id == world.advisers[story.adviser],
            Trajectory.status == TrajectoryStatus.COMPLETED,
        )
    )
    return found.one()


async def _review(session: AsyncSession, world: World, story: LookingBack, trajectory: Trajectory, said: Said) -> None:
    owner = world.principal_of(story.company, Role.OWNER)
    session.add(
        AdviserReview(
            id=known_id("review", f"{story.company}/{story.adviser}"),
            trajectory_id=trajectory.id,
            company_id=trajectory.company_id,
            adviser_id=trajectory.adviser_id,
            words=said.words,
            words_status=said.status if said.words else None,
            shows_company=said.shows_company,
            given_at=clock.now() - timedelta(days=said.days_ago),
            given_by=owner.account_id,
            reply=said.reply,
            reply_status=said.reply_status if said.reply else None,
            **dict(zip(ReviewQuestion, said.scores, strict=True)),
        )
    )
    await session.flush()
    await queries.count_anew(session, trajectory.adviser_id)


async def _ask(session: AsyncSession, trajectory: Trajectory, asked: Asked) -> None:
    """A round, with its answers; one that ended goes through the same gate as any other."""
    made = ReviewRound(
        id=known_id("review-round", str(trajectory.id)),
        trajectory_id=trajectory.id,
        company_id=trajectory.company_id,
        adviser_id=trajectory.adviser_id,
        opened_on=clock.today() - timedelta(days=asked.opened),
        closes_on=clock.today() - timedelta(days=asked.closed),
        links=asked.links,
    )
    session.add(made)
    await session.flush()
    if asked.closed > 0:
        session.add_all(_answer(made.id, scores) for scores in asked.answers)
        await session.flush()
        await publish(session, made)


def _answer(round_id: UUID, scores: tuple[int, int, int, int]) -> ReviewAnswer:
    key = hash_of(secrets.token_hex())  # of nobody: it is gone with the answers when the round ends
    return ReviewAnswer(round_id=round_id, key_hash=key, **dict(zip(ReviewQuestion, scores, strict=True)))
