"""Start with whatever `python3` is; this file is also understood by Python 3.6, to say clearly what is needed."""

import os
import sys
from pathlib import Path

OLDEST = (3, 11)
NEWEST_MINOR = 20


def newer_python(search_path: str) -> str:
    """The newest Python on the search path that will do, empty when there is none."""
    for minor in range(NEWEST_MINOR, OLDEST[1] - 1, -1):
        for folder in search_path.split(os.pathsep):
            program = Path(folder, f"python3.{minor}")
            if program.is_file() and os.access(program, os.X_OK):
                return str(program)
    return ""


def too_old(major: int, minor: int) -> str:
    """The sentence for a Python that is too old."""
    return (
        f"Slimmer Werken needs Python 3.11 or newer, and this is Python {major}.{minor}: "
        "install a newer one, or name it: make run PYTHON=/path/to/python3.12\n"
    )


if __name__ == "__main__":
    if sys.version_info[:2] < OLDEST:
        other = newer_python(os.environ.get("PATH", ""))
        if not other:
            sys.stderr.write(too_old(*sys.version_info[:2]))
            sys.exit(1)
        os.execv(other, [other, "-m", "backend.start", *sys.argv[1:]])  # noqa: S606 - a program found by name
    from backend.start.commands import main

    sys.exit(main(sys.argv[1:]))
