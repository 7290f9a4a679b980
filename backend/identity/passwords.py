"""Passwords: argon2id, the same time for an unknown account as for a wrong password, and no guessable ones."""

import asyncio
import os
import re
import unicodedata
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from backend.core.problems import Unavailable

# OWASP Password Storage Cheat Sheet (2025): argon2id, 19 MiB, 2 passes, 1 lane, is the floor.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_nobody = _hasher.hash("nobody has this password")

# A hash takes a core and 19 MiB for some tens of milliseconds. So many at once in this process; the others wait.
AT_ONCE = max(1, (os.cpu_count() or 2) // 2)
LONGEST_LINE = 100
_turns = asyncio.Semaphore(AT_ONCE)
_waiting = 0

# What people start a long but guessable password with, in Dutch and English; digits and signs are added to it.
_WORDS = """
abcdefghijkl abcdefghijklmnop admin administrator azerty azertyuiop baasje bedrijf changeme dragon feyenoord
football geheim goedemorgen hallo hallohallo herfst iloveyou inloggen kantoor lente letmein liefde master
monkey nederland onderneming passphrase passw password passwordpassword princess qazwsxedc qwerty qwertyuiop
qwertyuiopasdfghjkl secret slimmer slimmerwerken sunshine superman test testtest trustno trustnoone voetbal
voorbeeld wachtwoord wachtwoordwachtwoord welcome welkom werken winter zomer zxcvbnm
"""
_GUESSED = frozenset(_WORDS.split())
_LEET = str.maketrans("@4310$5!7", "aaeiossit")
_ROWS = "01234567890123456789 98765432109876543210 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm"
FEWEST_DIFFERENT = 5


def is_guessable(password: str, about: Iterable[str] = ()) -> bool:
    """Whether somebody would try this password early: a common word with digits, a row of keys, one's own name.

    `about` holds what others know of the person: e-mail address and name. NIST SP 800-63B section 5.1.1.2 asks to
    refuse common, repetitive, sequential and context-specific passwords instead of demanding kinds of characters.
    """
    plain = password.casefold()
    if len(set(plain)) < FEWEST_DIFFERENT or re.fullmatch(r"(.{1,6}?)\1+.{0,5}", plain):
        return True
    if plain in _ROWS or any(plain.startswith(row[:8]) for row in _ROWS.split()):
        return True
    core = re.sub(r"[^a-z]", "", plain)
    swapped = re.sub(r"[^a-z]", "", plain.rstrip("0123456789!?.-_").translate(_LEET))
    if core in _GUESSED or swapped in _GUESSED:
        return True
    known = {part for text in about for part in re.split(r"[^a-z]+", text.casefold()) if len(part) > 3}
    rest = core
    for part in sorted(known | _GUESSED, key=len, reverse=True):
        rest = rest.replace(part, "")
    return len(rest) < 4 and not re.search(r"\s\S+\s\S+\s", plain)


def hash_password(password: str) -> str:
    """The hash to keep. Blocks for some tens of milliseconds: call it off the event loop."""
    return _hasher.hash(_composed(password))


def _composed(password: str) -> str:
    """One form whatever keyboard it was typed on (NIST SP 800-63B 3.1.1.2)."""
    return unicodedata.normalize("NFKC", password)


def _verify(password_hash: str | None, password: str) -> bool:
    try:
        _hasher.verify(password_hash or _nobody, _composed(password))
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


async def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password belongs to the hash; does the same work when there is no hash."""
    return await asyncio.to_thread(_verify, password_hash, password)


@asynccontextmanager
async def turn() -> AsyncIterator[None]:
    """Wait for a turn to hash. Ask for it before the first query: who waits then holds no database connection.

    Raises Unavailable (503) when too many wait already.
    """
    global _waiting  # noqa: PLW0603 - one line for the whole process
    if _waiting >= LONGEST_LINE:
        raise Unavailable(headers={"Retry-After": "5"})
    _waiting += 1
    try:
        await _turns.acquire()
    finally:
        _waiting -= 1
    try:
        yield
    finally:
        _turns.release()


async def make_hash(password: str) -> str:
    """The hash to keep, made off the event loop. Inside a `turn`."""
    return await asyncio.to_thread(hash_password, password)
