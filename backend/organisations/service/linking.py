"""Members of a branch that take part: the membership that follows from the branch's register and the KVK number.

The branch does not learn of it here. It sees a company of its own when that lets it see (`queries.seen_by_branch`).

A company that registers while its branch enters it sees no member, and the branch no company: each waits for the other
here, in one order. First whether all members of a branch are put right, then the KVK number, then rows.
"""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    case,
    cast,
    delete,
    exists,
    func,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.identity.models import BranchParticipation, Organisation
from backend.organisations.models import BranchMember, BranchMembership, Company, Consent, ConsentKind

_ALL = cast(func.hashtextextended("members of every branch", 0), BigInteger)


async def link_members(session: AsyncSession, branch_id: UUID, kvk_numbers: Collection[str] | None = None) -> None:
    """Make members of those in a branch's register that take part: of these numbers, or of all."""
    theirs = BranchMember.branch_id == branch_id
    if kvk_numbers is not None:
        theirs &= BranchMember.kvk_number.in_(kvk_numbers)
    await _link(session, theirs)


async def link_company(session: AsyncSession, company: Company) -> None:
    """Make a company a member of the branches that have it in their register."""
    await take_turn(session, company.kvk_number)
    await _link(session, BranchMember.kvk_number == company.kvk_number)


async def take_turn(session: AsyncSession, kvk_number: str) -> None:
    """Let acts on the membership of one firm go one after the other, and beside no branch that is put right.

    Until the end of the transaction, and before any row of the firm is locked.
    """
    await session.execute(select(func.pg_advisory_xact_lock_shared(_ALL)))
    key = cast(func.hashtextextended(f"member {kvk_number}", 0), BigInteger)
    await session.execute(select(func.pg_advisory_xact_lock(key)))


async def put_right(session: AsyncSession, branch_id: UUID) -> None:
    """After many members changed at once: link and unlink, also for companies that registered meanwhile.

    In a transaction of its own: it waits for companies, and those wait for rows of the branch.
    """
    await session.execute(select(func.pg_advisory_xact_lock(_ALL)))
    await unlink_ended(session, branch_id)
    await link_members(session, branch_id)


async def unlink_ended(session: AsyncSession, branch_id: UUID, kvk_numbers: Collection[str] | None = None) -> None:
    """End the membership of those that the branch's register says are no member any more: of these numbers, or all."""
    ended = (
        select(Company.id)
        .join(BranchMember, BranchMember.kvk_number == Company.kvk_number)
        .where(
            BranchMember.branch_id == branch_id,
            BranchMember.ended_at.is_not(None),
            true() if kvk_numbers is None else BranchMember.kvk_number.in_(kvk_numbers),
        )
    )
    await session.execute(
        delete(BranchMembership).where(BranchMembership.branch_id == branch_id, BranchMembership.company_id.in_(ended))
    )


async def _link(session: AsyncSession, wanted: ColumnElement[bool]) -> None:
    columns = ["id", "branch_id", "company_id", "since", "created_at"]
    await session.execute(insert(BranchMembership).from_select(columns, _to_link(wanted)).on_conflict_do_nothing())
    # A changed version or day of change would tell the branch that the firm takes part.
    await session.execute(
        update(BranchMember)
        .where(
            wanted,
            BranchMember.kvk_number == Company.kvk_number,
            BranchMembership.company_id == Company.id,
            BranchMembership.branch_id == BranchMember.branch_id,
            BranchMember.linked_at.is_distinct_from(BranchMembership.created_at),
        )
        .values(linked_at=BranchMembership.created_at, updated_at=BranchMember.updated_at)
        .execution_options(synchronize_session=False)
    )


def _to_link(wanted: ColumnElement[bool]) -> "Select[tuple[UUID, UUID, UUID, object, object]]":
    """The invented and the real world stay apart: anybody can sign in as an invented branch.

    A membership that comes back, as when an end is undone, counts from its first day, so that what the company decided
    before still holds; not when the company decided in between, for then it did not see the branch.
    """
    decided_between = exists().where(
        Consent.company_id == Company.id,
        Consent.kind == ConsentKind.BRANCH_SEES_PROGRESS,
        Consent.decided_at >= BranchMember.last_ended_at,
    )
    return (
        select(
            func.gen_random_uuid(),
            BranchMember.branch_id,
            Company.id,
            BranchMember.since,
            case(
                (and_(BranchMember.linked_at.is_not(None), ~decided_between), BranchMember.linked_at), else_=clock.now()
            ),
        )
        .join(Company, Company.kvk_number == BranchMember.kvk_number)
        .join(Organisation, Organisation.id == BranchMember.branch_id)
        .join(BranchParticipation, BranchParticipation.branch_id == BranchMember.branch_id)
        .where(
            wanted,
            BranchMember.ended_at.is_(None),
            BranchParticipation.ended_at.is_(None),
            Organisation.is_demonstration == Company.is_demonstration,
        )
    )
