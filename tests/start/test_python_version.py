"""The wrong Python gets one clear sentence."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from backend.start.__main__ import newer_python, too_old
from backend.start.places import ROOT

READ_BY_ANY_PYTHON = ("backend/__init__.py", "backend/start/__init__.py", "backend/start/__main__.py")


@pytest.mark.parametrize("file", READ_BY_ANY_PYTHON)
def test_an_old_python_can_read_the_first_files(file: str) -> None:
    ast.parse((ROOT / file).read_text(), feature_version=(3, 7))


def test_an_old_python_stops_with_a_sentence_and_no_traceback() -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); sys.argv = ['start', 'run'];"
        "runpy.run_module('backend.start', run_name='__main__')"
    )
    stopped = subprocess.run(
        [sys.executable, "-c", pretend], cwd=ROOT, env={"PATH": "/nowhere"}, check=False, capture_output=True, text=True
    )
    assert stopped.returncode == 1
    assert stopped.stderr == too_old(3, 9)
    assert "3.11 or newer" in stopped.stderr
    assert "make run PYTHON=" in stopped.stderr


def test_a_newer_python_beside_the_old_one_is_found(tmp_path: Path) -> None:
    for name in ("python3.9", "python3.11", "python3.13"):
        (tmp_path / name).touch(mode=0o755)
    (tmp_path / "python3.14").touch(mode=0o644)
    assert newer_python(f"/nowhere:{tmp_path}") == str(tmp_path / "python3.13")
    assert newer_python("/nowhere") == ""
