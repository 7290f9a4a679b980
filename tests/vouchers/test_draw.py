"""The draw itself: anybody does it again from the public file, and a changed file is found out."""

import hashlib
import hmac
import json
import shutil
import subprocess
import sys

import pytest

from backend.vouchers import draw
from tests.conftest import ROOT

SEED = bytes(range(32))
CODES = [hashlib.sha256(str(number).encode()).hexdigest()[:16] for number in range(12)]


def a_file():
    outcomes = dict.fromkeys(CODES, "waiting")
    order = draw.order_of(SEED, CODES)
    outcomes.update(dict.fromkeys(order[:4], "place"))
    outcomes[order[2]] = "withdrawn"
    return draw.published(round_slug="derde-ronde", seed=SEED, outcomes=outcomes)


def test_the_order_is_the_one_written_down():
    """Golden: worked out here with nothing but the description in the decision record."""
    by_hand = sorted((hmac.new(SEED, code.encode(), "sha256").hexdigest(), code) for code in CODES)
    assert draw.order_of(SEED, CODES) == [code for _, code in by_hand]
    assert draw.order_of(SEED, CODES)[:2] == draw.order_of(SEED, list(reversed(CODES)))[:2]
    assert draw.commitment_of(SEED) == "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd"


def test_every_place_is_as_likely():
    """Chi-square of the first place over 12 codes in 6,000 draws: below the 0.999 quantile of 11 degrees (31.3)."""
    firsts = dict.fromkeys(CODES, 0)
    for number in range(6_000):
        firsts[draw.order_of(hashlib.sha256(f"seed {number}".encode()).digest(), CODES)[0]] += 1
    assert sum((seen - 500) ** 2 / 500 for seen in firsts.values()) < 31.3


def test_a_right_file_has_no_faults():
    assert draw.faults_in(a_file()) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.update(seed=(bytes(32)).hex()),
        lambda file: file.update(codes=file["codes"][1:]),
        lambda file: file["order"].reverse(),
        lambda file: file["order"][-1].update(outcome="place"),
        lambda file: file["order"][0].update(outcome="waiting"),
        lambda file: file["order"][0].update(outcome="friend"),
        lambda file: file.update(format="another/1"),
        lambda file: file.pop("seed"),
        lambda file: file.update(order=7),
    ],
)
def test_a_changed_file_is_found_out(change):
    file = a_file()
    change(file)
    assert draw.faults_in(file)


def test_it_is_checked_outside_the_server_with_python_alone(tmp_path):
    """The script lies alone beside the file, and runs without site packages."""
    shutil.copy(ROOT / "backend" / "vouchers" / "draw.py", tmp_path / "draw.py")
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(a_file()), encoding="utf-8")
    bad.write_text(json.dumps({**a_file(), "seed": "00" * 32}), encoding="utf-8")

    def run(*command: str) -> tuple[int, str]:
        done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, cwd=ROOT)
        return done.returncode, done.stdout

    alone = str(tmp_path / "draw.py")
    assert run("-I", "-S", alone, str(good)) == (0, "RIGHT: 12 codes, 3 places, round derde-ronde\n")
    assert run("-I", "-S", alone, str(bad))[0] == 1
    assert run("-I", "-S", alone, str(tmp_path / "none.json"))[0] == 2
    assert run("-m", "backend.cli", "verify-draw", str(good)) == run("-I", "-S", alone, str(good))
