"""The rules of the house that a program can keep."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BACKEND = sorted((ROOT / "backend").rglob("*.py"))
PYTHON = [*BACKEND, *sorted((ROOT / "tests").rglob("*.py"))]
APP = [
    path
    for pattern in ("*.ts", "*.tsx")
    for path in sorted((ROOT / "frontend" / "src").rglob(pattern))
    if "/src/api/" not in path.as_posix() and "/src/data/" not in path.as_posix() and ".gen." not in path.name
]
LONGEST_FILE = 300


def _tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True, text=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_imports_follow_the_layers():
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout[-4000:]


@pytest.mark.parametrize("path", [*PYTHON, *APP], ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_holds_one_idea_and_stays_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_no_file_or_folder_is_named_for_nothing():
    nameless = {"utils", "util", "helpers", "helper", "common", "base", "manager", "handler", "misc"}
    found = [
        path for path in [*BACKEND, *APP] if {part.split(".")[0] for part in path.relative_to(ROOT).parts} & nameless
    ]
    assert found == []


def _ends_transactions(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(
        node.func.attr in {"commit", "rollback"} and ast.unparse(node.func.value) not in {"ledger", "money"}
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    )


def test_only_the_edge_commits():
    """One transaction per request, opened and committed by `core/database.py`."""
    assert [path for path in BACKEND if _ends_transactions(path)] == []


def test_the_time_comes_from_one_place():
    allowed = {"backend/core/clock.py"}
    naming_now = re.compile(r"datetime\.(now|utcnow|today)\(|date\.today\(")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in BACKEND
        if naming_now.search(path.read_text(encoding="utf-8")) and "/start/" not in path.as_posix()
    }
    assert found - allowed == set()


def test_a_day_is_a_day_in_the_netherlands():
    """Around midnight the day of UTC is another one: the app asks `lib/amsterdam.ts`, a test `clock.today()`."""
    day_of_utc = re.compile(r"new Date\(\)\.(toISOString\(\)\.slice|get)|now\(UTC\)\.date\(|date\.today\(")
    assert [path for path in [*APP, *PYTHON] if day_of_utc.search(path.read_text(encoding="utf-8"))] == []


def test_only_one_folder_of_the_app_knows_the_component_library():
    found = [
        path for path in APP if "react-aria" in path.read_text(encoding="utf-8") and "/src/ui/" not in path.as_posix()
    ]
    assert found == []


def test_features_of_the_app_do_not_import_each_other():
    found = []
    for path in APP:
        parts = path.relative_to(ROOT / "frontend" / "src").parts
        if parts[0] != "features":
            continue
        for imported in re.findall(r"""from ['"]([^'"]+)['"]""", path.read_text(encoding="utf-8")):
            other = re.search(r"features/([a-z-]+)", imported)
            if other and other[1] != parts[1]:
                found.append(f"{path.relative_to(ROOT)} -> {other[1]}")
    assert found == []


def test_lock_files_name_no_host():
    locks = _tracked("requirements/*.txt", "frontend/package-lock.json")
    assert locks
    hosts = re.compile(r'"resolved"|index-url|https?://[^\s"]*(simple|files|packages|registry)')
    assert [path.name for path in locks if hosts.search(path.read_text(encoding="utf-8"))] == []


def test_nothing_unfinished_is_committed():
    words = re.compile(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError|pytest\.skip|\.skip\(|xfail|lorem ipsum")
    found = [
        path.relative_to(ROOT).as_posix()
        for path in _tracked("backend", "frontend/src", "tests", "migrations")
        if path.suffix in {".py", ".ts", ".tsx", ".toml", ".css"}
        and "/src/api/" not in path.as_posix()
        and path != Path(__file__).resolve()
        and words.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_page_asks_another_host():
    """Everything the browser loads comes from the site itself."""
    loading = re.compile(r"""(src|href|url|fetch)\s*[=(]\s*["'`]?https?://""")
    found = [path.name for path in APP if loading.search(path.read_text(encoding="utf-8"))]
    assert [name for name in found if not name.startswith("SourceLink")] == []


def test_the_scope_table_and_the_routes_agree(built_app):
    from backend.identity.scope_words import DESCRIPTIONS
    from backend.identity.scopes import SCOPES_OF_ROLE

    document = built_app.openapi()
    used = {
        scope
        for item in document["paths"].values()
        for operation in item.values()
        for rule in operation.get("security", [])
        for scopes in rule.values()
        for scope in scopes
    }
    granted = {"account"}.union(*SCOPES_OF_ROLE.values())
    assert used <= set(DESCRIPTIONS), "a route asks for a scope that has no description"
    assert granted == set(DESCRIPTIONS), "a scope that no role holds, or one without a description"
    assert json.dumps(sorted(used - granted)) == "[]"
