"""What an owner does with a group, and how people come in and go."""

from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core import clock
from backend.core.etag import require_current
from backend.events.errors import EventNotFound
from backend.events.models import Event
from backend.groups.errors import GroupJoined, GroupNotYours
from backend.groups.models import Group, GroupEvent, GroupMember, GroupMemberStatus
from backend.groups.queries import groups as queries
from backend.groups.schemas import GroupEventChoice, GroupJoin, GroupLeave, GroupMemberMove, GroupSendAway, GroupWrite
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal
from backend.notifications.service import tell_account

_STANDS = (GroupMemberStatus.MEMBER, GroupMemberStatus.REQUESTED)


async def create(session: AsyncSession, principal: Principal, wish: GroupWrite) -> Group:
    """A group of one's own organisation."""
    assert principal.organisation_id is not None
    owner = await session.get_one(Organisation, principal.organisation_id)
    group = Group(**wish.model_dump(), owner_id=owner.id, is_demonstration=owner.is_demonstration)
    session.add(group)
    await session.flush()
    record(session, principal, "groups.create", "group", group.id)
    return group


async def edit(
    session: AsyncSession, principal: Principal, group_id: UUID, wish: GroupWrite, if_match: str | None
) -> Group:
    """Other words, another way in, or closed. Raises GroupNotFound (404) and GroupNotYours (403)."""
    group = await _moderated(session, principal, group_id)
    require_current(group, if_match)
    for name, value in wish.model_dump().items():
        setattr(group, name, value)
    await session.flush()
    record(session, principal, "groups.edit", "group", group.id)
    return group


async def plan(session: AsyncSession, principal: Principal, group_id: UUID, wish: GroupEventChoice) -> Group:
    """Choose which events of one's own are on the agenda; the same again changes nothing.

    Raises GroupNotFound and EventNotFound (404), the latter for an event of another host too; GroupNotYours (403).
    """
    group = await _moderated(session, principal, group_id)
    wanted = set(wish.event_ids)
    own = select(func.count()).where(Event.id.in_(wanted), Event.host_id == group.owner_id)
    if await session.scalar(own) != len(wanted):
        raise EventNotFound
    await session.execute(delete(GroupEvent).where(GroupEvent.group_id == group.id))
    session.add_all(GroupEvent(group_id=group.id, event_id=event_id) for event_id in wanted)
    await session.flush()
    record(session, principal, "groups.plan", "group", group.id)
    return group


async def join(session: AsyncSession, principal: Principal, group_id: UUID, wish: GroupJoin) -> Group:
    """Join, or ask to. The group is held, so that of two at once one comes second.

    Raises GroupNotFound (404), GroupArchived and GroupJoined (409).
    """
    group = await queries.get_group(session, Group.id == group_id, group_id, for_update=True)
    group.require_open()
    member = await session.scalar(
        select(GroupMember).where(GroupMember.group_id == group.id, GroupMember.account_id == principal.account_id)
    )
    if member is not None and member.status in _STANDS:
        raise GroupJoined
    status = queries.starts_as(group, member)
    if member is None:
        member = GroupMember(group_id=group.id, account_id=principal.account_id)
        session.add(member)
    assert principal.organisation_id is not None
    member.organisation_id, member.shown_name = principal.organisation_id, wish.shown_name
    member.status, member.reason, member.asked_at, member.decided_at = status, None, clock.now(), None
    await session.flush()
    record(session, principal, "groups.join", "group", group.id, organisation_id=principal.organisation_id)
    return group


async def move(
    session: AsyncSession,
    principal: Principal,
    group_id: UUID,
    member_id: UUID,
    wish: GroupMemberMove,
    *,
    if_match: str | None,
) -> Group:
    """Leave; or as a moderator let in, decline or remove, and tell them.

    Raises GroupNotFound and GroupMemberNotFound (404), GroupNotYours (403), GroupMemberMoveImpossible (409).
    """
    group = await queries.get_group(session, Group.id == group_id, group_id, for_update=True)
    member = await queries.get_member(session, group, principal, member_id)
    mine = member.account_id == principal.account_id
    if isinstance(wish, GroupLeave) != mine:
        raise GroupNotYours
    require_current(member, if_match)
    reason = wish.reason if isinstance(wish, GroupSendAway) else None
    member.decide(clock.now(), GroupMemberStatus(wish.to_status), reason)
    await session.flush()
    record(session, principal, f"groups.{wish.to_status}", "group", group.id, organisation_id=member.organisation_id)
    if not mine:
        account = await session.get_one(Account, member.account_id)
        await tell_account(
            session,
            account,
            template=f"group_{wish.to_status}",
            link=page_of_group(group),
            group=group.title[account.language],
            **({"reason": reason} if reason else {}),
        )
    return group


def page_of_group(group: Group) -> str:
    """Where a group is read."""
    return f"/groepen/{group.id}"


async def _moderated(session: AsyncSession, principal: Principal, group_id: UUID) -> Group:
    group = await queries.get_group(session, Group.id == group_id, group_id, for_update=True)
    if not queries.may_moderate(principal, group):
        raise GroupNotYours
    return group
