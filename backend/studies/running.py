"""Studies are computed in a process of their own, a few at a time, so that none takes the service with it."""

import asyncio
import json
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import structlog

from backend.core.problems import InvalidInput
from backend.core.validation import invalid
from backend.studies.errors import PanelTooLarge, StudiesBusy

log = structlog.get_logger(__name__)
ROOT = Path(__file__).resolve().parents[2]
MEMORY_AT_MOST = 3_000_000_000  # bytes of address space, of which the libraries take a third
SECONDS_AT_MOST = 95.0
AT_ONCE, PATIENCE_SECONDS = 2, 15.0
BOUNDS = {-number for number in signal.Signals if number.name in ("SIGXCPU", "SIGKILL")}  # how one ends at a bound
FULL = ("MemoryError", "failed to map segment", "Cannot allocate memory")  # how Python and the loader tell it
SHOWN = 500  # bytes of its last words
TOO_LARGE_NL = "Laat weg wat u voor deze uitkomst niet nodig hebt, of deel het panel op."
TOO_LARGE_EN = "Leave out what this outcome does not need, or divide the panel."
_slots = asyncio.Semaphore(AT_ONCE)


class ComputationFailedError(RuntimeError):
    """The process ended without an answer, and not at one of its bounds: a mistake of ours."""


async def compute(wish: dict[str, Any], firms: bytes, measurements: bytes) -> dict[str, Any]:
    """Read a panel and compute what is asked of it; answers `panel` and, when an outcome was named, `release`.

    Raises InvalidInput (400) with the faults in the files, PanelTooLarge (413) and StudiesBusy (503).
    """
    try:
        await asyncio.wait_for(_slots.acquire(), PATIENCE_SECONDS)
    except TimeoutError:
        raise StudiesBusy(headers={"Retry-After": "30"}) from None
    try:
        told = await _in_a_process(wish, firms, measurements)
    finally:
        _slots.release()
    if "faults" in told:
        raise _with_count(invalid(*told["faults"]), told["total"])
    return told


def _with_count(problem: InvalidInput, total: int) -> InvalidInput:
    """The faults that are told are not always all."""
    told = len(problem.members["errors"])
    if total > told:
        problem.detail = {
            "nl": f"Er zijn {total} fouten in uw bestanden; dit zijn de eerste {told}.",
            "en": f"There are {total} faults in your files; these are the first {told}.",
        }
    return problem


async def _in_a_process(wish: dict[str, Any], firms: bytes, measurements: bytes) -> dict[str, Any]:
    request = json.dumps({**wish, "firms": len(firms)}).encode() + b"\n" + firms + measurements
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "backend.studies.computing",
        str(MEMORY_AT_MOST),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=ROOT,
        # It needs no secret of the service; one thread each, and the same order of sets every time.
        env={"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"},
    )
    try:
        out, words = await asyncio.wait_for(process.communicate(request), SECONDS_AT_MOST)
    except TimeoutError:
        raise PanelTooLarge(nl=TOO_LARGE_NL, en=TOO_LARGE_EN) from None
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    if process.returncode == 0:
        found: dict[str, Any] = json.loads(out)
        return found
    said = words[-SHOWN:].decode(errors="replace")
    log.warning("a study ended without an answer", code=process.returncode, said=said)
    if process.returncode in BOUNDS or any(words in said for words in FULL):
        raise PanelTooLarge(nl=TOO_LARGE_NL, en=TOO_LARGE_EN)
    raise ComputationFailedError(f"code {process.returncode}")
