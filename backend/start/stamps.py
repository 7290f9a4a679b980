"""Stamps: a file in a made folder that says what the folder was made from, so that it is made once.

The stamp lies inside the folder it speaks of: whoever removes the folder removes the stamp.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def fingerprint(files: Iterable[Path], *facts: str) -> str:
    """A digest of the names and contents of files, and of other facts that matter."""
    digest = hashlib.sha256("\0".join(facts).encode())
    for file in sorted(files):
        digest.update(f"\0{file}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_current(stamp: Path, expected: str) -> bool:
    """Whether the folder was made, completely, from what `expected` describes."""
    try:
        return stamp.read_text() == expected
    except OSError:
        return False


def write(stamp: Path, value: str) -> None:
    """Put the stamp on a folder; to be called when it is complete."""
    stamp.write_text(value)
