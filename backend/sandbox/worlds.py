"""The world of one test branch among the others: what belongs to it, and how it goes without touching anybody else's.

To it belong its organisations, accounts and schemes, and from there whatever names something of it: by a foreign key
that cannot be emptied, or by an identifier alone, as the audit trail does. Identifiers are unique, so nothing of
another world is named so.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Table, Uuid, delete, or_, select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.models import Base
from backend.demo.branch_states import BranchWorld
from backend.identity.models import Account, Organisation
from backend.notifications.models import Notice
from backend.vouchers.models import Scheme, VoucherFeedEntry

Row = dict[str, Any]
# Whoever follows reads there that a voucher went: that stays, and is told by the trigger on vouchers.
TOLD = frozenset({VoucherFeedEntry.__tablename__})
TELLS = "vouchers"


async def remove(session: AsyncSession, branch: BranchWorld) -> None:
    """Delete the world of this branch, also what is append-only: here that tells of nobody."""
    gone = await _belongings(session, branch)
    vouchers = [row["id"] for row in gone[TELLS]]
    # In place, so that the cursor of somebody who read so far holds.
    await session.execute(
        update(VoucherFeedEntry).where(VoucherFeedEntry.voucher_id.in_(vouchers)).values(change_id=None)
    )
    # People of the shared world were told of them; an address names a voucher in its text.
    for voucher_id in vouchers:
        await session.execute(delete(Notice).where(Notice.link.contains(str(voucher_id))))
    guarded = await session.scalars(
        text("SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal")
    )
    tables = [name for name in guarded if name != TELLS]
    for table in tables:
        await session.execute(text(f'ALTER TABLE "{table}" DISABLE TRIGGER USER'))
    for table in reversed(Base.metadata.sorted_tables):
        if rows := gone[table.name]:
            key = [column.name for column in table.primary_key]
            values = [tuple(row[name] for name in key) for row in rows]
            await session.execute(delete(table).where(tuple_(*table.primary_key).in_(values)))
    for table in tables:
        await session.execute(text(f'ALTER TABLE "{table}" ENABLE TRIGGER USER'))


async def _belongings(session: AsyncSession, branch: BranchWorld) -> dict[str, list[Row]]:
    """All rows of this world, by table: looked for until nothing more is found."""
    gone: dict[str, list[Row]] = defaultdict(list)
    seen: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
    named: set[Any] = set()
    roots: list[tuple[FromClause, ColumnElement[bool]]] = [
        (Organisation.__table__, Organisation.id.in_(branch.organisations())),
        (Account.__table__, Account.id.in_(branch.accounts())),
        (Scheme.__table__, Scheme.slug == branch.slug),
    ]

    async def find(table: Table, wanted: ColumnElement[bool]) -> bool:
        new = 0
        for row in (await session.execute(select(table).where(wanted))).mappings():
            key = tuple(row[column.name] for column in table.primary_key)
            if key not in seen[table.name]:
                seen[table.name].add(key)
                gone[table.name].append(dict(row))
                named.update(row[column.name] for column in table.primary_key if isinstance(column.type, Uuid))
                new += 1
        return new > 0

    for place, wanted in roots:
        assert isinstance(place, Table)
        await find(place, wanted)
    more = True
    while more:
        more = False
        for table in Base.metadata.sorted_tables:
            conditions = [] if table.name in TOLD else list(_naming(table, gone, named))
            if conditions:
                more = await find(table, or_(*conditions)) or more
    return gone


def _naming(table: Table, gone: dict[str, list[Row]], named: set[Any]) -> Iterator[ColumnElement[bool]]:
    """Where rows of this table name something of the world."""
    keyed = set()
    for constraint in table.foreign_key_constraints:
        keyed |= {column.name for column in constraint.columns}
        rows = gone.get(constraint.referred_table.name)
        if constraint.ondelete == "SET NULL" or not rows:
            continue
        there = [element.column.name for element in constraint.elements]
        yield tuple_(*constraint.columns).in_([tuple(row[name] for name in there) for row in rows])
    for column in table.columns:
        if isinstance(column.type, Uuid) and column.name not in keyed:
            yield column.in_(named)
