"""Chromium for the browser journeys: one that is installed, else from the system's own packages."""

import os
import shutil
from pathlib import Path

from backend.start.problems import StartProblem, explain
from backend.start.steps import run_logged, step, unchanged

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "~/.cache/ms-playwright/chromium-*/chrome-linux*/chrome",
)


def find_chromium() -> Path | None:
    """The Chromium on this machine; `CHROMIUM` names one of your own."""
    if named := os.environ.get("CHROMIUM"):
        return Path(named)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    for pattern in ELSEWHERE:
        place = Path(pattern).expanduser()
        for found_there in sorted(Path(place.anchor).glob(str(place.relative_to(place.anchor))), reverse=True):
            return found_there
    return None


def prepare_chromium() -> Path:
    """The Chromium for the journeys, installed with apt-get when this is root on Debian or Ubuntu."""
    found = find_chromium()
    if found:
        if not os.access(found, os.X_OK):
            raise StartProblem(f"CHROMIUM names {found}, which is no program: name a Chromium or Chrome.")
        unchanged("Chromium", str(found))
        return found
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise StartProblem(
            "The browser journeys need Chromium or Chrome: install it "
            "(on Debian and Ubuntu: sudo apt-get install chromium), or name it: make test CHROMIUM=/path/to/chrome"
        )
    with step("Chromium", "apt-get install chromium"):
        run_logged("apt-update", ["apt-get", "update"])
        install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
        code, output, log = run_logged("apt-install", install, env=os.environ | {"DEBIAN_FRONTEND": "noninteractive"})
    found = find_chromium()
    if code or found is None:
        raise explain("Installing Chromium", output, log)
    return found
