"""The operating-system account the embedded PostgreSQL runs under.

PostgreSQL refuses to run as root, while containers often have nothing else. Started by root, the server runs as
whoever owns its data already, else as the person behind sudo, else as `nobody`.
"""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backend.start.problems import StartProblem

ROOT = 0


@dataclass(frozen=True, slots=True)
class Account:
    """Who runs the server and its tools."""

    uid: int
    gid: int

    @property
    def borrowed(self) -> bool:
        """Whether this is another account than the one this process runs under."""
        return self.uid != os.geteuid()

    def run(self, argv: Sequence[str | Path], *, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run a program as this account and keep what it prints. PG* settings of the caller do not leak into it."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        environment["LC_ALL"] = "C"
        words = [str(word) for word in argv]
        if not self.borrowed:
            return subprocess.run(words, cwd=cwd, env=environment, check=False, capture_output=True, text=True)
        return subprocess.run(
            words,
            cwd=cwd,
            env=environment,
            check=False,
            capture_output=True,
            text=True,
            user=self.uid,
            group=self.gid,
            extra_groups=[],
        )

    def reaches(self, folder: Path) -> bool:
        """Whether this account may enter the folder; a clone under /root is closed to `nobody`."""
        return self.run(["/bin/sh", "-c", 'cd "$1"', "sh", folder], cwd=Path("/")).returncode == 0

    def own(self, path: Path) -> None:
        """Hand a file or folder to this account."""
        if self.borrowed:
            os.chown(path, self.uid, self.gid)


def account_for(home: Path) -> Account:
    """The account for the server whose files are in `home`."""
    if os.geteuid() != ROOT:
        return Account(os.geteuid(), os.getegid())
    if home.exists() and (owner := home.stat()).st_uid != ROOT:
        return Account(owner.st_uid, owner.st_gid)
    try:
        person = pwd.getpwuid(int(os.environ.get("SUDO_UID") or pwd.getpwnam("nobody").pw_uid))
    except (KeyError, ValueError):
        raise StartProblem(
            "PostgreSQL does not run as root and this machine has no account `nobody`: "
            "run the command as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own."
        ) from None
    if person.pw_uid == ROOT:
        person = pwd.getpwnam("nobody")
    return Account(person.pw_uid, person.pw_gid)
