"""The strongest reader of what was published: knows who took part where, and solves the linear system of all figures.

A figure is the mean of a set of people and its size, so it tells their sum. A set of one to four people is found when
its sum is a linear combination of the sums that were told. Exact, in fractions.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

FEWEST = 5


def determined(cells: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """Every set of one to four people whose sum follows from the sums over these sets of people."""
    told = [cell for cell in dict.fromkeys(cells) if cell]
    atoms = _atoms(told)
    basis = _echelon([[Fraction(atom <= cell) for atom in atoms] for cell in told])
    small = [place for place, atom in enumerate(atoms) if len(atom) < FEWEST]
    found = []
    for count in range(1, FEWEST):
        for chosen in combinations(small, count):
            people = frozenset().union(*(atoms[place] for place in chosen))
            if len(people) < FEWEST and _spanned(basis, [Fraction(place in chosen) for place in range(len(atoms))]):
                found.append(people)
    return found


def _atoms(cells: Sequence[frozenset[int]]) -> list[frozenset[int]]:
    """People whom no figure tells apart, together: a set that is found holds all of them or none."""
    everybody = sorted(frozenset().union(*cells))
    alike: dict[tuple[bool, ...], set[int]] = {}
    for person in everybody:
        alike.setdefault(tuple(person in cell for cell in cells), set()).add(person)
    return [frozenset(people) for people in alike.values()]


def _echelon(rows: list[list[Fraction]]) -> list[tuple[int, list[Fraction]]]:
    basis: list[tuple[int, list[Fraction]]] = []
    for row in rows:
        left = _reduced(basis, row)
        pivot = next((place for place, value in enumerate(left) if value), None)
        if pivot is not None:
            basis.append((pivot, [value / left[pivot] for value in left]))
    return basis


def _reduced(basis: Sequence[tuple[int, list[Fraction]]], row: Sequence[Fraction]) -> list[Fraction]:
    left = list(row)
    for pivot, known in basis:
        if left[pivot]:
            times = left[pivot]
            left = [value - times * other for value, other in zip(left, known, strict=True)]
    return left


def _spanned(basis: Sequence[tuple[int, list[Fraction]]], wanted: Sequence[Fraction]) -> bool:
    return not any(_reduced(basis, wanted))
