"""The draw of a round, such that anybody can do it again: `python draw.py FILE` with the published file.

Source of the scheme: commit and reveal, with HMAC-SHA256 (RFC 2104) as the order. Needs Python's standard library only,
so that this file alone, beside the published one, is enough.

1. At publication of the round, before anybody applies: a secret seed of 32 random bytes; its SHA-256 is published.
2. At submission: each application gets a code, the first 16 hexadecimal digits of SHA-256(salt + ":" + voucher code),
   with 16 random bytes as its own salt. Only the applicant knows whose code it is.
3. At the closing: the list of codes is frozen and its SHA-256 is published (the sorted codes, each with a newline).
4. At the draw: the seed is revealed. The order is by HMAC-SHA256(seed, code), smallest first. Whoever does not know the
   seed cannot tell these numbers from independent uniform ones, so each order is as likely as any other.
"""

import hashlib
import hmac
import json
import secrets
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

FORMAT = "slimmer-werken-draw/1"
OUTCOMES = ("place", "waiting", "withdrawn")


def new_seed() -> bytes:
    """A seed that nobody can guess: 32 random bytes."""
    return secrets.token_bytes(32)


def commitment_of(seed: bytes) -> str:
    """What is published of the seed beforehand: its SHA-256, hexadecimal."""
    return hashlib.sha256(seed).hexdigest()


def code_of(salt: str, voucher_code: str) -> str:
    """The code of an application on the public list: 16 hexadecimal digits."""
    return hashlib.sha256(f"{salt}:{voucher_code}".encode()).hexdigest()[:16]


def list_hash_of(codes: Collection[str]) -> str:
    """The SHA-256 of the frozen list: the sorted codes, each with a newline."""
    return hashlib.sha256("".join(f"{code}\n" for code in sorted(codes)).encode()).hexdigest()


def order_of(seed: bytes, codes: Collection[str]) -> list[str]:
    """The codes in the order of the draw."""
    return sorted(codes, key=lambda code: (hmac.new(seed, code.encode(), hashlib.sha256).digest(), code))


def published(*, round_slug: str, seed: bytes, outcomes: dict[str, str]) -> dict[str, Any]:
    """The public file: `outcomes` says of each code on the list what became of it at the draw."""
    return {
        "format": FORMAT,
        "round": round_slug,
        "commitment": commitment_of(seed),
        "seed": seed.hex(),
        "listHash": list_hash_of(outcomes),
        "codes": sorted(outcomes),
        "order": [{"code": code, "outcome": outcomes[code]} for code in order_of(seed, outcomes)],
    }


def faults_in(file: dict[str, Any]) -> list[str]:
    """Do the draw again from the public file; answers what does not match, in words. Empty when all is right."""
    try:
        seed, codes = bytes.fromhex(file["seed"]), list(file["codes"])
        order = [(line["code"], line["outcome"]) for line in file["order"]]
        told = {name: str(file[name]) for name in ("format", "commitment", "listHash")}
    except (KeyError, TypeError, ValueError) as fault:
        return [f"the file cannot be read as a draw: {fault!r}"]
    places = [outcome == "place" for _, outcome in order if outcome != "withdrawn"]
    checks = {
        f"the format is not {FORMAT}": told["format"] == FORMAT,
        "the seed is not the one that was promised": commitment_of(seed) == told["commitment"],
        "the list of codes is not the one that was frozen": list_hash_of(codes) == told["listHash"],
        "a code stands on the list twice": len(set(codes)) == len(codes),
        "the order is not the one that the seed gives": [code for code, _ in order] == order_of(seed, codes),
        "an outcome is unknown": all(outcome in OUTCOMES for _, outcome in order),
        "somebody got a place before somebody who was drawn earlier": places == sorted(places, reverse=True),
    }
    return [words for words, right in checks.items() if not right]


def checked(path: Path) -> tuple[int, str]:
    """The exit code and what there is to say of the draw in this file: 0 right, 1 wrong, 2 unreadable."""
    try:
        file = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as failure:
        return 2, f"{path}: {failure}"
    faults = faults_in(file)
    if faults:
        return 1, "\n".join(f"WRONG: {words}" for words in faults)
    outcomes = [line["outcome"] for line in file["order"]]
    return 0, f"RIGHT: {len(outcomes)} codes, {outcomes.count('place')} places, round {file.get('round')}"


if __name__ == "__main__":
    code, words = checked(Path(sys.argv[1]))
    sys.stdout.write(f"{words}\n")
    sys.exit(code)
