"""Start with whatever `python3` is; this file is also understood by versions long gone, to say so clearly."""

import os
import sys

OLDEST = (3, 11)
NEWEST_MINOR = 20


def newer_python(search_path: str) -> str:
    """The newest Python on the search path that will do, empty when there is none."""
    for minor in range(NEWEST_MINOR, OLDEST[1] - 1, -1):
        for folder in search_path.split(os.pathsep):
            program = os.path.join(folder, "python3.%d" % minor)
            if os.access(program, os.X_OK):
                return program
    return ""


def too_old(major: int, minor: int) -> str:
    """The sentence for a Python that is too old."""
    return (
        "Slimmer Werken needs Python 3.11 or newer, and this is Python %d.%d: "
        "install a newer one, or name it: make run PYTHON=/path/to/python3.12\n" % (major, minor)
    )


if __name__ == "__main__":
    if sys.version_info[:2] < OLDEST:
        other = newer_python(os.environ.get("PATH", ""))
        if not other:
            sys.stderr.write(too_old(sys.version_info[0], sys.version_info[1]))
            sys.exit(1)
        os.execv(other, [other, "-m", "backend.start"] + sys.argv[1:])
    from backend.start.commands import main

    sys.exit(main(sys.argv[1:]))
