"""One function computes what is told of people: no other module turns answers into a mean, or writes a result."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BACKEND = sorted((ROOT / "backend").rglob("*.py"))

# Whoever holds raw answers, and why.
HOLD_ANSWERS = {
    "backend/scans/models": "the tables",
    "backend/scans/queries.py": "somebody's own answers, by key",
    "backend/scans/service/answering.py": "saving them, by key",
    "backend/scans/service/publishing.py": "through the gate, once",
    "backend/scans/service/pooling.py": "cuts what employees wrote loose from them, from ten, or deletes it",
    "backend/scans/service/mixing.py": "writes them anew in another order, and reads none for display",
    "backend/scans/service/norming.py": "how well statements measure, over ten firms or more",
    "backend/scans/own_data.py": "says that they belong to nobody",
    "backend/privacy/retention.py": "deletes them when their time has come",
    "backend/demo/scans.py": "answers of invented people",
}
# Whoever takes a mean of people's scores.
TAKE_MEANS = {
    "backend/scans/scoring.py",
    "backend/scans/disclosure.py",
    "backend/scans/service/publishing.py",
    "backend/reviews/queries.py",  # of companies on an adviser, from five; of employees it adds up what was published
    "backend/scans/norms.py",  # a median over firms of how much people agree
}
# Whoever writes what is published.
WRITE_RESULTS = {"backend/scans/service/publishing.py"}
RESULTS = {"ScanResult", "ResultDimension", "ResultGroup"}
AVERAGING = {"mean", "fmean", "avg", "median", "pstdev", "stdev"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _called(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}


def _imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("backend.scans")
        for name in node.names
    }


def _of_scans(path: Path) -> bool:
    return _name(path).startswith("backend/scans/") or bool(_imported(path))


def test_only_these_modules_hold_raw_answers():
    found = {_name(path) for path in BACKEND if _imported(path) & {"Answer", "Remark", "Response"}}
    assert [name for name in found if not any(name.startswith(known) for known in HOLD_ANSWERS)] == []


def test_only_the_gate_takes_a_mean_of_people():
    found = {_name(path) for path in BACKEND if _of_scans(path) and _called(path) & AVERAGING}
    assert found == TAKE_MEANS


def test_only_publishing_writes_a_result():
    found = {_name(path) for path in BACKEND if _called(path) & RESULTS and "/models/" not in _name(path)}
    assert found == WRITE_RESULTS


def test_every_figure_of_employees_in_a_result_comes_out_of_the_gate():
    """Publishing names `disclose` once, and takes no other function of the gate for employees."""
    tree = ast.parse((ROOT / "backend/scans/service/publishing.py").read_text(encoding="utf-8"))
    used = [
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "disclosure"
    ]
    assert used.count("disclose") == 1
    assert set(used) <= {"disclose", "management_score", "SMALL"}
