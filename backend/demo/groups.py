"""Two groups of the demonstration world: an open one with posts, a file, an event and a report; one on request."""

import hashlib
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.demo.world import World
from backend.events.models import Event, EventStatus
from backend.files import kinds
from backend.files.models import File
from backend.files.store import open_store
from backend.groups.models import (
    Group,
    GroupAdmission,
    GroupEvent,
    GroupMember,
    GroupMemberStatus,
    GroupPost,
    GroupReport,
)
from backend.groups.service.board import FILE_KIND
from backend.identity.demonstration import known_id
from backend.settings import read_settings

BAKER, OTHER, BRANCH, OFFICER = (
    "marieke@korenbloem.example",
    "kees@kantbank.example",
    "joost@maakindustrie.example",
    "samira@syntens.example",
)
AGREEMENTS = "Afspraken in deze groep: wat hier staat blijft hier, en niemand verkoopt.\n"
POSTS = (
    ("welcome", BRANCH, None, "Welkom. Vertel kort wat uw bedrijf maakt en waar u nu aan werkt.", 20),
    ("roster", OTHER, None, "Wie laat de ploeg zelf roosteren? Ik zoek een goed begin.", 12),
    ("roster-reply", BRANCH, "roster", "Begin met twee weken en één ploeg, en bespreek het daarna.", 11),
    ("advertisement", OTHER, None, "Te koop: een kantbank, zo goed als nieuw.", 3),
)


async def seed(session: AsyncSession, world: World) -> None:
    """Add the groups as their people would have left them."""
    open_group = await _make(
        session,
        world,
        "makers",
        BRANCH,
        title={"nl": "Makers onder elkaar", "en": "Makers among themselves"},
        description={
            "nl": "Voor bedrijven in de maakindustrie die hun werk anders willen verdelen.",
            "en": "For manufacturing companies that want to divide their work differently.",
        },
        section="C",
        admission=GroupAdmission.OPEN,
    )
    asked_group = await _make(
        session,
        world,
        "working-time",
        OFFICER,
        title={"nl": "Roosteren in Overijssel", "en": "Rostering in Overijssel"},
        description={
            "nl": "Een kleine groep die elkaar helpt met roosters en werktijden.",
            "en": "A small group that helps each other with rosters and working hours.",
        },
        province="NL-OV",
        theme="working_time",
        admission=GroupAdmission.REQUEST,
    )
    session.add_all(
        [
            _entered(world, open_group, OTHER, GroupMemberStatus.MEMBER, "Kees van de kantbank"),
            _entered(world, asked_group, BAKER, GroupMemberStatus.REQUESTED, "Marieke"),
            _entered(world, asked_group, OTHER, GroupMemberStatus.MEMBER, None),
        ]
    )
    await session.flush()
    await _write(session, world, open_group)
    await _share(session, open_group)
    coming = select(Event.id).where(
        Event.host_id == open_group.owner_id, Event.status == EventStatus.PUBLISHED, Event.ends_at > clock.now()
    )
    event_id = await session.scalar(coming.order_by(Event.starts_at).limit(1))
    if event_id is not None:
        session.add(GroupEvent(group_id=open_group.id, event_id=event_id))
    await session.flush()


async def _share(session: AsyncSession, group: Group) -> None:
    content = AGREEMENTS.encode()
    file_id = known_id("file", "group/makers")  # at each building the same content takes the same place in the store
    session.add(
        File(
            id=file_id,
            organisation_id=group.owner_id,
            subject_kind=FILE_KIND,
            subject_id=group.id,
            name="afspraken.txt",
            media_type=kinds.TEXT,
            size=len(content),
            sha256=hashlib.sha256(content).digest(),
        )
    )
    await session.flush()
    await open_store(read_settings()).write(file_id, content)


async def _make(session: AsyncSession, world: World, key: str, keeper: str, **words: object) -> Group:
    group = Group(
        id=known_id("group", key),
        owner_id=world.people[keeper].organisation_id,
        is_demonstration=True,
        **words,
    )
    session.add(group)
    await session.flush()
    return group


def _entered(world: World, group: Group, email: str, status: GroupMemberStatus, shown_name: str | None) -> GroupMember:
    person = world.people[email]
    return GroupMember(
        group_id=group.id,
        account_id=person.account_id,
        organisation_id=person.organisation_id,
        shown_name=shown_name,
        status=status,
        asked_at=clock.now() - timedelta(days=25),
    )


async def _write(session: AsyncSession, world: World, group: Group) -> None:
    for key, email, parent, body, days_ago in POSTS:
        session.add(
            GroupPost(
                id=known_id("group-post", key),
                group_id=group.id,
                parent_id=known_id("group-post", parent) if parent else None,
                body=body,
                written_by=world.accounts[email],
                written_at=clock.now() - timedelta(days=days_ago),
                replies_count=sum(one[2] == key for one in POSTS),
            )
        )
        await session.flush()
    session.add(
        GroupReport(
            group_id=group.id,
            post_id=known_id("group-post", "advertisement"),
            words="Dit is reclame, geen vraag.",
            reported_by=world.accounts[BRANCH],
            reported_at=clock.now() - timedelta(days=2),
        )
    )
