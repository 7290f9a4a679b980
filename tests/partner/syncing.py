"""Keeping in step, both ways: what the platform tells is taken over, what was decided here is brought across.

The feed is the truth; a webhook only says that it is worth looking. A move carries the version it was decided on: when
the voucher changed meanwhile the platform refuses it (412), this system looks at it anew, and sends it again only when
it still makes sense. What the platform finds impossible (409) stands in its list of conflicts, for people to decide; it
is asked again until they did.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from .api import Away, Platform
from .store import CONFLICT, DONE, OVERTAKEN, REFUSED, Known, Move, Store

GONE, STALE, IMPOSSIBLE = 410, 412, 409
AT_ONCE = 100  # moves in one request
LOOK_AGAIN = 0.5  # seconds between looks at a job
StillSensible = Callable[[Move, Known], bool]


@dataclass(slots=True)
class Counted:
    """What happened, to look at."""

    taken_over: int = 0
    known_already: int = 0
    full_reads: int = 0
    jobs: int = 0
    sent: dict[int, int] = field(default_factory=dict)


class Syncing:
    """One system that is kept in step with the platform."""

    def __init__(
        self, platform: Platform, store: Store, still_sensible: StillSensible, *, at_once: int = AT_ONCE
    ) -> None:
        self._platform, self._store, self._still_sensible = platform, store, still_sensible
        self._at_once = at_once
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
        return await self._ended(move, answer.status_code, answer.headers.get("ETag"), answer.text)

    async def bring_across_at_once(self) -> int:
        """Send the first move that waits of each voucher in one request; answers how many ended. Raises Away.

        When there are too many to wait for, the platform makes a job of them, which is followed to its end.
        """
        first = {move.voucher_id: move for move in reversed(self._store.waiting())}
        moves = list(first.values())[: self._at_once]
        if not moves:
            return 0
        told = await self._ask(moves)
        ended = 0
        # What is stale is looked at anew, for which the platform may be away: the others are settled before that.
        for move, result in sorted(zip(moves, told, strict=True), key=lambda pair: pair[1]["status"] == STALE):
            ended += await self._ended(move, result["status"], result["etag"], json.dumps(result))
        return ended

    async def ask_again(self) -> int:
        """Send what became a conflict once more, on the version that is known now; answers how many are decided.

        The same name again moves nothing: the platform tells what came of it. Where an officer took ours it was made
        under that name; where theirs was kept no conflict is left, and the feed says how the voucher stands. Raises
        Away.
        """
        await self.catch_up()
        conflicts = self._store.conflicts()
        decided = 0
        for first in range(0, len(conflicts), self._at_once):
            decided += await self._ask_again(conflicts[first : first + self._at_once])
        if conflicts:
            await self.catch_up()
        return decided

    async def _ask_again(self, moves: list[Move]) -> int:
        decided = 0
        for move, result in zip(moves, await self._ask(moves), strict=True):
            if result["outcome"] == "already_applied":
                decided += await self._ended(move, result["status"], result["etag"], json.dumps(result))
            elif result["status"] == IMPOSSIBLE and result["conflict"] is None:
                self._store.answered(move.event_id, OVERTAKEN, json.dumps(result))
                decided += 1
        return decided

    async def _ask(self, moves: list[Move]) -> list[dict[str, Any]]:
        answer = await self._platform.post("/voucher-status-changes", {"items": [self._item(move) for move in moves]})
        answer.raise_for_status()
        found: list[dict[str, Any]] = (
            answer.json()["items"] if answer.status_code == 200 else await self._follow(answer.headers["Location"])
        )
        return found

    def _item(self, move: Move) -> dict[str, Any]:
        known = self._store.voucher(move.voucher_id)
        return {"voucherId": move.voucher_id, "ifVersion": known.version if known else 1, "change": move.body}

    async def _follow(self, job: str) -> list[dict[str, Any]]:
        """The results of a job, when it is finished. Its moves are made whether somebody looks or not."""
        path = job.removeprefix("/v1")
        found = await self._look(path)
        while found["status"] != "finished":
            await asyncio.sleep(LOOK_AGAIN)
            found = await self._look(path)
        self.counted.jobs += 1
        results: list[dict[str, Any]] = []
        for page in count(1):
            found = (await self._look(f"{path}/results", page=page, pageSize=500))["items"]
            results += found
            if len(found) < 500:
                break
        return results

    async def _look(self, path: str, **params: int) -> dict[str, Any]:
        while True:
            try:
                answer = await self._platform.get(path, **params)
            except Away:
                await asyncio.sleep(LOOK_AGAIN)
                continue
            found: dict[str, Any] = answer.raise_for_status().json()
            return found

    async def _ended(self, move: Move, status: int, etag: str | None, answer: str) -> bool:
        """Take over how the platform answered a move; False when it is to be sent again."""
        self.counted.sent[status] = self.counted.sent.get(status, 0) + 1
        version = int((etag or "0").strip('"'))
        if status in {200, 201}:
            with self._store.together():
                self._store.answered(move.event_id, DONE, answer)
                known = self._store.voucher(move.voucher_id)
                if known is not None:
                    self._store.learn(Known(known.id, known.code, move.body["toStatus"], version))
            return True
        if status == STALE:
            await self.catch_up()
            later = self._store.voucher(move.voucher_id)
            if later is not None:
                # The version also moves without a change of status, of which the feed tells nothing.
                self._store.learn(Known(later.id, later.code, later.status, version))
            if later is not None and self._still_sensible(move, later):
                return False  # sent again, on the version that is known now
            self._store.answered(move.event_id, OVERTAKEN, answer)
            return True
        if status >= 500:
            return False
        self._store.answered(move.event_id, self._refused(move, status, answer), answer)
        return True

    @staticmethod
    def _refused(move: Move, status: int, answer: str) -> str:
        """An impossible move is a conflict, unless somebody on the platform did the same meanwhile."""
        told = json.loads(answer)
        stands = (told.get("problem") or told).get("currentStatus")
        if status != IMPOSSIBLE or stands is None:
            return REFUSED
        return OVERTAKEN if stands == move.body["toStatus"] else CONFLICT


__all__ = ["Away", "Counted", "Syncing"]
