"""What stands on the board of a group, what was reported, and what is on its agenda."""

import base64
import binascii
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, func, literal, null, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.events.models import Event, EventStatus
from backend.groups.errors import GroupCursorInvalid, GroupPostNotFound, GroupReportNotFound
from backend.groups.models import GroupEvent, GroupMember, GroupMemberStatus, GroupPost, GroupPostStatus, GroupReport
from backend.groups.schemas import GroupPostFilter
from backend.identity.principals import Principal

MOST_REPORTS = 100
MOST_EVENTS = 50


def _told(principal: Principal) -> Select[*tuple[Any, ...]]:
    shown = GroupPost.status == GroupPostStatus.SHOWN
    return select(
        GroupPost.id,
        GroupPost.parent_id,
        case((shown, GroupPost.body), else_=null()).label("body"),
        case((shown, GroupMember.shown_name), else_=null()).label("shown_name"),
        func.coalesce(GroupPost.written_by == principal.person_id, literal(value=False)).label("is_mine"),
        GroupPost.written_at,
        GroupPost.status,
        GroupPost.replies_count,
        GroupPost.version,
    ).outerjoin(
        GroupMember,
        and_(
            GroupMember.group_id == GroupPost.group_id,
            GroupMember.account_id == GroupPost.written_by,
            GroupMember.status == GroupMemberStatus.MEMBER,
        ),
    )


def list_statement(principal: Principal, group_id: UUID, wanted: GroupPostFilter) -> Select[*tuple[Any, ...]]:
    """One page by where the last one ended, never by how many came before it. Raises GroupCursorInvalid (400)."""
    place = tuple_(GroupPost.written_at, GroupPost.id)
    statement = _told(principal).where(GroupPost.group_id == group_id)
    after = tuple_(*_place(wanted.after)) if wanted.after is not None else None
    if wanted.parent_id is None:
        statement = statement.where(GroupPost.parent_id.is_(None))
        statement = statement.order_by(GroupPost.written_at.desc(), GroupPost.id.desc())
        statement = statement if after is None else statement.where(place < after)
    else:
        statement = statement.where(GroupPost.parent_id == wanted.parent_id)
        statement = statement.order_by(GroupPost.written_at, GroupPost.id)
        statement = statement if after is None else statement.where(place > after)
    return statement.limit(wanted.limit + 1)


async def list_posts(
    session: AsyncSession, principal: Principal, group_id: UUID, wanted: GroupPostFilter
) -> dict[str, Any]:
    """Some posts, or replies. Raises GroupCursorInvalid (400)."""
    found = [dict(row) for row in (await session.execute(list_statement(principal, group_id, wanted))).mappings()]
    items = found[: wanted.limit]
    return {"items": items, "next_cursor": _cursor(items[-1]) if len(found) > wanted.limit else None}


async def describe_post(session: AsyncSession, principal: Principal, post_id: UUID) -> dict[str, Any]:
    """One post, after an act."""
    return dict((await session.execute(_told(principal).where(GroupPost.id == post_id))).mappings().one())


async def get_post(session: AsyncSession, group_id: UUID, post_id: UUID) -> GroupPost:
    """A post of this group, held until the end of the act. Raises GroupPostNotFound (404)."""
    found: GroupPost | None = await session.scalar(
        select(GroupPost).where(GroupPost.id == post_id, GroupPost.group_id == group_id).with_for_update()
    )
    if found is None:
        raise GroupPostNotFound
    return found


async def get_report(session: AsyncSession, group_id: UUID, report_id: UUID) -> GroupReport:
    """A report in this group, held until the end of the act. Raises GroupReportNotFound (404)."""
    found: GroupReport | None = await session.scalar(
        select(GroupReport).where(GroupReport.id == report_id, GroupReport.group_id == group_id).with_for_update()
    )
    if found is None:
        raise GroupReportNotFound
    return found


async def list_reports(session: AsyncSession, principal: Principal, group_id: UUID) -> list[dict[str, Any]]:
    """What waits for a moderator, the oldest first."""
    rows = await session.execute(
        select(
            GroupReport.id,
            GroupReport.post_id,
            GroupPost.body,
            GroupReport.words,
            GroupReport.reported_at,
            func.coalesce(GroupPost.written_by == principal.person_id, literal(value=False)).label("is_mine"),
            GroupReport.version,
        )
        .join_from(GroupReport, GroupPost, GroupPost.id == GroupReport.post_id)
        .where(GroupReport.group_id == group_id, GroupReport.verdict.is_(None))
        .order_by(GroupReport.reported_at, GroupReport.id)
        .limit(MOST_REPORTS)
    )
    return [dict(row) for row in rows.mappings()]


async def list_events(session: AsyncSession, group_id: UUID) -> list[dict[str, Any]]:
    """What is coming on the agenda, soonest first; never a draft."""
    rows = await session.execute(
        select(
            Event.id,
            Event.kind,
            Event.title,
            Event.starts_at,
            Event.ends_at,
            Event.place,
            (Event.status == EventStatus.CANCELLED).label("is_cancelled"),
        )
        .join_from(GroupEvent, Event, Event.id == GroupEvent.event_id)
        .where(GroupEvent.group_id == group_id, Event.status != EventStatus.DRAFT, Event.ends_at > clock.now())
        .order_by(Event.starts_at, Event.id)
        .limit(MOST_EVENTS)
    )
    return [dict(row) for row in rows.mappings()]


def _cursor(item: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(f"{item['written_at'].isoformat()} {item['id']}".encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[datetime, UUID]:
    try:
        moment, _, last_id = (
            base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True).decode("ascii").partition(" ")
        )
        place = datetime.fromisoformat(moment), UUID(last_id)
    except (ValueError, binascii.Error) as failure:
        raise GroupCursorInvalid from failure
    if place[0].tzinfo is None:
        raise GroupCursorInvalid
    return place
