"""Telling people: a mail and a notice, in the transaction of what happened."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.identity.models import Account, Membership
from backend.identity.principals import Principal
from backend.identity.scopes import Role
from backend.mails.service import queue
from backend.notifications import queries
from backend.notifications.models import Notice

KEPT = timedelta(days=30)  # notices that were read


async def tell(
    session: AsyncSession,
    *,
    organisation_id: UUID,
    roles: Iterable[Role],
    template: str,
    link: str,
    only: UUID | None = None,
    about: UUID | None = None,
    **params: str,
) -> int:
    """Tell everybody with one of these roles in an organisation: a mail in their language and a notice with a link.

    `name` and `link` are filled in where the letter asks for them; `only` narrows it to one account; `about` is the
    voucher it tells of. Answers how many people are told; each of them once, whatever roles they have.
    """
    people = await session.scalars(
        select(Account)
        .where(
            Account.id.in_(
                select(Membership.account_id).where(
                    Membership.organisation_id == organisation_id, Membership.role.in_(list(roles))
                )
            ),
            *([Account.id == only] if only else []),
        )
        .order_by(Account.id)
    )
    asked = load.letters()[template].placeholders
    told = 0
    for person in people:
        known = {"name": person.name, "link": link}
        filled = {key: value for key, value in known.items() if key in asked and key not in params}
        queue(
            session,
            to=person.email,
            template=template,
            language=person.language,
            about=about,
            **params,
            **filled,
        )
        session.add(Notice(account_id=person.id, organisation_id=organisation_id, template=template, link=link))
        told += 1
    await session.flush()
    return told


async def notify(
    session: AsyncSession, *, organisation_id: UUID, roles: Iterable[Role], template: str, link: str
) -> None:
    """A notice without a mail, for everybody with one of these roles in an organisation. Its words: as `tell`."""
    people = await session.scalars(
        select(Membership.account_id)
        .where(Membership.organisation_id == organisation_id, Membership.role.in_(list(roles)))
        .distinct()
        .order_by(Membership.account_id)
    )
    session.add_all(
        Notice(account_id=person, organisation_id=organisation_id, template=template, link=link) for person in people
    )
    await session.flush()


async def told_lately(session: AsyncSession, account_id: UUID, template: str, within: timedelta) -> bool:
    """Whether this person was told the same so shortly before."""
    lately = Notice.created_at > clock.now() - within
    return bool(
        await session.scalar(
            select(exists().where(Notice.template == template, lately, Notice.account_id == account_id))
        )
    )


async def tell_account(session: AsyncSession, account: Account, *, template: str, link: str, **params: str) -> None:
    """Tell one person something of their own: a mail in their language and a notice with a link."""
    asked = load.letters()[template].placeholders
    known = {"name": account.name, "link": link}
    filled = {key: value for key, value in known.items() if key in asked and key not in params}
    queue(session, to=account.email, template=template, language=account.language, about=None, **params, **filled)
    session.add(Notice(account_id=account.id, organisation_id=None, template=template, link=link))
    await session.flush()


async def mark_notice(session: AsyncSession, principal: Principal, notice_id: UUID, *, read: bool) -> Notice:
    """Mark one's own notice as read or unread; the same again changes nothing. Raises NoticeNotFound (404)."""
    notice = await queries.get_notice(session, principal, notice_id)
    if read != (notice.read_at is not None):
        notice.read_at = clock.now() if read else None
    await session.flush()
    return notice


async def forget_old(session: AsyncSession) -> int:
    """Delete notices that were read, 30 days later. Answers how many rows."""
    read = delete(Notice).where(Notice.read_at < clock.now() - KEPT)
    return int((await session.execute(read)).rowcount)  # type: ignore[attr-defined]
