"""The code of a campaign: short, to read aloud and to type over from a newsletter. It is public, not a secret."""

import re
import secrets

# No vowels, so that no words arise; without 0, 1, I, L and O, which people confuse.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
SIGNS = 6


def new_code() -> str:
    """Six signs, as they are kept."""
    return "".join(secrets.choice(ALPHABET) for _ in range(SIGNS))


def read_code(written: str) -> str | None:
    """The code as it is kept, from what somebody typed; None for what cannot be one."""
    signs = re.sub(r"[\s-]", "", written).upper()
    return signs if len(signs) == SIGNS and set(signs) <= set(ALPHABET) else None


def shown(code: str) -> str:
    """The code as it is read: `K7M-4QX`."""
    return f"{code[:3]}-{code[3:]}"


def address(public_url: str, code: str) -> str:
    """Where a company is invited."""
    return f"{public_url}/meedoen/{shown(code)}"
