"""Typed text as words, and the pure questions about words: how alike two are, and where a compound can be split.

Dutch writes compounds as one word and its stemmer leaves them whole. Which parts a word has is judged by the words that
stand in the documents themselves: no list of Dutch words is needed, and what is published today counts today.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from backend.core.naming import sort_key

WORD = re.compile(r"[a-z0-9]+")
MOST_WORDS = 10
LONGEST_WORD = 60
LEAST_PART = 3  # letters of a part of a compound
LEAST_BEGIN = 4  # letters of a part that is only the beginning of a known word
LINKS = ("", "s", "en", "e", "n")  # what Dutch puts between two parts
ENDING = 4  # letters that an inflected word may be longer than the part


@dataclass(frozen=True, slots=True)
class Split:
    """Two parts of a compound; of the first one perhaps only the beginning is a known word's."""

    left: str
    right: str
    left_is_beginning: bool


def words_of(typed: str) -> list[str]:
    """The words, lower case without accents, at most ten; letters and digits only, so never query syntax."""
    return [word[:LONGEST_WORD] for word in WORD.findall(sort_key(typed[:200]))][:MOST_WORDS]


def phrases_of(words: Sequence[str]) -> set[str]:
    """Every run of up to three words."""
    return {" ".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words) - size + 1)}


def endings_of(word: str) -> list[str]:
    """What may be the last part of a compound."""
    return [word[at:] for at in range(LEAST_PART, len(word) - LEAST_PART + 1)]


def split(word: str, known: Collection[str]) -> Split | None:
    """The split whose shorter part is longest: both parts known words, or the first the beginning of one."""
    best: tuple[tuple[bool, int], Split] | None = None
    for right in endings_of(word):
        if right not in known:
            continue
        before = word[: -len(right)]
        for link in LINKS:
            left = before.removesuffix(link) if link else before
            if len(left) < LEAST_PART or (link and left == before):
                continue
            whole = left in known
            begun = len(left) >= LEAST_BEGIN and any(
                each.startswith(left) and len(each) - len(left) <= ENDING for each in known
            )
            if whole or begun:
                rank = (whole, min(len(left), len(right)))
                if best is None or rank > best[0]:
                    best = rank, Split(left, right, left_is_beginning=not whole)
    return best[1] if best else None


def distance(one: str, other: str) -> int:
    """Letters to add, drop, change or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            best = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                best = min(best, earlier[j - 2] + 1)
            row.append(best)
    return row[-1]


def forgiven(word: str) -> int:
    """How many errors a word of this length may hold."""
    return 0 if len(word) < 4 else 1 if len(word) < 6 else 2 if len(word) < 11 else 3


def nearest(word: str, candidates: Iterable[tuple[str, int]], most: int) -> str | None:
    """The known word that was meant, with at most so many errors: least, then same first letter, then most used."""
    found = [(distance(word, each), each[0] != word[0], -documents, each) for each, documents in candidates]
    near = [one for one in found if 0 < one[0] <= most]
    return min(near)[3] if near else None
