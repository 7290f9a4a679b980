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
INHERITED = ("PATH", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")


class ComputationEnded(Exception):  # noqa: N818 - says what happened
    """The process ended without a result: it failed, or was killed."""


async def run_in_child(request: bytes) -> bytes:
    """The answer to a request, both in bytes. Raises ComputationEnded."""
    environment = {name: os.environ[name] for name in INHERITED if name in os.environ}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "backend.releases.computing",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        cwd=ROOT,
        env={**environment, **ONE_THREAD, "PYTHONHASHSEED": "0"},
    )
    try:
        answer, complaint = await process.communicate(request)
    finally:
        if process.returncode is None:  # the worker itself is ending
            process.kill()
            await process.wait()
    if process.returncode:
        log.error("computation ended", code=process.returncode, said=complaint.decode(errors="replace")[-2000:])
        raise ComputationEnded
    return answer
