"""Telling people: a notice, and mail as they chose, in the transaction of what happened."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import String, Subquery, cast, delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.models import Account, Membership, Organisation
from backend.identity.principals import Principal
from backend.identity.scopes import OrganisationKind, Role
from backend.notifications import queries
from backend.notifications.models import Notice, NotificationPreference
from backend.notifications.schemas import NoticesUpdate
from backend.notifications.telling import Told, add_notice, tell_one

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
    """Tell everybody with one of these roles in an organisation: a notice with a link, and mail as they chose.

    `only` narrows it to one account; `about` is the voucher it tells of. Answers how many people are told; each of them
    once, whatever roles they have.
    """
    chosen = _chosen(organisation_id, roles)
    people = await session.execute(
        select(Account, chosen.c.role, NotificationPreference)
        .join(chosen, chosen.c.account_id == Account.id)
        .outerjoin(NotificationPreference, NotificationPreference.account_id == Account.id)
        .where(*([Account.id == only] if only else []))
        .order_by(Account.id)
    )
    told = 0
    for person, role, preference in people.all():
        tell_one(session, person, preference, Told(template, link, organisation_id, role), about=about, params=params)
        told += 1
    await session.flush()
    return told


async def notify(
    session: AsyncSession, *, organisation_id: UUID, roles: Iterable[Role], template: str, link: str
) -> None:
    """A notice without a mail, for everybody with one of these roles in an organisation. Its words: as `tell`."""
    chosen = _chosen(organisation_id, roles)
    people = await session.execute(
        select(chosen.c.account_id, chosen.c.role, NotificationPreference)
        .outerjoin(NotificationPreference, NotificationPreference.account_id == chosen.c.account_id)
        .order_by(chosen.c.account_id)
    )
    for account_id, role, preference in people.all():
        add_notice(session, account_id, preference, Told(template, link, organisation_id, role))
    await session.flush()


def _chosen(organisation_id: UUID, roles: Iterable[Role]) -> Subquery:
    """Everybody with one of these roles in the organisation, once, with one of the roles that chose them."""
    return (
        select(Membership.account_id, func.min(cast(Membership.role, String)).label("role"))
        .where(Membership.organisation_id == organisation_id, Membership.role.in_(list(roles)))
        .group_by(Membership.account_id)
        .subquery()
    )


async def told_lately(session: AsyncSession, account_id: UUID, template: str, within: timedelta) -> bool:
    """Whether this person was told the same so shortly before."""
    lately = Notice.created_at > clock.now() - within
    return bool(
        await session.scalar(
            select(exists().where(Notice.template == template, lately, Notice.account_id == account_id))
        )
    )


async def tell_account(session: AsyncSession, account: Account, *, template: str, link: str, **params: str) -> None:
    """Tell one person something of their own: a notice with a link, and mail as they chose."""
    preference = await session.get(NotificationPreference, account.id)
    tell_one(session, account, preference, Told(template, link), about=None, params=params)
    await session.flush()


async def tell_person(session: AsyncSession, account_id: UUID | None, template: str, link: str, **params: str) -> None:
    """`tell_account` by the row of the account; nobody when it was erased."""
    account = await session.get(Account, account_id) if account_id is not None else None
    if account is not None:
        await tell_account(session, account, template=template, link=link, **params)


async def notify_syntens(session: AsyncSession, template: str, link: str) -> None:
    """A notice to every officer of Syntens that something waits."""
    bodies = await session.scalars(select(Organisation.id).where(Organisation.kind == OrganisationKind.EXECUTING_BODY))
    for body in bodies.all():
        await notify(session, organisation_id=body, roles=[Role.SYNTENS_OFFICER], template=template, link=link)


async def mark_notice(session: AsyncSession, principal: Principal, notice_id: UUID, *, read: bool) -> Notice:
    """Mark one's own notice as read or unread; the same again changes nothing. Raises NoticeNotFound (404)."""
    notice = await queries.get_notice(session, principal, notice_id)
    if read != (notice.read_at is not None):
        notice.read_at = clock.now() if read else None
    await session.flush()
    return notice


async def mark_notices(session: AsyncSession, principal: Principal, wish: NoticesUpdate) -> tuple[int, datetime]:
    """Mark all one's own unread notices as read, or make those unread that were marked at one moment.

    Answers how many, and the moment with which it can be undone.
    """
    moment = wish.read_at if wish.read_at is not None else clock.now()
    narrowed = [Notice.template.in_(queries.templates_of(wish.category))] if wish.category is not None else []
    now_so = Notice.read_at.is_(None) if wish.read else Notice.read_at == moment
    done = await session.execute(
        update(Notice)
        .where(Notice.account_id == principal.account_id, now_so, *narrowed)
        .values(read_at=moment if wish.read else None)
        .execution_options(synchronize_session=False)
    )
    return int(done.rowcount), moment  # type: ignore[attr-defined]


async def forget_old(session: AsyncSession) -> int:
    """Delete notices that were read, 30 days later. Answers how many rows."""
    read = delete(Notice).where(Notice.read_at < clock.now() - KEPT)
    return int((await session.execute(read)).rowcount)  # type: ignore[attr-defined]
