"""End the programs of a launcher that was killed, so that nothing stays behind on its port.

The launcher writes `+123` when it starts process group 123 and `-123` when that has ended. When the launcher dies,
however suddenly, the pipe closes; what then still runs is ended.
"""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Iterable

GRACE_SECONDS = 2.0


def send(group: int, number: int) -> bool:
    """Send a signal to a process group; answers whether it was there."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def end(groups: Iterable[int]) -> None:
    """Ask the groups to end, and after a moment make them."""
    left = [group for group in groups if send(group, signal.SIGTERM)]
    deadline = time.monotonic() + GRACE_SECONDS
    while left and time.monotonic() < deadline:
        time.sleep(0.1)
        left = [group for group in left if send(group, 0)]
    for group in left:
        send(group, signal.SIGKILL)


def groups_left(lines: Iterable[str]) -> set[int]:
    """The groups that were started and did not end, once the launcher says nothing more."""
    groups: set[int] = set()
    for line in lines:
        with contextlib.suppress(ValueError):
            number = int(line)
            groups.add(number) if number > 0 else groups.discard(-number)
    return groups


if __name__ == "__main__":
    end(groups_left(sys.stdin))
