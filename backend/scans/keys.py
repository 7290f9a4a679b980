"""The keys of the scan: random, handed out once, kept only as a hash.

An invitation token travels in a link's fragment. A response key is also the receipt code that a person writes down:
four groups of five signs, the last sign a check on typing errors.
"""

import hashlib
import secrets

# Without 0, 1, I, L and O, which people confuse. 31 signs, a prime number: so the check sees every single wrong sign
# and every exchange of two neighbours.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
SIGNS = 20
GROUP = 5


def new_token() -> str:
    """An invitation token of 192 random bits, fit for a link."""
    return secrets.token_urlsafe(24)


def new_key() -> str:
    """A response key of 94 random bits, as `K7QM2-XR9TA-...`."""
    signs = "".join(secrets.choice(ALPHABET) for _ in range(SIGNS - 1))
    signs += _check(signs)
    return "-".join(signs[at : at + GROUP] for at in range(0, SIGNS, GROUP))


def read_key(written: str) -> str | None:
    """The key as it was handed out, from what somebody typed; None when it holds a typing error."""
    signs = "".join(written.upper().split()).replace("-", "")
    if len(signs) != SIGNS or not set(signs) <= set(ALPHABET) or _check(signs[:-1]) != signs[-1]:
        return None
    return "-".join(signs[at : at + GROUP] for at in range(0, SIGNS, GROUP))


def hash_of(secret: str) -> bytes:
    """What is kept of a token or key: both are random, so a fast hash is enough."""
    return hashlib.sha256(secret.encode()).digest()


def _check(signs: str) -> str:
    total = sum(place * ALPHABET.index(sign) for place, sign in enumerate(signs, start=1))
    return ALPHABET[total % len(ALPHABET)]
