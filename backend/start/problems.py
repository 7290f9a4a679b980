"""What keeps the site from starting, told in one sentence with its remedy."""

import re
from pathlib import Path


class StartProblem(Exception):  # noqa: N818 - the house word for what people are told
    """Something on this machine stands in the way. The message is for the person at the keyboard."""


NO_NETWORK = re.compile(
    r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT"
    r"|NewConnectionError|NameResolutionError|ConnectTimeout|ReadTimeout|Max retries exceeded|ProxyError"
    r"|Temporary failure in name resolution|Network is unreachable|Connection refused|CERTIFICATE_VERIFY_FAILED"
)
DISK_FULL = re.compile(r"No space left on device|ENOSPC|Disk quota exceeded|EDQUOT")
FORBIDDEN = re.compile(r"Permission denied|EACCES|EPERM|Read-only file system|EROFS")
NO_SUCH_PACKAGE = re.compile(r"No matching distribution found|Could not find a version|EBADPLATFORM|ETARGET|E404")


def not_writable(folder: Path, error: OSError | None = None) -> StartProblem:
    """Say that a folder cannot be written."""
    reason = (error and error.strerror) or "no permission"
    return StartProblem(
        f"The folder {folder} cannot be written ({reason}): make it writable for you, "
        "or set SLIMMERWERKEN_DATA_DIR to a folder of your own."
    )


def is_not_made_here(output: str) -> bool:
    """Whether an installer reached the registry and found no package for this platform there."""
    return bool(NO_SUCH_PACKAGE.search(output)) and not NO_NETWORK.search(output)


def explain(task: str, output: str, log: Path) -> StartProblem:
    """Say in one sentence why an installer failed, judging by what it printed."""
    remedy = ""
    if DISK_FULL.search(output):
        remedy = ": the disk is full, make room and start again"
    elif FORBIDDEN.search(output):
        remedy = ": this folder cannot be written, make it writable for you, or clone the project as this user"
    elif NO_NETWORK.search(output):
        remedy = (
            ": the package registry cannot be reached, see that this machine has a network, "
            "or point pip and npm to your mirror, and start again"
        )
    elif NO_SUCH_PACKAGE.search(output):
        remedy = ": the registry has no such package for this platform, see that pip and npm point to a full mirror"
    return StartProblem(f"{task} failed{remedy}. Everything it printed is in {log}.")
