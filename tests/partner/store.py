"""What the system keeps, in one SQLite file: vouchers as it knows them, its own moves on the way, and where it reads.

Everything of one page is kept together with the cursor after it, or not at all: a system that is killed in between
reads the page again, and what it knows already changes nothing.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WAITING, DONE, CONFLICT, REFUSED, OVERTAKEN = "waiting", "done", "conflict", "refused", "overtaken"
SCHEMA = """
CREATE TABLE IF NOT EXISTS vouchers (
    id TEXT PRIMARY KEY, code TEXT NOT NULL, status TEXT NOT NULL, version INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS moves (
    event_id TEXT PRIMARY KEY, voucher_id TEXT NOT NULL, body TEXT NOT NULL, state TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0, answer TEXT
);
CREATE INDEX IF NOT EXISTS moves_waiting ON moves (state);
CREATE TABLE IF NOT EXISTS place (name TEXT PRIMARY KEY, cursor TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A voucher as this system knows it; `version` is that of the platform."""

    id: str
    code: str
    status: str
    version: int


@dataclass(frozen=True, slots=True)
class Move:
    """A move made here that the platform must hear of."""

    event_id: str
    voucher_id: str
    body: dict[str, Any]


class Store:
    """The file, opened by one process."""

    def __init__(self, path: Path | str) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """All or nothing."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def cursor(self) -> str | None:
        """Where the feed is read from; None before the first full read."""
        row = self._db.execute("SELECT cursor FROM place WHERE name = 'changes'").fetchone()
        return row[0] if row else None

    def put_cursor(self, cursor: str | None) -> None:
        """Remember where to read on, or that everything has to be read anew."""
        if cursor is None:
            self._db.execute("DELETE FROM place")
        else:
            self._db.execute("INSERT OR REPLACE INTO place VALUES ('changes', ?)", (cursor,))

    def learn(self, voucher: Known) -> bool:
        """Take over how a voucher stands; False when this or something later was known already."""
        found = self._db.execute(
            "INSERT INTO vouchers VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
            "SET code = excluded.code, status = excluded.status, version = excluded.version "
            "WHERE excluded.version > vouchers.version",
            (voucher.id, voucher.code, voucher.status, voucher.version),
        )
        return found.rowcount > 0

    def forget(self, voucher_id: str) -> None:
        """Throw away what is kept of a voucher that was erased."""
        self._db.execute("DELETE FROM vouchers WHERE id = ?", (voucher_id,))
        self._db.execute("DELETE FROM moves WHERE voucher_id = ?", (voucher_id,))

    def forget_all_but(self, voucher_ids: Iterable[str]) -> None:
        """After a full read: throw away what the platform no longer has."""
        kept = set(voucher_ids)
        for (voucher_id,) in self._db.execute("SELECT id FROM vouchers").fetchall():
            if voucher_id not in kept:
                self.forget(voucher_id)

    def voucher(self, voucher_id: str) -> Known | None:
        """One voucher."""
        row = self._db.execute("SELECT id, code, status, version FROM vouchers WHERE id = ?", (voucher_id,)).fetchone()
        return Known(*row) if row else None

    def vouchers(self) -> dict[str, Known]:
        """All vouchers by id."""
        return {row[0]: Known(*row) for row in self._db.execute("SELECT id, code, status, version FROM vouchers")}

    def make(self, move: Move) -> None:
        """Write down a move that was made here, to be sent."""
        self._db.execute(
            "INSERT INTO moves (event_id, voucher_id, body, state) VALUES (?, ?, ?, ?)",
            (move.event_id, move.voucher_id, json.dumps(move.body), WAITING),
        )

    def waiting(self) -> list[Move]:
        """The moves that the platform has not answered for good, oldest first."""
        return self._moves(WAITING)

    def conflicts(self) -> list[Move]:
        """The moves about which an officer of the platform decides, oldest first."""
        return self._moves(CONFLICT)

    def _moves(self, state: str) -> list[Move]:
        rows = self._db.execute("SELECT event_id, voucher_id, body FROM moves WHERE state = ? ORDER BY rowid", (state,))
        return [Move(event_id, voucher_id, json.loads(body)) for event_id, voucher_id, body in rows]

    def answered(self, event_id: str, state: str, answer: str) -> None:
        """Write down how a move ended."""
        self._db.execute(
            "UPDATE moves SET state = ?, answer = ?, tries = tries + 1 WHERE event_id = ?", (state, answer, event_id)
        )

    def states(self) -> dict[str, str]:
        """How each move stands, by its name here."""
        return dict(self._db.execute("SELECT event_id, state FROM moves"))
