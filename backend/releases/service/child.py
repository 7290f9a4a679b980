"""Running the computation in a process of its own, which knows nothing of the database and holds no secret."""

import asyncio
import os
import sys
from pathlib import Path

import structlog

log = structlog.get_logger(__name__)
ROOT = Path(__file__).resolve().parents[3]
# One thread: the order in which several add up numbers would show in the last digits.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
MEMORY_AT_MOST = 6_000_000_000  # bytes of address space, of which the libraries take a sixth
SECONDS_AT_MOST = 3_600.0
INHERITED = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")


class ComputationEnded(Exception):  # noqa: N818 - says what happened
    """The process ended without a result: it failed, was killed, or took too long or too much memory."""


async def run_in_child(request: bytes, *, memory: int = MEMORY_AT_MOST, seconds: float = SECONDS_AT_MOST) -> bytes:
    """The answer to a request, both in bytes, within bounds of memory and time. Raises ComputationEnded."""
    environment = {name: os.environ[name] for name in INHERITED if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "backend.releases.computing",
        str(memory),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=ROOT,
        env={**environment, **ONE_THREAD, "PYTHONHASHSEED": "0"},
    )
    try:
        answer, complaint = await asyncio.wait_for(process.communicate(request), seconds)
    except TimeoutError:
        log.warning("computation took too long", seconds=seconds)
        raise ComputationEnded from None
    finally:
        if process.returncode is None:  # it took too long, or the worker itself is ending
            process.kill()
            await process.wait()
    if process.returncode:
        log.error("computation ended", code=process.returncode, said=complaint.decode(errors="replace")[-2000:])
        raise ComputationEnded
    return answer
