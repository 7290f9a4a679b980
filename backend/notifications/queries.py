"""Which notices somebody has."""

import base64
import binascii
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.content.shapes import LetterCategory
from backend.core.listing import page_of_entities
from backend.identity.principals import Principal
from backend.notifications.errors import NoticeCursorInvalid, NoticeNotFound
from backend.notifications.models import Notice
from backend.notifications.schemas import NoticeFilter


def describe(notice: Notice) -> dict[str, Any]:
    """A notice with its words in both languages."""
    letter = load.letters()[notice.template]
    return {
        "id": notice.id,
        "kind": notice.template,
        "category": letter.category,
        "title": {"nl": letter.subject.nl, "en": letter.subject.en},
        "link": notice.link,
        "organisation_id": notice.organisation_id,
        "role": notice.role,
        "created_at": notice.created_at,
        "read_at": notice.read_at,
    }


async def list_notices(session: AsyncSession, principal: Principal, wanted: NoticeFilter) -> dict[str, Any]:
    """One page of the person's own notices, newest first. Raises NoticeCursorInvalid (400)."""
    own = Notice.account_id == principal.account_id
    whole = select(Notice).where(own).order_by(Notice.created_at.desc(), Notice.id.desc())
    if wanted.unread:
        whole = whole.where(Notice.read_at.is_(None))
    if wanted.category is not None:
        whole = whole.where(Notice.template.in_(templates_of(wanted.category)))
    if wanted.after is None:
        found = await page_of_entities(session, whole, wanted)
    else:
        rest = whole.where(tuple_(Notice.created_at, Notice.id) < tuple_(*read_cursor(wanted.after)))
        found = {**await page_of_entities(session, rest, wanted.model_copy(update={"page": 1}))}
    rows = found["items"]
    more = len(rows) == wanted.page_size and (
        wanted.page * wanted.page_size < found["total"] or found["total_is_minimum"]
    )
    bounded = select(Notice.id).where(own, Notice.read_at.is_(None)).limit(100).subquery()
    unread = await session.scalar(select(func.count()).select_from(bounded))
    return {
        **found,
        "items": [describe(notice) for notice in rows],
        "unread": unread or 0,
        "next_cursor": cursor_of(rows[-1]) if more else None,
    }


def templates_of(category: LetterCategory) -> list[str]:
    """The letters of one kind."""
    return sorted(code for code, letter in load.letters().items() if letter.category == category)


def cursor_of(notice: Notice) -> str:
    """The place in the list just after this notice, as an opaque text."""
    return base64.urlsafe_b64encode(f"{notice.created_at.isoformat()} {notice.id}".encode()).decode()


def read_cursor(cursor: str) -> tuple[datetime, UUID]:
    """The place that a cursor names. Raises NoticeCursorInvalid (400)."""
    try:
        moment, _, notice_id = base64.b64decode(cursor, b"-_", validate=True).decode("ascii").partition(" ")
        place = datetime.fromisoformat(moment), UUID(notice_id)
    except (ValueError, binascii.Error) as failure:
        raise NoticeCursorInvalid from failure
    if place[0].tzinfo is None:
        raise NoticeCursorInvalid
    return place


async def get_notice(session: AsyncSession, principal: Principal, notice_id: UUID) -> Notice:
    """The person's own notice. Raises NoticeNotFound (404)."""
    found = await session.scalar(
        select(Notice).where(Notice.id == notice_id, Notice.account_id == principal.account_id).with_for_update()
    )
    if found is None:
        raise NoticeNotFound
    return found
