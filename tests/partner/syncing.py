"""Keeping in step, both ways: what the platform tells is taken over, what was decided here is brought across.

The feed is the truth; a webhook only says that it is worth looking. A move carries the version it was decided on: when
the voucher changed meanwhile the platform refuses it (412), this system looks at it anew, and sends it again only when
it still makes sense. What the platform finds impossible (409) stands in its list of conflicts, for people to decide.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from .api import Away, Platform
from .store import CONFLICT, DONE, OVERTAKEN, REFUSED, Known, Move, Store

GONE, STALE, IMPOSSIBLE = 410, 412, 409
StillSensible = Callable[[Move, Known], bool]


@dataclass(slots=True)
class Counted:
    """What happened, to look at."""

    taken_over: int = 0
    known_already: int = 0
    full_reads: int = 0
    sent: dict[int, int] = field(default_factory=dict)


class Syncing:
    """One system that is kept in step with the platform."""

    def __init__(self, platform: Platform, store: Store, still_sensible: StillSensible) -> None:
        self._platform, self._store, self._still_sensible = platform, store, still_sensible
        self.counted = Counted()

    async def catch_up(self, *, wait_seconds: int = 0) -> int:
        """Take over everything up to now; answers how many changes were new here. Raises Away."""
        new = 0
        while True:
            cursor = self._store.cursor()
            if cursor is None:
                await self._read_all()
                continue
            answer = await self._platform.get("/voucher-changes", after=cursor, limit=500, waitSeconds=wait_seconds)
            if answer.status_code == GONE:
                self._store.put_cursor(None)
                continue
            answer.raise_for_status()
            page = answer.json()
            with self._store.together():
                for change in page["items"]:
                    new += self._take_over(change)
                self._store.put_cursor(page["cursor"])
            if not page["hasMore"]:
                return new

    def _take_over(self, change: dict[str, object]) -> bool:
        voucher_id = str(change["voucherId"])
        if change["kind"] == "erased":
            self._store.forget(voucher_id)
            return True
        known = Known(voucher_id, str(change["code"]), str(change["toStatus"]), int(str(change["version"])))
        is_new = self._store.learn(known)
        self.counted.taken_over += is_new
        self.counted.known_already += not is_new
        return is_new

    async def _read_all(self) -> None:
        self.counted.full_reads += 1
        seen: list[str] = []
        after: dict[str, str | int] = {}
        begin = None
        while True:
            answer = await self._platform.get("/voucher-snapshots", limit=500, **after)
            answer.raise_for_status()
            page = answer.json()
            begin = begin or page["changesCursor"]
            with self._store.together():
                for item in page["items"]:
                    self._store.learn(Known(item["id"], item["code"], item["status"], item["version"]))
                    seen.append(item["id"])
            if page["nextCursor"] is None:
                break
            after = {"after": page["nextCursor"]}
        with self._store.together():
            self._store.forget_all_but(seen)
            self._store.put_cursor(begin)

    async def bring_across(self) -> int:
        """Send every move that waits, in the order in which they were made; answers how many ended. Raises Away."""
        return sum([await self._send(move) for move in self._store.waiting()])

    async def _send(self, move: Move) -> bool:
        known = self._store.voucher(move.voucher_id)
        if known is None:
            self._store.answered(move.event_id, OVERTAKEN, "the voucher is gone")
            return True
        answer = await self._platform.post(
            f"/vouchers/{move.voucher_id}/status-changes", move.body, if_match=f'"{known.version}"'
        )
        self.counted.sent[answer.status_code] = self.counted.sent.get(answer.status_code, 0) + 1
        if answer.status_code in {200, 201}:
            made = answer.json()
            with self._store.together():
                self._store.answered(move.event_id, DONE, answer.text)
                version = int(answer.headers["ETag"].strip('"'))
                self._store.learn(Known(known.id, known.code, made["toStatus"], version))
            return True
        if answer.status_code == STALE:
            current = int(answer.headers["ETag"].strip('"'))
            await self.catch_up()
            later = self._store.voucher(move.voucher_id)
            if later is not None:
                # The version also moves without a change of status, of which the feed tells nothing.
                self._store.learn(Known(later.id, later.code, later.status, current))
            if later is not None and self._still_sensible(move, later):
                return False  # sent again, on the version that is known now
            self._store.answered(move.event_id, OVERTAKEN, answer.text)
            return True
        self._store.answered(move.event_id, CONFLICT if answer.status_code == IMPOSSIBLE else REFUSED, answer.text)
        return True


__all__ = ["Away", "Counted", "Syncing"]
