"""Workbooks, unpacked in a process of their own, so that none can take the worker with it."""

import io
import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import structlog

from backend.members.rows import TOO_LARGE, Cell, FileBroken, Row

log = structlog.get_logger(__name__)
MEMORY_AT_MOST = 1_000_000_000  # bytes of that process; 250,000 members take half
READER = ("-m", "backend.members.unpacking")
ROOT = Path(__file__).resolve().parents[2]
BOUNDS = {-number for number in signal.Signals if number.name in ("SIGXCPU", "SIGKILL")}  # how one ends at a bound
SHOWN = 500  # bytes of its last words
SECONDS_TO_END = 5


class ReaderEndedError(RuntimeError):
    """The process that unpacks ended without a last word, and not at one of its bounds: a mistake of ours."""


def rows_of_workbook(content: bytes) -> Iterator[Row]:
    """The rows of the first sheet, one by one. Raises FileBroken and ReaderEndedError, also halfway."""
    last_words = tempfile.TemporaryFile()  # noqa: SIM115 - closed below, after the process
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, *READER, str(MEMORY_AT_MOST)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=last_words,
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
        raise _ended(process, last_words)
    except ValueError as failure:  # in the middle of a line
        raise _ended(process, last_words) from failure
    finally:
        process.kill()
        with suppress(BrokenPipeError):
            process.stdin.close()
        process.stdout.close()
        process.wait()
        last_words.close()


def _ended(process: subprocess.Popen[bytes], last_words: IO[bytes]) -> Exception:
    """Why it ended without a last word."""
    code = None
    with suppress(subprocess.TimeoutExpired):
        code = process.wait(SECONDS_TO_END)
    last_words.seek(max(last_words.seek(0, io.SEEK_END) - SHOWN, 0))
    said = last_words.read().decode(errors="replace")
    log.warning("reader of a workbook ended", code=code, said=said)
    is_bound = code in BOUNDS or "MemoryError" in said
    return FileBroken(*TOO_LARGE) if is_bound else ReaderEndedError(f"code {code}")


def _read_back(cell: Any) -> Cell:
    """A cell as it was before it was written; a moment came as a list of one."""
    read: Cell = datetime.fromisoformat(cell[0]) if isinstance(cell, list) else cell
    return read
