"""Workbooks, unpacked in a process of their own, so that none can take the worker with it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from backend.members.rows import TOO_LARGE, Cell, FileBroken, Row

MEMORY_AT_MOST = 1_000_000_000  # bytes of that process; 250,000 members take half
READER = ("-m", "backend.members.unpacking")
ROOT = Path(__file__).resolve().parents[2]


def rows_of_workbook(content: bytes) -> Iterator[Row]:
    """The rows of the first sheet, one by one. Raises FileBroken, also halfway."""
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, *READER, str(MEMORY_AT_MOST)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},  # it needs no secret of the worker
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with suppress(BrokenPipeError):  # it may end before it has read everything
            process.stdin.write(content)
            process.stdin.close()
        for line in process.stdout:
            told = json.loads(line)
            if isinstance(told, list):
                yield told[0], [_read_back(cell) for cell in told[1]]
            elif told:
                raise FileBroken(told["nl"], told["en"])
            else:
                return
        raise FileBroken(*TOO_LARGE)  # it ended without a last word: it reached a bound
    except ValueError as failure:  # in the middle of a line
        raise FileBroken(*TOO_LARGE) from failure
    finally:
        process.kill()
        with suppress(BrokenPipeError):
            process.stdin.close()
        process.stdout.close()
        process.wait()


def _read_back(cell: Any) -> Cell:
    """A cell as it was before it was written; a moment came as a list of one."""
    read: Cell = datetime.fromisoformat(cell[0]) if isinstance(cell, list) else cell
    return read
