"""Which notices somebody has."""

from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core.listing import page_of_entities
from backend.identity.principals import Principal
from backend.notifications.errors import NoticeNotFound
from backend.notifications.models import Notice
from backend.notifications.schemas import NoticeFilter


def describe(notice: Notice) -> dict[str, Any]:
    """A notice with its words in both languages."""
    subject = load.letters()[notice.template].subject
    return {
        "id": notice.id,
        "kind": notice.template,
        "title": {"nl": subject.nl, "en": subject.en},
        "link": notice.link,
        "organisation_id": notice.organisation_id,
        "created_at": notice.created_at,
        "read_at": notice.read_at,
    }


async def list_notices(session: AsyncSession, principal: Principal, wanted: NoticeFilter) -> dict[str, Any]:
    """One page of the person's own notices, newest first."""
    own = Notice.account_id == principal.account_id
    statement = select(Notice).where(own).order_by(Notice.created_at.desc(), Notice.id)
    found = await page_of_entities(
        session, statement.where(Notice.read_at.is_(None)) if wanted.unread else statement, wanted
    )
    bounded = select(Notice.id).where(own, Notice.read_at.is_(None)).limit(100).subquery()
    unread = await session.scalar(select(func.count()).select_from(bounded))
    return {**found, "items": [describe(notice) for notice in found["items"]], "unread": unread or 0}


async def get_notice(session: AsyncSession, principal: Principal, notice_id: UUID) -> Notice:
    """The person's own notice. Raises NoticeNotFound (404)."""
    found = await session.scalar(
        select(Notice).where(Notice.id == notice_id, Notice.account_id == principal.account_id).with_for_update()
    )
    if found is None:
        raise NoticeNotFound
    return found
