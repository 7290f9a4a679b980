"""Passwords: argon2id, and the same time for an unknown account as for a wrong password."""

import asyncio

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# OWASP Password Storage Cheat Sheet (2025): argon2id, 19 MiB, 2 passes, 1 lane, is the floor.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
_nobody = _hasher.hash("nobody has this password")


def hash_password(password: str) -> str:
    """The hash to keep. Blocks for some tens of milliseconds: call it off the event loop."""
    return _hasher.hash(password)


def _verify(password_hash: str | None, password: str) -> bool:
    try:
        _hasher.verify(password_hash or _nobody, password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


async def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password belongs to the hash; does the same work when there is no hash."""
    return await asyncio.to_thread(_verify, password_hash, password)
