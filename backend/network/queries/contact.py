"""Introductions and messages: of the two they are between, and nobody else."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, any_, case, exists, false, func, literal, or_, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import outerjoin

from backend.core.listing import page_of
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.network.errors import NetworkIntroductionNotFound
from backend.network.models import (
    IntroductionStatus,
    NetworkBlock,
    NetworkIntroduction,
    NetworkMessage,
    NetworkProfile,
    ProfileField,
)
from backend.network.queries.profiles import shown_fields, visible_to
from backend.network.schemas.contact import NetworkIntroductionFilter, NetworkMessageFilter
from backend.organisations.models import Company


def introductions_visible_to(principal: Principal) -> ColumnElement[bool]:
    """One's own; what was taken back is seen by whoever asked only. Of others nobody sees any, Syntens neither."""
    if principal.person_id is None or not principal.may("network:use"):
        return false()
    me = principal.person_id
    return or_(
        NetworkIntroduction.asked_by == me,
        and_(NetworkIntroduction.asked == me, NetworkIntroduction.status != IntroductionStatus.WITHDRAWN),
    )


async def get_introduction(session: AsyncSession, principal: Principal, introduction_id: UUID) -> NetworkIntroduction:
    """An introduction of one's own, held until the end of the act. Raises NetworkIntroductionNotFound (404)."""
    found: NetworkIntroduction | None = await session.scalar(
        select(NetworkIntroduction)
        .where(NetworkIntroduction.id == introduction_id, introductions_visible_to(principal))
        .with_for_update()
    )
    if found is None:
        raise NetworkIntroductionNotFound
    return found


def _told(principal: Principal) -> Select[*tuple[Any, ...]]:
    me = principal.account_id
    other = case((NetworkIntroduction.asked_by == me, NetworkIntroduction.asked), else_=NetworkIntroduction.asked_by)
    unread = (
        select(func.count())
        .where(
            NetworkMessage.introduction_id == NetworkIntroduction.id,
            NetworkMessage.read_at.is_(None),
            NetworkMessage.written_by != me,
        )
        .scalar_subquery()
    )
    answered = exists().where(NetworkMessage.introduction_id == NetworkIntroduction.id, NetworkMessage.written_by != me)
    i_block = exists().where(NetworkBlock.blocked_by == me, NetworkBlock.blocked == other)
    fields = shown_fields(me, introduced=NetworkIntroduction.status == IntroductionStatus.ACCEPTED)
    return (
        select(
            NetworkIntroduction.id,
            NetworkIntroduction.status,
            (NetworkIntroduction.asked_by == me).label("asked_by_me"),
            NetworkIntroduction.reason,
            NetworkIntroduction.asked_at,
            NetworkIntroduction.active_at,
            unread.label("unread"),
            or_(NetworkIntroduction.asked == me, answered).label("other_wrote"),
            i_block.label("i_block"),
            NetworkIntroduction.is_demonstration,
            NetworkIntroduction.version,
            NetworkProfile.id.label("profile_id"),
            *fields,
        )
        .select_from(
            outerjoin(
                NetworkIntroduction,
                NetworkProfile,
                and_(NetworkProfile.account_id == other, visible_to(principal)),
            )
            .outerjoin(Account, Account.id == NetworkProfile.account_id)
            .outerjoin(Company, Company.id == NetworkProfile.company_id)
        )
        .where(introductions_visible_to(principal))
    )


def _described(row: dict[str, Any]) -> dict[str, Any]:
    """The other as a person of their own, or null; and what can be done now."""
    fields = {field.value for field in ProfileField}
    told = {key: value for key, value in row.items() if key not in fields}
    profile_id, wrote, blocks = told.pop("profile_id"), told.pop("other_wrote"), told.pop("i_block")
    reached = profile_id is not None
    asked = not told["asked_by_me"]
    acts = {
        "accept": asked and reached and told["status"] in {IntroductionStatus.OPEN, IntroductionStatus.DECLINED},
        "decline": asked and told["status"] is IntroductionStatus.OPEN,
        "withdraw": not asked and told["status"] is IntroductionStatus.OPEN,
        "write": reached and told["status"] is IntroductionStatus.ACCEPTED,
        "report": wrote,
        "block": not blocks,
    }
    person = {"id": profile_id, **{name: row[name] for name in fields}, "is_demonstration": row["is_demonstration"]}
    return {
        **told,
        "person": person if reached else None,
        "allowed_acts": [act for act, allowed in acts.items() if allowed],
    }


async def list_introductions(
    session: AsyncSession, principal: Principal, wanted: NetworkIntroductionFilter
) -> dict[str, Any]:
    """One's own, the latest activity first."""
    statement = _told(principal).order_by(NetworkIntroduction.active_at.desc(), NetworkIntroduction.id)
    if wanted.status is not None:
        statement = statement.where(NetworkIntroduction.status == wanted.status)
    found = await page_of(session, statement, wanted)
    return {**found, "items": [_described(row) for row in found["items"]]}


async def describe_introduction(session: AsyncSession, principal: Principal, introduction_id: UUID) -> dict[str, Any]:
    """One of one's own. Raises NetworkIntroductionNotFound (404)."""
    statement = _told(principal).where(NetworkIntroduction.id == introduction_id)
    row = (await session.execute(statement)).mappings().one_or_none()
    if row is None:
        raise NetworkIntroductionNotFound
    return _described(dict(row))


async def list_messages(
    session: AsyncSession, principal: Principal, introduction_id: UUID, wanted: NetworkMessageFilter
) -> dict[str, Any]:
    """What was written between the two, the newest first. Raises NetworkIntroductionNotFound (404)."""
    await describe_introduction(session, principal, introduction_id)
    mine = NetworkMessage.written_by == principal.account_id
    statement = select(
        NetworkMessage.id,
        mine.label("is_mine"),
        NetworkMessage.words,
        NetworkMessage.written_at,
        NetworkMessage.read_at,
    ).where(NetworkMessage.introduction_id == introduction_id)
    if wanted.after is not None:
        place = select(NetworkMessage.written_at).where(
            NetworkMessage.id == wanted.after, NetworkMessage.introduction_id == introduction_id
        )
        statement = statement.where(
            tuple_(NetworkMessage.written_at, NetworkMessage.id)
            < tuple_(place.scalar_subquery(), literal(wanted.after))
        )
    rows = await session.execute(
        statement.order_by(NetworkMessage.written_at.desc(), NetworkMessage.id.desc()).limit(wanted.limit + 1)
    )
    found = [dict(row) for row in rows.mappings()]
    items = found[: wanted.limit]
    return {"items": items, "next_cursor": items[-1]["id"] if len(found) > wanted.limit else None}


async def count_unread(session: AsyncSession, principal: Principal) -> dict[str, int]:
    """What waits for this person."""
    me = principal.account_id
    messages = (
        select(func.count())
        .select_from(NetworkMessage)
        .join(NetworkIntroduction, NetworkIntroduction.id == NetworkMessage.introduction_id)
        .where(
            or_(NetworkIntroduction.asked_by == me, NetworkIntroduction.asked == me),
            NetworkMessage.written_by != me,
            NetworkMessage.read_at.is_(None),
        )
    )
    asked = (
        select(func.count())
        .select_from(NetworkIntroduction)
        .where(NetworkIntroduction.asked == me, NetworkIntroduction.status == IntroductionStatus.OPEN)
    )
    return {"messages": await session.scalar(messages) or 0, "introductions": await session.scalar(asked) or 0}


async def list_blocks(session: AsyncSession, principal: Principal) -> list[dict[str, Any]]:
    """Whom this person blocks; a name only where its owner shows it to everyone."""
    named = and_(NetworkProfile.is_on, literal(ProfileField.NAME.value) == any_(NetworkProfile.shown_to_all))
    statement = (
        select(NetworkBlock.id, Account.name, NetworkBlock.blocked_at)
        .select_from(NetworkBlock)
        .outerjoin(NetworkProfile, and_(NetworkProfile.account_id == NetworkBlock.blocked, named))
        .outerjoin(Account, Account.id == NetworkProfile.account_id)
        .where(NetworkBlock.blocked_by == principal.account_id)
        .order_by(NetworkBlock.blocked_at.desc(), NetworkBlock.id)
    )
    return [dict(row) for row in (await session.execute(statement)).mappings()]
