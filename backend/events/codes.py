"""The code at the door: short, to read from a screen and type on a phone."""

import secrets

# No vowels, so that no words arise; without 0, 1, I, L and O, which people confuse.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
SIGNS = 6


def new_code() -> str:
    """Six signs, as they are kept."""
    return "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))
