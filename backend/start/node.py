"""Node and the single-page app: Node from the path or a wheel, locked packages, a build when sources change."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from backend.start.environment import one_at_a_time, prepare_environment
from backend.start.places import APP, FRONTEND, NODE_MODULES, VENV, data_folder
from backend.start.problems import explain
from backend.start.stamps import fingerprint, is_current, write
from backend.start.steps import run_logged, step, unchanged

PACKAGES_STAMP = NODE_MODULES / ".installed"
APP_STAMP = APP / ".built-from"
NOT_SOURCES = {"node_modules", "dist", "coverage", "test-results", "playwright-report"}


def will_do(version: str) -> bool:
    """Whether the build tools run on this Node: 20.19 and later in line 20, and 22.12 or newer."""
    found = re.match(r"v?(\d+)\.(\d+)", version)
    if not found:
        return False
    major, minor = int(found[1]), int(found[2])
    return (major == 20 and minor >= 19) or (major == 22 and minor >= 12) or major > 22


def node_version(search_path: str) -> str:
    """The version of Node on a search path, empty when there is none or npm is missing."""
    node = shutil.which("node", path=search_path)
    if node is None or shutil.which("npm", path=search_path) is None:
        return ""
    try:
        return subprocess.run([node, "--version"], check=False, capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""


def node_environment() -> dict[str, str]:
    """The variables for Node programs: a path with a Node that will do, installed from its wheel when there is none."""
    environment = dict(os.environ)
    path = environment.get("PATH", os.defpath)
    if not will_do(node_version(path)):
        prepare_environment(["node"])
        environment["PATH"] = f"{VENV / 'bin'}{os.pathsep}{path}"
    if not os.access(Path.home(), os.W_OK):
        environment.setdefault("npm_config_cache", str(data_folder() / "npm-cache"))
    # npm's own patience is minutes; a machine without a network should hear so sooner.
    environment.setdefault("npm_config_fetch_retry_mintimeout", "2000")
    environment.setdefault("npm_config_fetch_retry_maxtimeout", "10000")
    environment["npm_config_update_notifier"] = "false"
    return environment


def packages_fingerprint() -> str:
    """What `node_modules` is made from."""
    return fingerprint([FRONTEND / "package.json", FRONTEND / "package-lock.json"])


def packages_are_current() -> bool:
    """Whether exactly the locked packages are there."""
    return is_current(PACKAGES_STAMP, packages_fingerprint())


def prepare_packages(environment: dict[str, str]) -> None:
    """Install the locked packages of the app."""
    if packages_are_current():
        unchanged("Node packages")
        return
    with one_at_a_time() as lock:
        if packages_are_current():
            return
        with step("Node packages", f"npm ci with Node {node_version(environment['PATH'])}"):
            code, output, log = run_logged("npm", ["npm", "ci"], cwd=FRONTEND, env=environment, keep=[lock])
        if code:
            raise explain("Installing the Node packages", output, log)
        write(PACKAGES_STAMP, packages_fingerprint())


def app_sources() -> Iterator[Path]:
    """Every file the app is built from."""
    for folder, folders, files in os.walk(FRONTEND):
        folders[:] = [name for name in folders if name not in NOT_SOURCES and not name.startswith(".")]
        yield from (Path(folder, name) for name in files)


def app_is_current() -> bool:
    """Whether the built app shows the sources as they are now."""
    return (APP / "index.html").exists() and is_current(APP_STAMP, fingerprint(app_sources()))


def build_app() -> None:
    """Build the app when a source changed since the last time. Without that, no Node is needed."""
    if app_is_current():
        unchanged("App")
        return
    environment = node_environment()
    prepare_packages(environment)
    with one_at_a_time() as lock:
        if app_is_current():
            return
        with step("App", "building"):
            code, output, log = run_logged("build", ["npm", "run", "build"], cwd=FRONTEND, env=environment, keep=[lock])
        if code:
            raise explain("Building the app", output, log)
        # Taken after the build: the router writes its list of routes among the sources.
        write(APP_STAMP, fingerprint(app_sources()))
