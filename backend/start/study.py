"""One study from the command line: `make -s study FIRMS=... MEASUREMENTS=... OUTCOME=... TRANSFORM=...`.

The same request as a researcher's own, to the same API, over a database that exists for this one study: a database of
yours, also one that DATABASE_URL names, is never touched. The release goes to standard output and nothing else does.
"""

import asyncio
import contextlib
import json
import os
import secrets
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from backend.start import postgres
from backend.start.database import for_driver
from backend.start.places import VENV_PYTHON, data_folder
from backend.start.problems import StartProblem
from backend.start.processes import Programs
from backend.start.study_database import fresh_database, let_in

HOST = "127.0.0.1"
FILES = {"FIRMS": "firms", "MEASUREMENTS": "measurements"}
NEEDED = {"OUTCOME": "outcome", "TRANSFORM": "transform"}
OPTIONAL = {"COMPARISON": "comparison", "ADJUST": "adjust", "WINSORISE": "winsorise"}
EXAMPLE = "make -s study FIRMS=firms.csv MEASUREMENTS=measurements.csv OUTCOME=scrap_rate TRANSFORM=log"
LARGEST = 25_000_000
SECONDS_AT_MOST = 130.0
FULL_WORDS = "Needs {}: " + EXAMPLE


def wish(given: Mapping[str, str]) -> tuple[dict[str, str], dict[str, Path]]:
    """The fields and the files that the caller named. Raises StartProblem."""
    missing = [name for name in (*FILES, *NEEDED) if not given.get(name, "").strip()]
    if missing:
        raise StartProblem(FULL_WORDS.format(", ".join(missing)))
    named = {**NEEDED, **OPTIONAL}
    fields = {field: given[name].strip() for name, field in named.items() if given.get(name, "").strip()}
    files = {field: Path(given[name].strip()).expanduser() for name, field in FILES.items()}
    for name, path in files.items():
        if not path.is_file():
            raise StartProblem(f"There is no file {path}: {name.upper()} names a CSV file, seen from this folder.")
        if not os.access(path, os.R_OK):
            raise StartProblem(f"The file {path} cannot be read.")
    if sum(path.stat().st_size for path in files.values()) > LARGEST:
        raise StartProblem(
            f"The two files are larger than {LARGEST // 1_000_000} MB together: leave out other outcomes."
        )
    return fields, files


def free_port() -> int:
    """A port on which nothing listens now."""
    with contextlib.closing(socket.socket()) as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def service() -> Iterator[tuple[str, str, str]]:
    """The API on a port of its own over an empty database; gives its address and the client that may ask it."""
    home = data_folder() / "study-postgres"
    with postgres.shared(home), fresh_database(home) as database, tempfile.TemporaryDirectory() as folder:
        secret = secrets.token_urlsafe(32)
        client = asyncio.run(let_in(for_driver(database), secret))
        port = free_port()
        address = f"http://{HOST}:{port}"
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SLIMMERWERKEN_")}
        environment |= {
            "DATABASE_URL": database,
            "SLIMMERWERKEN_DATA_DIR": folder,
            "SLIMMERWERKEN_PUBLIC_URL": address,
            "SLIMMERWERKEN_POOL_SIZE": "4",
        }
        with Programs() as programs:
            serve = ["serve", "--host", HOST, "--port", str(port)]
            programs.start("study-server", [VENV_PYTHON, "-m", "backend.cli", *serve], environment)
            programs.wait_until_ready(HOST, port, "/livez")
            yield address, client, secret


def ask(address: str, client: str, secret: str, fields: Mapping[str, str], files: Mapping[str, Path]) -> Any:
    """Send the request of the API reference; answers the release. Raises StartProblem with what is wrong."""
    import httpx  # not there yet when the bare Python loads this module

    asked = {"grant_type": "client_credentials", "scope": "studies:write"}
    panel = {name: (f"{name}.csv", path.read_bytes(), "text/csv") for name, path in files.items()}
    with httpx.Client(base_url=address, trust_env=False, timeout=SECONDS_AT_MOST) as http:
        token = http.post("/oauth/token", data=asked, auth=(client, secret)).raise_for_status().json()["access_token"]
        headers = {"Authorization": f"Bearer {token}", "Accept-Language": "en"}
        answer = http.post("/v1/studies", data=dict(fields), files=panel, headers=headers)
    told = answer.json()
    if answer.is_error:
        faults = [fault.get("detail", "") for fault in told.get("errors", ())]
        raise StartProblem("\n".join([told.get("detail") or told["title"], *(f"  {fault}" for fault in faults)]))
    return told["release"]


def run(result: TextIO) -> None:
    """Compute the study that the environment asks for, and write its release. Raises StartProblem."""
    fields, files = wish(os.environ)
    with service() as (address, client, secret):
        release = ask(address, client, secret, fields, files)
    result.write(json.dumps(release, indent=2, ensure_ascii=False) + "\n")
    result.flush()


def aside(act: Callable[[TextIO], None]) -> None:
    """Do something while all that is said on the way goes to standard error; it gets standard output."""
    result = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        try:
            act(result)
        except KeyboardInterrupt:
            raise StartProblem("Stopped; nothing was kept.") from None
