"""The register of a branch's members: read by its own people and systems only."""

import csv
import io
from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.listing import page_of_entities
from backend.core.naming import sort_key
from backend.core.problems import Language
from backend.core.spreadsheets import harmless
from backend.identity.principals import Principal
from backend.members.errors import MemberNotFound
from backend.members.schemas.register import MemberFilter, MemberStatus, Participation
from backend.organisations.models import BranchMember, BranchMembership, Company
from backend.organisations.queries import seen_by_branch

HEADINGS: dict[Language, tuple[str, ...]] = {
    "nl": ("KVK-nummer", "Naam", "SBI-versie", "SBI-code", "Medewerkers", "Postcode", "Lid sinds", "Lid tot"),
    "en": ("KVK number", "Name", "SBI version", "SBI code", "Employees", "Postcode", "Member since", "Member until"),
}
SHOWN = ("kvk_number", "name", "sbi_version", "sbi_code", "employees", "since", "ended_at", "version")


def visible_to(principal: Principal) -> ColumnElement[bool]:
    """The register of the branch one acts for, and no other."""
    return BranchMember.branch_id == principal.organisation_id


async def find_member(
    session: AsyncSession, principal: Principal, kvk_number: str, *, for_update: bool = False
) -> BranchMember | None:
    """The member with this number in the register of one's own branch, also one that ended; None when there is none."""
    statement = select(BranchMember).where(visible_to(principal), BranchMember.kvk_number == kvk_number)
    found: BranchMember | None = await session.scalar(statement.with_for_update() if for_update else statement)
    return found


async def get_member(
    session: AsyncSession, principal: Principal, kvk_number: str, *, for_update: bool = False
) -> BranchMember:
    """As `find_member`. Raises MemberNotFound (404)."""
    found = await find_member(session, principal, kvk_number, for_update=for_update)
    if found is None:
        raise MemberNotFound
    return found


async def list_members(session: AsyncSession, principal: Principal, wanted: MemberFilter) -> dict[str, Any]:
    """One page of the register, by name."""
    statement = select(BranchMember).where(visible_to(principal))
    if wanted.q:
        text = wanted.q.strip()
        named = BranchMember.sort_name.contains(sort_key(text), autoescape=True)
        numbered = BranchMember.kvk_number.startswith(text, autoescape=True)
        statement = statement.where(or_(named, numbered) if text.isdecimal() else named)
    if wanted.status is not None:
        ended = BranchMember.ended_at.is_not(None)
        statement = statement.where(ended if wanted.status is MemberStatus.ENDED else ~ended)
    if wanted.participation is not None:
        shown = _takes_part_openly()
        statement = statement.where(shown if wanted.participation is Participation.SHOWN else ~shown)
    found = await page_of_entities(session, statement.order_by(BranchMember.sort_name, BranchMember.id), wanted)
    return {**found, "items": await describe_all(session, principal, found["items"])}


async def describe(session: AsyncSession, principal: Principal, member: BranchMember) -> dict[str, Any]:
    """One member, as the branch sees it."""
    (told,) = await describe_all(session, principal, [member])
    return told


async def describe_all(
    session: AsyncSession, principal: Principal, members: Sequence[BranchMember]
) -> list[dict[str, Any]]:
    """Members, as the branch sees them: with the company of those that let it see that they take part."""
    shown = await _companies_of(session, principal, [member.kvk_number for member in members])
    return [
        {
            **{key: getattr(member, key) for key in SHOWN},
            "postcode": None if member.postcode4 is None else str(member.postcode4),
            "company_id": None if member.ended_at else shown.get(member.kvk_number),
        }
        for member in members
    ]


async def as_csv(session: AsyncSession, principal: Principal, language: Language) -> str:
    """The whole register by name, also who ended, with semicolons, as Dutch spreadsheets expect.

    Which of them take part stands nowhere in it: a company that stops showing itself would still stand in the file.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADINGS[language])
    rows = await session.execute(
        select(
            BranchMember.kvk_number,
            BranchMember.name,
            BranchMember.sbi_version,
            BranchMember.sbi_code,
            BranchMember.employees,
            BranchMember.postcode4,
            BranchMember.since,
            BranchMember.ended_at,
        )
        .where(visible_to(principal))
        .order_by(BranchMember.sort_name, BranchMember.id)
    )
    for number, name, version, code, employees, postcode, since, ended_at in rows:
        until = ended_at and ended_at.astimezone(clock.AMSTERDAM).date()
        writer.writerow((number, harmless(name), version.value, code, employees, postcode, since, until))
    return written.getvalue()


async def _companies_of(session: AsyncSession, principal: Principal, kvk_numbers: Collection[str]) -> dict[str, UUID]:
    rows = await session.execute(
        select(Company.kvk_number, Company.id)
        .join(BranchMembership, BranchMembership.company_id == Company.id)
        .where(
            BranchMembership.branch_id == principal.organisation_id,
            Company.kvk_number.in_(kvk_numbers),
            seen_by_branch(),
        )
    )
    return {row.kvk_number: row.id for row in rows}


def _takes_part_openly() -> ColumnElement[bool]:
    return exists().where(
        Company.kvk_number == BranchMember.kvk_number,
        BranchMembership.company_id == Company.id,
        BranchMembership.branch_id == BranchMember.branch_id,
        seen_by_branch(),
    )
