"""The crowd of a rush: a round with too little money, drafts made in bulk, and what the database says afterwards."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import asyncpg
from sqlalchemy.engine import make_url

from backend.core.database import PooledDatabase, make_engine
from backend.vouchers.codes import code_of
from tests.makers.advisers import make_adviser
from tests.makers.vouchers import make_round

SUBSIDY_CENTS = 2_500_00
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody with a complete draft: the session's token, and the voucher."""

    token: str
    voucher_id: UUID


@dataclass(frozen=True, slots=True)
class Counted:
    """What the database holds. `faults` names each promise that was broken."""

    applications: int
    reserved: int
    waiting: int
    balanced: bool
    faults: list[str]


def dsn(url: str) -> str:
    """The address for asyncpg itself."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


async def gather(url: str, *, applications: int, places: int) -> list[Applicant]:
    """An open round with money for `places`, and `applications` companies with a complete draft in it."""
    engine = make_engine(url, pool_size=1)
    async with PooledDatabase(engine).write() as session:
        round_ = await make_round(session, budget_cents=places * SUBSIDY_CENTS)
        adviser = await make_adviser(session)
    await engine.dispose()
    connection = await asyncpg.connect(dsn(url))
    codes = [code_of(number, 2026) for number in range(1, applications + 1)]
    sql = (_FOLDER / "rush.sql").read_text(encoding="utf-8")
    made = await connection.fetch(sql, applications, round_.id, adviser.id, codes)
    await connection.execute("VACUUM (ANALYZE)")
    await connection.close()
    return [Applicant(f"rush-{row['n']}", row["id"]) for row in made]


async def count(url: str, acknowledged: set[UUID]) -> Counted:
    """Count in the database; compare with what clients were told. Nobody may be connected any more."""
    connection = await asyncpg.connect(dsn(url))
    row = await connection.fetchrow((_FOLDER / "rush_counts.sql").read_text(encoding="utf-8"))
    found = {each["id"] for each in await connection.fetch("SELECT id FROM vouchers WHERE submitted_at IS NOT NULL")}
    await connection.close()
    broken = {
        f"{len(acknowledged - found)} acknowledged applications are gone": acknowledged - found,
        f"{row['twice']} vouchers were submitted twice": row["twice"],
        f"{row['reserved_twice']} vouchers were reserved twice": row["reserved_twice"],
        f"{row['out_of_order']} wait before somebody who has a place": row["out_of_order"],
        f"{row['elsewhere']} are neither submitted nor waiting": row["elsewhere"],
    }
    return Counted(
        applications=row["applications"],
        reserved=row["reserved"],
        waiting=row["waiting"],
        balanced=row["balanced"],
        faults=[words for words, fault in broken.items() if fault],
    )
