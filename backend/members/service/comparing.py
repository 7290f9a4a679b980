"""Rows of an import beside the register of its branch: what would change, and changing it, each in a few statements.

What a branch is told compares its file with its own register. Who takes part in the programme plays no role in it.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.members.columns import Field
from backend.members.models import MemberImport, MemberImportRow
from backend.organisations.models import BranchMember

KEPT_AS = {Field.NAME: ("name", "sort_name"), Field.POSTCODE: ("postcode4",)}
Row, Member = MemberImportRow, BranchMember


def _told_by(found: MemberImport) -> list[str]:
    """The columns of the register that the file speaks of; the others stay as they are."""
    fields = [field for field in Field if field is not Field.KVK_NUMBER and field.value in (found.mapping or {})]
    return [column for field in fields for column in KEPT_AS.get(field, (field.value,))]


def _differs(names: Iterable[str], table: Any) -> ColumnElement[bool]:
    return or_(*(getattr(Member, name).is_distinct_from(getattr(table, name)) for name in names))


def _absent(found: MemberImport) -> ColumnElement[bool]:
    """Members now that are not in the file. One that somebody entered or changed since it was sent is left alone."""
    named = exists().where(Row.import_id == found.id, Row.kvk_number == Member.kvk_number)
    return and_(
        Member.branch_id == found.branch_id,
        Member.ended_at.is_(None),
        Member.updated_at <= found.created_at,
        ~named,
    )


async def compare(session: AsyncSession, found: MemberImport) -> dict[str, int]:
    """How many members would be new, changed, unchanged, back and absent, and how many there are now."""
    is_new, is_back = Member.id.is_(None), Member.ended_at.is_not(None)
    stays = Member.id.is_not(None) & Member.ended_at.is_(None)
    differs = _differs(_told_by(found), Row)
    kinds = {
        "new": is_new,
        "back": is_back,
        "changed": and_(stays, differs),
        "unchanged": and_(stays, ~differs),
    }
    row = await session.execute(
        select(*(func.count().filter(kind).label(name) for name, kind in kinds.items()))
        .select_from(Row)
        .outerjoin(Member, and_(Member.branch_id == found.branch_id, Member.kvk_number == Row.kvk_number))
        .where(Row.import_id == found.id, Row.is_right)
    )
    now = and_(Member.branch_id == found.branch_id, Member.ended_at.is_(None))
    return {
        **row.mappings().one(),
        "absent": await session.scalar(select(func.count()).where(_absent(found))) or 0,
        "members": await session.scalar(select(func.count()).where(now)) or 0,
    }


async def take_in(session: AsyncSession, found: MemberImport) -> None:
    """Let the register be as the rows say: what stands there just so keeps its version and its day of change."""
    told = _told_by(found)
    columns = ("kvk_number", "name", "sort_name", "sbi_version", "sbi_code", "employees", "postcode4", "since")
    rows = (
        select(func.gen_random_uuid(), literal(found.branch_id), literal(1), *(getattr(Row, name) for name in columns))
        .where(Row.import_id == found.id, Row.is_right)
        .order_by(Row.kvk_number)  # two who write the same rows wait for each other, and do not lock each other out
    )
    entering = insert(Member).from_select(["id", "branch_id", "version", *columns], rows)
    await session.execute(
        entering.on_conflict_do_update(
            index_elements=["branch_id", "kvk_number"],
            set_={
                **{name: entering.excluded[name] for name in told},
                "ended_at": None,
                "version": Member.version + 1,
                "updated_at": func.now(),
            },
            where=or_(Member.ended_at.is_not(None), _differs(told, entering.excluded)),
        )
    )


async def end_absent(session: AsyncSession, found: MemberImport, at: datetime) -> int:
    """End those that are not in the file; answers how many."""
    ended = await session.execute(
        update(Member)
        .where(_absent(found))
        .values(ended_at=at, last_ended_at=at, version=Member.version + 1, updated_at=func.now())
        .execution_options(synchronize_session=False)
    )
    return int(ended.rowcount)  # type: ignore[attr-defined]


async def clear(session: AsyncSession, found: MemberImport) -> None:
    """Throw the rows away; what did not fit stays until the import goes."""
    await session.execute(delete(Row).where(Row.import_id == found.id))
