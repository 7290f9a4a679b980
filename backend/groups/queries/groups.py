"""Which groups there are, for everybody; what is in one is for its members and moderators."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, null, or_, select
from sqlalchemy.engine import RowMapping
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.listing import page_of
from backend.groups.errors import GroupMemberNotFound, GroupNotFound
from backend.groups.models import Group, GroupAdmission, GroupMember, GroupMemberStatus
from backend.groups.schemas import GroupFilter, GroupMemberFilter
from backend.identity.models import Account, Organisation
from backend.identity.principals import Principal

FEWEST_TOLD = 5  # below this the number of members is not told
_HIDDEN = {"owner_id", "members_count", "moderates"}


def moderates(principal: Principal | None) -> ColumnElement[bool]:
    """Whether this principal acts for the owner of the group."""
    if principal is None or principal.organisation_id is None or not principal.may("groups:keep"):
        return false()
    return Group.owner_id == principal.organisation_id


def is_mine(principal: Principal | None) -> ColumnElement[bool]:
    """Whether a membership is of this account, on behalf of the company it acts for now."""
    if principal is None or principal.person_id is None or not principal.may("groups:join"):
        return false()
    return and_(GroupMember.account_id == principal.person_id, GroupMember.organisation_id == principal.organisation_id)


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """Whether this principal reads what is in the group."""
    inside = exists().where(
        GroupMember.group_id == Group.id, GroupMember.status == GroupMemberStatus.MEMBER, is_mine(principal)
    )
    return or_(moderates(principal), inside)


async def get_group(
    session: AsyncSession, which: ColumnElement[bool], group_id: UUID, *, for_update: bool = False
) -> Group:
    """The group under this condition; held until the end of an act. Raises GroupNotFound (404)."""
    statement = select(Group).where(Group.id == group_id, which)
    if for_update:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    found: Group | None = await session.scalar(statement)
    if found is None:
        raise GroupNotFound
    return found


def _told(principal: Principal | None) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(column for column in Group.__table__.columns if column.key not in {"created_at", "updated_at"}),
            Organisation.name.label("owner"),
            GroupMember.id.label("my_member_id"),
            GroupMember.status.label("my_status"),
            GroupMember.reason.label("my_reason"),
            moderates(principal).label("moderates"),
        )
        .join_from(Group, Organisation, Organisation.id == Group.owner_id)
        .outerjoin(GroupMember, and_(GroupMember.group_id == Group.id, is_mine(principal)))
    )


async def list_groups(session: AsyncSession, principal: Principal | None, wanted: GroupFilter) -> dict[str, Any]:
    """One page of groups: those that are open first, the newest first."""
    statement = _told(principal).order_by(Group.is_archived, Group.created_at.desc(), Group.id)
    for column, value in (
        (Group.section, wanted.section),
        (Group.province, wanted.province),
        (Group.theme, wanted.theme),
    ):
        if value is not None:
            statement = statement.where(column == value)
    if wanted.mine:
        standing = (GroupMemberStatus.MEMBER, GroupMemberStatus.REQUESTED)
        statement = statement.where(or_(moderates(principal), GroupMember.status.in_(standing)))
    found = await page_of(session, statement, wanted)
    return {**found, "items": [_described(principal, row) for row in found["items"]]}


async def describe(session: AsyncSession, principal: Principal | None, group_id: UUID) -> dict[str, Any]:
    """One group. Raises GroupNotFound (404)."""
    row = (await session.execute(_told(principal).where(Group.id == group_id))).mappings().one_or_none()
    if row is None:
        raise GroupNotFound
    return _described(principal, row)


def _described(principal: Principal | None, row: RowMapping | dict[str, Any]) -> dict[str, Any]:
    inside = row["my_status"] is GroupMemberStatus.MEMBER
    stands = inside or row["my_status"] is GroupMemberStatus.REQUESTED
    may_join = principal is not None and principal.may("groups:join") and principal.person_id is not None
    acts = {
        "join": may_join and not stands and not row["is_archived"],
        "leave": stands,
        "write": (inside or row["moderates"]) and not row["is_archived"],
        "moderate": row["moderates"],
    }
    return {
        **{key: value for key, value in row.items() if key not in _HIDDEN},
        "members": row["members_count"] if row["members_count"] >= FEWEST_TOLD else None,
        "allowed_acts": [act for act, allowed in acts.items() if allowed],
    }


async def get_member(session: AsyncSession, group: Group, principal: Principal, member_id: UUID) -> GroupMember:
    """A membership of a group that is held: one's own, or for its moderators any.

    Raises GroupMemberNotFound (404).
    """
    whose = GroupMember.group_id == group.id
    if not may_moderate(principal, group):
        whose = and_(whose, is_mine(principal))
    found: GroupMember | None = await session.scalar(
        select(GroupMember).where(GroupMember.id == member_id, whose).with_for_update()
    )
    if found is None:
        raise GroupMemberNotFound
    return found


def may_moderate(principal: Principal, group: Group) -> bool:
    """Whether this principal acts for the owner."""
    return principal.may("groups:keep") and principal.organisation_id == group.owner_id


def starts_as(group: Group, before: GroupMember | None) -> GroupMemberStatus:
    """Who was removed or declined asks, also where the group is open."""
    refused = before is not None and before.status in {GroupMemberStatus.REMOVED, GroupMemberStatus.DECLINED}
    is_open = group.admission is GroupAdmission.OPEN and not refused
    return GroupMemberStatus.MEMBER if is_open else GroupMemberStatus.REQUESTED


async def list_members(
    session: AsyncSession, principal: Principal, group: Group, wanted: GroupMemberFilter
) -> dict[str, Any]:
    """One page of members. Only a moderator reads account, company, and who asked, left or was sent away."""
    moderator = may_moderate(principal, group)
    shown = moderator or wanted.status is GroupMemberStatus.MEMBER
    statement = (
        select(
            GroupMember.id,
            GroupMember.shown_name,
            GroupMember.status,
            GroupMember.asked_at,
            GroupMember.version,
            case((is_mine(principal), True), else_=False).label("is_mine"),
            (Account.name if moderator else null()).label("name"),
            (Organisation.name if moderator else null()).label("organisation"),
        )
        .join_from(GroupMember, Account, Account.id == GroupMember.account_id)
        .join(Organisation, Organisation.id == GroupMember.organisation_id)
        .where(GroupMember.group_id == group.id, GroupMember.status == wanted.status, *([] if shown else [false()]))
        .order_by(GroupMember.id)
    )
    return await page_of(session, statement, wanted)
