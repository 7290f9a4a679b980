"""See that what is made from the code, and committed, is what the code makes now."""

import filecmp
import subprocess
import tempfile
from pathlib import Path

from backend.start.node import node_environment
from backend.start.places import FRONTEND, ROOT, VENV_PYTHON, shown
from backend.start.problems import StartProblem
from backend.start.steps import say

DOCUMENT = ROOT / "openapi" / "openapi.json"
CLIENT = FRONTEND / "src" / "api"
REMEDY = "type `make openapi` and commit what it changes."


def differing(made: Path, committed: Path) -> list[str]:
    """The names of files that differ between two folders, or are in one of them only."""
    names = {
        str(file.relative_to(folder)) for folder in (made, committed) for file in folder.rglob("*") if file.is_file()
    }
    same, _, _ = filecmp.cmpfiles(made, committed, sorted(names), shallow=False)
    return sorted(names - set(same))


def require_none() -> None:
    """Make the OpenAPI document and the app's client anew elsewhere, and compare."""
    with tempfile.TemporaryDirectory() as folder:
        document, client = Path(folder, "openapi.json"), Path(folder, "api")
        made = subprocess.run(
            [VENV_PYTHON, "-m", "backend.cli", "export-openapi", document],
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
        )
        if made.returncode:
            raise StartProblem(f"The OpenAPI document cannot be made: {made.stderr.strip().splitlines()[-1]}")
        if document.read_bytes() != DOCUMENT.read_bytes():
            raise StartProblem(f"{shown(DOCUMENT)} is not what the API is now: {REMEDY}")
        generated = subprocess.run(
            ["npx", "--no-install", "openapi-ts", "--output", str(client)],
            cwd=FRONTEND,
            env=node_environment(),
            check=False,
            capture_output=True,
            text=True,
        )
        if generated.returncode:
            raise StartProblem(
                f"The app's client cannot be made: {generated.stderr.strip() or generated.stdout.strip()}"
            )
        if names := differing(client, CLIENT):
            raise StartProblem(f"{shown(CLIENT)} is not made from the OpenAPI document ({', '.join(names)}): {REMEDY}")
    say("The OpenAPI document and the app's client are what the code makes.")
