"""Following a branch: being told when it shares something."""

from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit.service import record
from backend.core.validation import field, invalid
from backend.exchange import circle
from backend.exchange.models import ExchangeFollow
from backend.identity.principals import Principal


async def follow(session: AsyncSession, principal: Principal, branch_id: UUID) -> None:
    """Follow a branch; the same again changes nothing. Raises ExchangeBranchNotFound (404), InvalidInput (400)."""
    branch = await circle.get_branch(session, principal, branch_id)
    if branch.id == principal.organisation_id:
        raise invalid(
            field("#/branchId", "own", nl="Dit is uw eigen branche.", en="This is your own branch."),
        )
    added = await session.scalar(
        insert(ExchangeFollow)
        .values(follower_id=principal.organisation_id, followed_id=branch.id)
        .on_conflict_do_nothing()
        .returning(ExchangeFollow.followed_id)
    )
    if added is not None:
        record(session, principal, "exchange.follow", "branch", branch.id, organisation_id=principal.organisation_id)


async def unfollow(session: AsyncSession, principal: Principal, branch_id: UUID) -> None:
    """Follow it no more; the same again changes nothing. Raises ExchangeBranchNotFound (404)."""
    branch = await circle.get_branch(session, principal, branch_id)
    gone = await session.scalar(
        delete(ExchangeFollow)
        .where(ExchangeFollow.follower_id == principal.organisation_id, ExchangeFollow.followed_id == branch.id)
        .returning(ExchangeFollow.followed_id)
    )
    if gone is not None:
        record(session, principal, "exchange.unfollow", "branch", branch.id, organisation_id=principal.organisation_id)
