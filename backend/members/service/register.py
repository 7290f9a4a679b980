"""What a branch does with the register of its members: enter, correct, end."""

from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.core.etag import require_current
from backend.core.naming import sort_key
from backend.core.problems import VersionStale
from backend.identity.principals import Principal
from backend.identity.queries.participations import require_data_agreement
from backend.members.queries import register as queries
from backend.members.schemas.register import MemberPut
from backend.organisations.models import BranchMember
from backend.organisations.service.linking import link_members, take_turn, unlink_ended


async def put(
    session: AsyncSession, principal: Principal, kvk_number: str, wish: MemberPut, if_match: str | None
) -> tuple[BranchMember, bool]:
    """Enter a member, or let one stand as is wished; one that ended becomes a member again.

    Answers it and whether it is new. Raises PreconditionMissing (428) and VersionStale (412): one that stands in the
    register is only changed by who says which version was seen, and one that does not has no version.
    DataAgreementMissing (409) as long as nothing may be kept of anybody.
    """
    await require_data_agreement(session, principal.organisation_id)
    await take_turn(session, kvk_number)
    member = await queries.find_member(session, principal, kvk_number, for_update=True)
    is_new = False
    if member is None:
        if if_match is not None:
            raise VersionStale
        is_new = await _enter(session, principal, kvk_number, wish)
        member = await queries.get_member(session, principal, kvk_number, for_update=True)
    if not is_new:  # also when a colleague or a system entered it in the same moment
        require_current(member, if_match)
        _correct(session, principal, member, wish)
        await session.flush()
    await link_members(session, member.branch_id, [kvk_number])
    return member, is_new


async def end(session: AsyncSession, principal: Principal, kvk_number: str, if_match: str | None) -> BranchMember:
    """Record that it is no member any more.

    Raises MemberNotFound (404), PreconditionMissing (428), VersionStale (412), DataAgreementMissing (409).
    """
    await take_turn(session, kvk_number)
    member = await queries.get_member(session, principal, kvk_number, for_update=True)
    require_current(member, if_match)
    await require_data_agreement(session, principal.organisation_id)
    if member.ended_at is None:
        member.end(clock.now())
        _write(session, principal, "members.end", member)
        await session.flush()
        await unlink_ended(session, member.branch_id, [kvk_number])
    return member


async def _enter(session: AsyncSession, principal: Principal, kvk_number: str, wish: MemberPut) -> bool:
    made: UUID | None = await session.scalar(
        insert(BranchMember)
        .values(branch_id=principal.organisation_id, kvk_number=kvk_number, version=1, **_values(wish))
        .on_conflict_do_nothing()
        .returning(BranchMember.id)
    )
    if made is None:
        return False
    _write(session, principal, "members.enter", await session.get_one(BranchMember, made))
    return True


def _correct(session: AsyncSession, principal: Principal, member: BranchMember, wish: MemberPut) -> None:
    wanted = {**_values(wish), "ended_at": None}
    changed = sorted(key for key, value in wanted.items() if getattr(member, key) != value)
    for key in changed:
        setattr(member, key, wanted[key])
    if changed:
        _write(session, principal, "members.correct", member, fields=[key for key in changed if key != "sort_name"])


def _values(wish: MemberPut) -> dict[str, object]:
    name = wish.name.strip()
    return {
        "name": name,
        "sort_name": sort_key(name),
        "sbi_version": wish.sbi_version,
        "sbi_code": wish.sbi_code,
        "employees": wish.employees,
        "postcode4": wish.postcode and int(wish.postcode[:4]),
        "since": wish.since,
    }


def _write(session: AsyncSession, principal: Principal, act: str, member: BranchMember, **details: object) -> None:
    audit.record(session, principal, act, "member", member.id, organisation_id=member.branch_id, **details)
