"""Following all vouchers from another system: the feed of changes, waiting for one, and the full read to begin with."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.core import clock
from backend.core.database import Database
from backend.core.sealing import Sealer
from backend.identity.principals import Principal
from backend.vouchers import cursors
from backend.vouchers.cursors import Place, Reading
from backend.vouchers.errors import ChangesForgotten, TooManyWaiting
from backend.vouchers.models import VoucherFeedEntry
from backend.vouchers.queries import feed
from backend.vouchers.schemas.feed import VoucherChangesQuery, VoucherSnapshotsQuery

KEPT = timedelta(days=90)
LOOKS_EVERY = 0.5  # seconds between looks of a reader that waits
FULL_READ = "/v1/voucher-snapshots"


class Waiting:
    """How many readers wait in this process; each costs two short questions a second."""

    def __init__(self, most: int, most_of_one: int) -> None:
        self.most, self.most_of_one = most, most_of_one
        self.of: Counter[UUID] = Counter()

    @contextmanager
    def one(self, reader_id: UUID) -> Iterator[None]:
        """Wait in here. Raises TooManyWaiting (429)."""
        if self.of.total() >= self.most or self.of[reader_id] >= self.most_of_one:
            raise TooManyWaiting(headers={"Retry-After": "5"})
        self.of[reader_id] += 1
        try:
            yield
        finally:
            self.of[reader_id] -= 1
            if not self.of[reader_id]:
                del self.of[reader_id]


WAITING = Waiting(most=40, most_of_one=3)


async def follow(
    database: Database,
    seal: Sealer,
    principal: Principal,
    wish: VoucherChangesQuery,
    is_gone: Callable[[], Awaitable[bool]],
) -> dict[str, Any]:
    """The changes after a cursor. With `wait_seconds` it waits for one, and holds no connection while it does.

    Raises FeedNotYours (403), CursorInvalid (400), ChangesForgotten (410) and TooManyWaiting (429).
    """
    feed.require_feed(principal)
    reader_id = _reader(principal)
    place = cursors.read(seal, Reading.CHANGES, reader_id, wish.after)[0] if wish.after else None
    rows, place = await _look(database, place, wish.limit)
    if not rows and wish.wait_seconds:
        with WAITING.one(reader_id):
            ends_at = asyncio.get_running_loop().time() + wish.wait_seconds
            while not rows and (left := ends_at - asyncio.get_running_loop().time()) > 0 and not await is_gone():
                await asyncio.sleep(min(LOOKS_EVERY, left))
                rows, place = await _look(database, place, wish.limit)
    items = rows[: wish.limit]
    if items:
        place = Place(items[-1]["position"], items[-1]["recorded_at"])
    for item in items:
        del item["position"]
    cursor = cursors.write(seal, Reading.CHANGES, reader_id, place)
    return {"items": items, "cursor": cursor, "has_more": len(rows) > wish.limit}


async def _look(database: Database, place: Place | None, limit: int) -> tuple[list[dict[str, Any]], Place]:
    """One more than a page, and from where. Raises ChangesForgotten (410)."""
    oldest = clock.now() - KEPT
    async with database.read() as session:
        if place is None:
            place = await feed.last_place_before(session, oldest)
        elif not await feed.is_there(session, place):
            raise ChangesForgotten(fullRead=FULL_READ)
        rows = await feed.changes_after(session, place.position, limit + 1)
    if rows and rows[0]["recorded_at"] < oldest:
        raise ChangesForgotten(fullRead=FULL_READ)
    return rows, place


async def read_all(
    session: AsyncSession, seal: Sealer, principal: Principal, wish: VoucherSnapshotsQuery
) -> dict[str, Any]:
    """A page of all submitted vouchers. Raises FeedNotYours (403) and CursorInvalid (400).

    The place in the feed is looked up before the first page is read, so what changes meanwhile comes again.
    """
    feed.require_feed(principal)
    reader_id, last_id = _reader(principal), cursors.NOBODY
    if wish.after:
        place, last_id = cursors.read(seal, Reading.SNAPSHOTS, reader_id, wish.after)
    else:
        place = await feed.newest_place(session)
    rows = await feed.snapshots_after(session, principal, last_id, wish.limit + 1)
    items, more = rows[: wish.limit], len(rows) > wish.limit
    return {
        "items": items,
        "next_cursor": cursors.write(seal, Reading.SNAPSHOTS, reader_id, place, items[-1]["id"]) if more else None,
        "changes_cursor": cursors.write(seal, Reading.CHANGES, reader_id, place),
    }


async def forget_old(session: AsyncSession) -> int:
    """Delete entries older than 90 days, but for the newest of those: it shows who comes too late. Answers how many."""
    marker = await feed.last_place_before(session, clock.now() - KEPT)
    found = await session.execute(
        delete(VoucherFeedEntry).where(VoucherFeedEntry.position < marker.position).returning(VoucherFeedEntry.position)
    )
    return len(found.all())


def _reader(principal: Principal) -> UUID:
    return principal.client_id or principal.account_id
