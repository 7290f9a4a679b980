"""`make study`: from two files to one JSON object on standard output, and nothing left behind."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backend.start import commands, study
from backend.start.places import ROOT
from backend.start.problems import StartProblem
from backend.start.steps import say
from tests.studies.panels import jtrain, lines, made

# What `python -m backend.start study` does once the environment is there.
PROGRAM = (
    "import sys\n"
    "from backend.start import commands, study\n"
    "commands.obey = lambda _: study.aside(study.run)\n"
    "sys.exit(commands.main(['study']))\n"
)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """A data folder of its own, with a server of its own."""
    folder = tmp_path_factory.mktemp("study-data")
    yield folder
    subprocess.run(
        [sys.executable, "-m", "backend.start", "stop"], cwd=ROOT, env=variables(folder), check=True, timeout=60
    )


def variables(data: Path, **given: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "SLIMMERWERKEN_DATA_DIR": str(data), **given}


def panel(folder: Path, firms: bytes, measurements: bytes) -> dict[str, str]:
    (folder / "the firms.csv").write_bytes(firms)
    (folder / "measurements.csv").write_bytes(measurements)
    return {"FIRMS": "the firms.csv", "MEASUREMENTS": "measurements.csv", "OUTCOME": "scrap_rate", "TRANSFORM": "log"}


def compute(folder: Path, data: Path, **given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        env=variables(data, **given),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_from_two_files_to_the_release_and_a_problem_to_standard_error(tmp_path, data):
    given = panel(tmp_path, *jtrain())
    done = compute(tmp_path, data, **given, ADJUST="unionised")
    assert done.returncode == 0, done.stderr
    release = json.loads(done.stdout)
    assert done.stdout.startswith("{")
    assert release["refusal"] is None
    by_year = {each["eventTime"]: each["value"] for each in release["estimates"] if each["estimand"] == "twfe_event"}
    assert by_year[0] == pytest.approx(-0.252, abs=0.0005)
    assert by_year[1] == pytest.approx(-0.422, abs=0.0005)
    assert {each["adjusted"] for each in release["estimates"]} == {False, True}
    assert release["preTrend"]["pValue"] is not None
    wrong = compute(tmp_path, data, **{**given, "OUTCOME": "profit"})
    assert wrong.returncode == 1
    assert wrong.stdout == ""
    assert "The outcome does not stand in it. These do: scrap_rate." in wrong.stderr
    few = compute(tmp_path, data, **panel(tmp_path, *map(lines, made(treated=2, others=1))))
    assert few.returncode == 0, few.stderr
    assert json.loads(few.stdout)["refusal"].endswith(".")
    assert not (data / "study-postgres" / "data" / "postmaster.pid").exists()


def test_whoever_stops_it_leaves_nothing_running(tmp_path, data):
    # So many firms that it is still at work when it is stopped.
    given = panel(tmp_path, *map(lines, made(treated=4_000, others=4_000)))
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env=variables(data, **given),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    log = data / "log" / "study-server.log"
    log.unlink(missing_ok=True)
    while not log.exists() and running.poll() is None:
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    told, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert told == ""
    assert "Stopped; nothing was kept." in said
    assert not (data / "study-postgres" / "data" / "postmaster.pid").exists()


@pytest.mark.parametrize("missing", ["FIRMS", "MEASUREMENTS", "OUTCOME", "TRANSFORM"])
def test_what_is_missing_is_named_before_anything_starts(tmp_path, monkeypatch, missing):
    given = panel(tmp_path, *jtrain())
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StartProblem, match=f"Needs {missing}: make -s study"):
        study.wish({**given, missing: " "})
    fields, files = study.wish({**given, "ADJUST": "a,b", "WINSORISE": ""})
    assert fields == {"outcome": "scrap_rate", "transform": "log", "adjust": "a,b"}
    assert files == {"firms": Path("the firms.csv"), "measurements": Path("measurements.csv")}


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path, monkeypatch):
    given = panel(tmp_path, *jtrain())
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StartProblem, match="There is no file elsewhere"):
        study.wish({**given, "FIRMS": "elsewhere.csv"})
    with Path("measurements.csv").open("wb") as large:
        large.truncate(25_000_001)
    with pytest.raises(StartProblem, match="larger than 25 MB"):
        study.wish(given)


def test_all_that_is_said_on_the_way_goes_aside(capsys):
    study.aside(lambda result: (say("on the way"), result.write("{}")))
    told = capsys.readouterr()
    assert (told.out, told.err) == ("{}", "on the way\n")


def test_the_command_is_known():
    assert commands.read_arguments(["study"]).command == "study"
