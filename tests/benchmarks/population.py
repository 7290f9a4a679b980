"""A database with many scans and answers, and who asks of it: people who answer, and owners who look."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import asyncpg

from backend.identity.principals import hash_token
from backend.scans.keys import hash_of, new_key

OPEN_SHARE, FEWEST_OPEN = 50, 100  # one scan in fifty is open, and enough of them to spread what is asked
SPREAD = 100  # scans that are answered and companies that look: as many of each size, all over the tables
KEYS_EACH = 4
FIRMS_TO_PUBLISH = 20
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Look:
    """An owner's session, and a scan of the company for which the owner looks."""

    cookie: str
    scan_id: UUID


@dataclass(frozen=True, slots=True)
class Population:
    """What can be asked of a database of one size."""

    scans: int
    answers: int
    item: str
    keys: list[str]
    published: list[Look]
    to_publish: list[Look]


async def fill(dsn: str, scans: int) -> Population:
    """Fill a database that holds the demonstration world. Raises RuntimeError when a rule of the product is broken."""
    connection = await asyncpg.connect(dsn)
    try:
        sql = (_FOLDER / "population.sql").read_text(encoding="utf-8")
        opened = max(FEWEST_OPEN, scans // OPEN_SHARE)
        async with connection.transaction():
            await connection.execute(sql.replace("{scans}", str(scans)).replace("{open}", str(opened)))
        faults = await connection.fetchrow((_FOLDER / "population_faults.sql").read_text(encoding="utf-8"))
        if any(faults.values()):
            raise RuntimeError(dict(faults))
        keys = await _keys(connection)
        published = await _looks(connection, "published", SPREAD)
        to_publish = await _looks(connection, "open", FIRMS_TO_PUBLISH)
        await connection.execute("VACUUM (ANALYZE)")
        return Population(
            await connection.fetchval("SELECT count(*) FROM scans"),
            await connection.fetchval("SELECT count(*) FROM scan_answers"),
            await connection.fetchval("SELECT min(item_code) FROM scan_answers WHERE kind = 'agreement'"),
            keys,
            published,
            to_publish,
        )
    finally:
        await connection.close()


async def _keys(connection: asyncpg.Connection) -> list[str]:
    """Keys of employees of open scans, for responses that were there already."""
    found = await connection.fetch(
        "SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY scan_id ORDER BY id) AS place FROM scan_responses "
        "WHERE audience = 'employee' AND scan_id IN (SELECT id FROM scans WHERE title = 'Meting 0' AND status = 'open' "
        "ORDER BY id OFFSET $3 LIMIT $1)) theirs WHERE place <= $2",
        SPREAD - FIRMS_TO_PUBLISH,
        KEYS_EACH,
        FIRMS_TO_PUBLISH,
    )
    keys = [new_key() for _ in found]
    given = [(hash_of(key), row["id"]) for key, row in zip(keys, found, strict=True)]
    await connection.executemany("UPDATE scan_responses SET key_hash = $1 WHERE id = $2", given)
    return keys


async def _looks(connection: asyncpg.Connection, status: str, many: int) -> list[Look]:
    """Newest scans of as many companies, each with an owner who is signed in."""
    looks = []
    for row in await connection.fetch(
        "SELECT id, company_id FROM scans WHERE title = 'Meting 0' AND status = $1 ORDER BY id LIMIT $2", status, many
    ):
        account, token = uuid4(), secrets.token_urlsafe(32)
        await connection.execute(
            "INSERT INTO accounts (id, email, name, language, is_demonstration, version) "
            "VALUES ($1, $2, 'Ondernemer', 'nl', false, 1)",
            account,
            f"{account}@meetbedrijf.example",
        )
        await connection.execute(
            "INSERT INTO memberships (id, account_id, organisation_id, role) VALUES ($1, $2, $3, 'owner')",
            uuid4(),
            account,
            row["company_id"],
        )
        await connection.execute(
            "INSERT INTO sessions (id, token_hash, account_id, organisation_id, last_seen_at, expires_at) "
            "VALUES ($1, $2, $3, $4, now(), now() + interval '1 day')",
            uuid4(),
            hash_token(token),
            account,
            row["company_id"],
        )
        looks.append(Look(f"sw-session={token}", row["id"]))
    return looks
