"""The world of one test branch among the others: what belongs to it, and how it goes without touching anybody else's.

To it belong its organisations, accounts and schemes, and from there whatever names something of it: by a foreign key
that cannot be emptied, or by an identifier alone, as the audit trail does. Identifiers are unique, so nothing of
another world is named so. A register can be large: identifiers go along as one list, not each as a parameter.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ARRAY,
    Column,
    ColumnElement,
    FromClause,
    Table,
    Uuid,
    any_,
    column,
    delete,
    func,
    literal,
    or_,
    select,
    text,
    tuple_,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core.models import Base
from backend.demo.branch_states import BranchWorld
from backend.identity.models import Account, Organisation
from backend.notifications.models import Notice
from backend.vouchers.models import Scheme, StatusChangeJobItem, VoucherFeedEntry

Row = dict[str, Any]
Found = dict[str, list[Row]]
# Whoever follows reads there that a voucher went: that stays, and is told by the trigger on vouchers.
TOLD = frozenset({VoucherFeedEntry.__tablename__})
# A job of another may name a voucher of this world: it counts its moves, so they stay as long as it does.
COUNTED = frozenset({StatusChangeJobItem.__tablename__})
TELLS = "vouchers"
AT_ONCE = 5_000  # rows deleted in one statement, which may take so long and no longer


async def remove(session: AsyncSession, branch: BranchWorld) -> None:
    """Delete the world of this branch, also what is append-only: here that tells of nobody."""
    gone = await _Search(session).belongings(branch)
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
        key = [column.name for column in table.primary_key]
        values = [[row[name] for name in key] for row in gone[table.name]]
        for first in range(0, len(values), AT_ONCE):
            portion = values[first : first + AT_ONCE]
            await session.execute(delete(table).where(_among(list(table.primary_key), portion)))
    for table in tables:
        await session.execute(text(f'ALTER TABLE "{table}" ENABLE TRIGGER USER'))


class _Search:
    """Looking for all rows of a world, by table, until nothing more is found.

    Each round looks for what names a row that was found in the round before, or in itself.
    """

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._gone: Found = defaultdict(list)
        self._seen: dict[str, set[tuple[Any, ...]]] = defaultdict(set)
        self._before: Found = {}
        self._now: Found = defaultdict(list)

    async def belongings(self, branch: BranchWorld) -> Found:
        """All rows of this world, as far as others name them."""
        roots: list[tuple[FromClause, ColumnElement[bool]]] = [
            (Organisation.__table__, Organisation.id.in_(branch.organisations())),
            (Account.__table__, Account.id.in_(branch.accounts())),
            (Scheme.__table__, Scheme.slug == branch.slug),
        ]
        for place, wanted in roots:
            assert isinstance(place, Table)
            await self._find(place, wanted)
        while self._now:
            self._before, self._now = self._now, defaultdict(list)
            for table in Base.metadata.sorted_tables:
                if table.name not in TOLD and (conditions := list(self._naming(table))):
                    await self._find(table, or_(*conditions))
        return self._gone

    async def _find(self, table: Table, wanted: ColumnElement[bool]) -> None:
        for found in (await self._session.execute(select(*_needed(table)).where(wanted))).mappings():
            key = tuple(found[column.name] for column in table.primary_key)
            if key not in self._seen[table.name]:
                self._seen[table.name].add(key)
                row = dict(found)
                self._gone[table.name].append(row)
                self._now[table.name].append(row)

    def _recent(self, name: str) -> list[Row]:
        return [*self._before.get(name, ()), *self._now.get(name, ())]

    def _naming(self, table: Table) -> Iterator[ColumnElement[bool]]:
        """Where rows of this table name something of the world."""
        keyed = set()
        for constraint in table.foreign_key_constraints:
            keyed |= {column.name for column in constraint.columns}
            rows = self._recent(constraint.referred_table.name)
            if constraint.ondelete == "SET NULL" or not rows:
                continue
            there = [element.column.name for element in constraint.elements]
            yield _among(list(constraint.columns), [[row[name] for name in there] for row in rows])
        named = [row[key] for name, key in _names().items() for row in self._recent(name)]
        for place in table.columns if named and table.name not in COUNTED else ():
            if isinstance(place.type, Uuid) and place.name not in keyed:
                yield place == any_(literal(named, ARRAY(Uuid())))


def _among(columns: Sequence[Column[Any]], rows: Iterable[Sequence[Any]]) -> ColumnElement[bool]:
    """Whether these columns together are one of these rows, however many there are."""
    lists = [
        literal(list(values), ARRAY(place.type)) for place, values in zip(columns, zip(*rows, strict=True), strict=True)
    ]
    if len(columns) == 1:
        return columns[0] == any_(lists[0])
    parts = [column(f"part_{at}", place.type) for at, place in enumerate(columns)]
    given = func.unnest(*lists).table_valued(*parts).render_derived()
    return tuple_(*columns).in_(select(*given.columns))


@cache
def _needed(table: Table) -> list[Column[Any]]:
    """The key of a table, and whatever a foreign key elsewhere names of it."""
    named = {
        element.column.name
        for other in Base.metadata.sorted_tables
        for constraint in other.foreign_key_constraints
        if constraint.referred_table is table
        for element in constraint.elements
    }
    return [place for place in table.columns if place.primary_key or place.name in named]


@cache
def _names() -> dict[str, str]:
    """The column that is the identifier of a row, of each table that has one: its own, no other's or part of a key."""
    found = {}
    for table in Base.metadata.sorted_tables:
        key = list(table.primary_key)
        if len(key) == 1 and isinstance(key[0].type, Uuid) and not key[0].foreign_keys:
            found[table.name] = key[0].name
    return found
