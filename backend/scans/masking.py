"""What a reviewer may do to somebody's words: leave parts out, each marked, and nothing else. Pure."""

from backend.scans.models import MASK


def only_masked(original: str, masked: str) -> bool:
    """Whether `masked` is the original with parts replaced by the mask: no word added, changed or moved."""
    first, *rest = masked.split(MASK)
    if not rest:
        return masked == original
    *middle, last = rest
    if not original.startswith(first) or not original.endswith(last):
        return False
    place, end = len(first), len(original) - len(last)
    for piece in middle:
        found = original.find(piece, place, end)
        if found < 0:
            return False
        place = found + len(piece)
    return place <= end
