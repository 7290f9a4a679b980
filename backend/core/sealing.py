"""What the service must be able to read back but nobody with only the database may: sealed with a key of its own.

The key is derived from the setting `secret`, or from a file that is made once in the data folder.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE = 12
FILE = "secret"


class SealBroken(Exception):  # noqa: N818 - says what happened
    """What was kept cannot be opened: it was changed, or sealed under another secret."""


class Sealer:
    """Seals and opens for one purpose; what was sealed for another purpose stays shut."""

    def __init__(self, secret: bytes, purpose: str) -> None:
        self._cipher = AESGCM(_key(secret, purpose))

    def seal(self, plain: bytes) -> bytes:
        """The sealed form to keep (AES-256-GCM)."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, None)

    def open(self, sealed: bytes) -> bytes:
        """What was sealed. Raises SealBroken."""
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], None)
        except InvalidTag as failure:
            raise SealBroken from failure


@lru_cache
def sealer(secret: str, data_dir: Path, purpose: str) -> Sealer:
    """The sealer of this service for one purpose."""
    return Sealer(_secret(secret, data_dir), purpose)


def mark(secret: str, data_dir: Path, purpose: str, plain: bytes) -> bytes:
    """A mark on this text that only this service can make, the same each time (HMAC-SHA-256)."""
    return marker(secret, data_dir, purpose)(plain)


def marker(secret: str, data_dir: Path, purpose: str) -> Callable[[bytes], bytes]:
    """What makes such marks, many of them with one key."""
    key = _key(_secret(secret, data_dir), purpose)
    return lambda plain: hmac.digest(key, plain, hashlib.sha256)


def _key(secret: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(secret)


def _secret(secret: str, data_dir: Path) -> bytes:
    return secret.encode() or _kept_secret(data_dir / FILE)


def _kept_secret(path: Path) -> bytes:
    """The secret of the data folder. Of two processes that start at once, one makes it and both read it."""
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        making = path.with_name(f"{FILE}.{secrets.token_hex(8)}")
        handle = os.open(making, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_hex(32).encode())
        try:
            os.link(making, path)
        except FileExistsError:
            pass
        finally:
            making.unlink()
    return path.read_bytes()
