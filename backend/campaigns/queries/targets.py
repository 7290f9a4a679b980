"""Which members of a branch's own register are meant. Who takes part in the programme plays no role in it."""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.campaigns.schemas import CampaignTarget
from backend.organisations.models import BranchMember, PostcodeRange, SizeClass

# Divisions (two digits) of each section of SBI 2008, by Statistics Netherlands. Divisions of SBI 2025 have the same
# numbers for nearly the same work, so codes of that edition are counted in the section of 2008 too.
_LAST_DIVISION = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTU",
        (3, 9, 33, 35, 39, 43, 47, 53, 56, 63, 66, 68, 75, 82, 84, 85, 88, 93, 96, 98, 99),
        strict=True,
    )
)
_BOUNDS: dict[SizeClass, tuple[int, int]] = {
    SizeClass.FROM_1: (1, 4),
    SizeClass.FROM_5: (5, 14),
    SizeClass.FROM_15: (15, 49),
    SizeClass.FROM_50: (50, 99),
    SizeClass.FROM_100: (100, 249),
    SizeClass.FROM_250: (250, 2**31),
}


def meant(branch_id: UUID, target: CampaignTarget) -> ColumnElement[bool]:
    """Members now that fit; one of whom the register does not know what is asked is not counted."""
    wanted = [BranchMember.branch_id == branch_id, BranchMember.ended_at.is_(None)]
    if target.section is not None:
        last = _LAST_DIVISION[target.section]
        first = max((each for each in _LAST_DIVISION.values() if each < last), default=0) + 1
        divisions = [f"{number:02}" for number in range(first, last + 1)]
        wanted.append(func.left(BranchMember.sbi_code, 2).in_(divisions))
    if target.province is not None:
        there = select(PostcodeRange.province).where(
            PostcodeRange.province == target.province,
            BranchMember.postcode4.between(PostcodeRange.first_postcode, PostcodeRange.last_postcode),
        )
        wanted.append(there.exists())
    if target.size_class is not None:
        wanted.append(BranchMember.employees.between(*_BOUNDS[target.size_class]))
    return and_(*wanted)


async def count_meant(session: AsyncSession, branch_id: UUID, target: CampaignTarget) -> int:
    """How many members that is."""
    return await session.scalar(select(func.count()).where(meant(branch_id, target))) or 0
