"""Run the whole site on this machine: `make run` to use it, `make dev` to work on it."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

from backend.start.database import (
    database,
    database_elsewhere,
    database_runs,
    fill,
    require_given_database,
    sandbox,
)
from backend.start.node import build_app, node_environment, prepare_packages
from backend.start.places import APP, FRONTEND, ROOT, VENV_PYTHON, data_folder, shown
from backend.start.problems import StartProblem
from backend.start.processes import Programs, require_free
from backend.start.steps import say, step, unchanged

HEALTH = "/livez"
API_REFERENCE = "/api"
API_DOCUMENT = "/v1/openapi.json"
APP_PORT = 5173
STARTED_VARIABLE = "SLIMMERWERKEN_STARTED"


def settings_for(address: str, database_url: str) -> dict[str, str]:
    """The environment of the programs; what the caller set stays as it is."""
    own = {
        "SLIMMERWERKEN_PUBLIC_URL": address,
        "SLIMMERWERKEN_APP_DIR": str(APP),
        "SLIMMERWERKEN_DEMONSTRATION": "true",
    }
    fixed = {"DATABASE_URL": database_url, "SLIMMERWERKEN_DATA_DIR": str(data_folder())}
    return own | dict(os.environ) | fixed


def reachable(host: str) -> str:
    """A host to connect to, where the given one means every address of this machine."""
    return "127.0.0.1" if host in {"0.0.0.0", "::", ""} else host  # noqa: S104 - compared, not listened on


def address_of(host: str, port: int) -> str:
    """The address people type."""
    name = reachable(host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def list_sign_ins() -> subprocess.Popen[str]:
    """Begin listing the demonstration sign-ins, while other things start."""
    argv = [str(VENV_PYTHON), "-m", "backend.demo.accounts"]
    return subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def announce(address: str, api: str, sign_ins: list[str]) -> None:
    """Say where everything is."""
    seconds = time.time() - float(os.environ.get(STARTED_VARIABLE) or time.time())
    say(f"\nSlimmer Werken runs (ready in {seconds:.1f} s).\n")
    say(f"  Website        {address}/")
    say(f"  API reference  {address}{API_REFERENCE}, the document itself {api}{API_DOCUMENT}")
    say(f"  Data and logs  {shown(data_folder())}")
    if elsewhere := database_elsewhere():
        say(f"  Database       {elsewhere}")
    if sign_ins:
        say("\nSign in for a demonstration as (address, password, who):\n")
        for line in sign_ins:
            say(f"  {line}")
    say("\nCtrl-C stops everything; your data are kept.")


def require_database() -> None:
    """See that the embedded server still runs."""
    if not database_runs():
        raise StartProblem("The database stopped by itself: start again; your data are kept.")


def run(host: str, port: int) -> None:
    """Build what changed, start the database, the worker and the server, and stay until Ctrl-C."""
    require_given_database()
    build_app()
    address = address_of(host, port)
    with prepared_database(address) as (environment, sign_ins), Programs() as programs:
        with step("Server", f"starting on {address}"):
            serve = ["serve", "--host", host, "--port", str(port)]
            programs.start("server", [VENV_PYTHON, "-m", "backend.cli", *serve], environment)
            programs.wait_until_ready(reachable(host), port, HEALTH)
        # After the server: nobody waits for it, and it would take the server's time.
        programs.start("worker", [VENV_PYTHON, "-m", "backend.cli", "worker"], environment)
        announce(address, address, sign_ins)
        stay(programs)


def dev(host: str, port: int) -> None:
    """Start the API with reload, the worker, and the app's own server, which passes the API on."""
    require_free(host, APP_PORT)
    require_given_database()
    node = node_environment()
    prepare_packages(node)
    address, api = address_of(host, APP_PORT), address_of(host, port)
    with prepared_database(address) as (environment, sign_ins), Programs() as programs:
        unchanged("Servers", "starting; what they print follows")
        programs.start("worker", [VENV_PYTHON, "-m", "backend.cli", "worker"], environment, quiet=False)
        serve = ["backend.app:create_app", "--factory", "--reload", "--reload-dir", "backend"]
        where = ["--host", host, "--port", str(port)]
        programs.start("server", [VENV_PYTHON, "-m", "uvicorn", *serve, *where], environment, quiet=False)
        vite = ["npm", "run", "dev", "--", "--host", host, "--port", str(APP_PORT), "--strictPort"]
        programs.start("app", vite, node | {"API_URL": api}, cwd=FRONTEND, quiet=False)
        # Not for the API: a fault in code being worked on is no reason to stop; saving the file mends it.
        programs.wait_until_ready(reachable(host), APP_PORT, "/")
        announce(address, api, sign_ins)
        stay(programs)


@contextmanager
def prepared_database(address: str) -> Iterator[tuple[dict[str, str], list[str]]]:
    """A filled database for the length of the block; gives the programs' environment and the sign-ins to show."""
    with database() as url:
        environment = settings_for(address, url) | sandbox()
        listing = list_sign_ins()
        fill(environment)
        yield environment, listing.communicate()[0].splitlines()


def stay(programs: Programs) -> None:
    """Stay until Ctrl-C, or until something stops by itself."""
    try:
        programs.watch(require_database)
    finally:
        say("\nStopping ...")
