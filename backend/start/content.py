"""Whether the database is up to date and filled, asked of it in one question and without loading the service.

It is the database itself that is asked, not a stamp beside it: whoever puts an older copy back is not deceived.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from backend.start.places import ROOT

VERSIONS = ROOT / "migrations" / "versions"
REVISION = re.compile(r"^revision\b.*=\s*[\"']([^\"']+)", re.MULTILINE)
CONTINUES = re.compile(r"^down_revision\b.*=\s*[\"']([^\"']+)", re.MULTILINE)
QUESTION = (
    "SELECT array_agg(version_num::text) AS versions, EXISTS (SELECT FROM accounts) AS filled FROM alembic_version"
)


def newest(migrations: Iterable[Path]) -> set[str]:
    """The migrations that no other one continues: one, unless two people added one side by side."""
    texts = [file.read_text() for file in migrations]
    named = {found for text in texts for found in REVISION.findall(text)}
    return named - {found for text in texts for found in CONTINUES.findall(text)}


async def is_current(url: str, *, empty: bool = False) -> bool:
    """Whether the tables are those of the newest migration, and somebody filled them. In doubt it is not.

    With `empty` they may be without content, as those of a sandbox that nobody opened.
    """
    import asyncpg  # not there yet when the bare Python loads this module

    try:
        connection = await asyncpg.connect(url)
        try:
            found = await connection.fetchrow(QUESTION)
        finally:
            await connection.close()
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
        return False
    return (empty or bool(found["filled"])) and set(found["versions"] or ()) == newest(VERSIONS.glob("*.py"))
