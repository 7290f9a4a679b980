"""A pool of connections in which whoever waits longest is next.

SQLAlchemy's own gives a connection that comes free to whoever asks at that moment. With more requests than connections,
later ones keep passing by the earlier ones. When two hundred people answered a scan at once, those who asked first but
got none waited until nearly everybody else was done, and on a slow machine were refused.
"""

import asyncio
from collections import deque

from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry
from sqlalchemy.util.concurrency import await_only
from sqlalchemy.util.queue import AsyncAdaptedQueue, Empty


class _InLine(AsyncAdaptedQueue[ConnectionPoolEntry]):
    """Hands what comes free to the first in line; only when nobody waits does it lie here for whoever comes."""

    def __init__(self, maxsize: int = 0, use_lifo: bool = False) -> None:
        super().__init__(maxsize, use_lifo)
        self._line: deque[asyncio.Future[ConnectionPoolEntry]] = deque()

    def put_nowait(self, item: ConnectionPoolEntry) -> None:
        """Give it to who waits longest, or keep it. Raises Full."""
        while self._line:
            first = self._line.popleft()
            if not first.done():
                first.set_result(item)
                return
        super().put_nowait(item)

    def get(self, block: bool = True, timeout: float | None = None) -> ConnectionPoolEntry:
        """The next one, or one's turn in the line. Raises Empty when that takes too long."""
        if block and self._queue.empty():
            return await_only(self._wait(timeout))
        return self.get_nowait()

    async def _wait(self, seconds: float | None) -> ConnectionPoolEntry:
        place: asyncio.Future[ConnectionPoolEntry] = asyncio.get_running_loop().create_future()
        self._line.append(place)
        try:
            async with asyncio.timeout(seconds):
                return await place
        except BaseException as failure:
            if place.done() and not place.cancelled():
                self.put_nowait(place.result())  # it came just when the one who waited went away
            if isinstance(failure, TimeoutError):
                raise Empty from failure
            raise


class FairPool(AsyncAdaptedQueuePool):
    """First come, first served."""

    _queue_class = _InLine
