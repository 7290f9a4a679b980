"""Which groups of firms can be worked out from sums over other groups: linear algebra over everything that is told.

An attacker is taken to know each told sum exactly, although it was rounded. What no combination of exact sums gives,
no combination of rounded ones gives either. Source: Hundepool et al., Handbook on Statistical Disclosure Control
(2010), ch. 4, on linear relations between tables.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from backend.statistics.firms import FEWEST_FIRMS

Matrix = NDArray[np.float64]
SMALLEST_EIGENVALUE = 1e-8  # of the products of rows of zeros and ones, beside the largest
MISSED_BY = 1e-6  # a group this near to the told ones, as a share of itself, is one of their combinations
AT_A_TIME = 2_000  # groups, to bound the memory


@dataclass(frozen=True, slots=True)
class Recovery:
    """A group that can be worked out, and the rows that carry it."""

    target: int
    carriers: tuple[int, ...]


class Sums:
    """The sums that are told, as combinations of atoms: firms that no told group tells apart."""

    def __init__(self, rows: NDArray[np.bool_]) -> None:
        """Take a row per told group and a column per firm."""
        packed = np.packbits(rows, axis=0) if len(rows) else np.zeros((1, rows.shape[1]), dtype=np.uint8)
        _, first, self.atom_of, self.sizes = np.unique(
            packed, axis=1, return_index=True, return_inverse=True, return_counts=True
        )
        self.atom_of = self.atom_of.ravel()
        self.rows: Matrix = rows[:, first].astype(np.float64)
        self._decompose()

    def _decompose(self) -> None:
        values, vectors = np.linalg.eigh(self.rows @ self.rows.T)
        kept = values > SMALLEST_EIGENVALUE * max(float(values[-1]) if len(values) else 0.0, 1.0)
        self._inverse: Matrix = vectors[:, kept] / values[kept]
        self._vectors: Matrix = vectors[:, kept]
        self._basis: Matrix = (vectors[:, kept] / np.sqrt(values[kept])).T @ self.rows

    @property
    def rank(self) -> int:
        """How many independent sums are told."""
        return int(self._basis.shape[0])

    def recovered(self, targets: NDArray[np.int8]) -> list[Recovery]:
        """Which groups (a row each; 1 for a firm, -1 for one that is subtracted) are combinations of the told ones."""
        if not len(targets):
            return []
        found = []
        for start in range(0, len(targets), AT_A_TIME):
            part = targets[start : start + AT_A_TIME]
            even, weights = self._by_atom(part)
            at = np.flatnonzero(even)
            wanted = weights[at]
            lengths = (wanted**2).sum(axis=1)
            missed = lengths - ((wanted @ self._basis.T) ** 2).sum(axis=1)
            inside = (missed < MISSED_BY * lengths) & (lengths > 0)
            found += [self._recovery(start + int(number), wanted[each]) for each, number in _numbered(inside, at)]
        return found

    def atoms(self) -> list[Recovery]:
        """Which atoms of fewer than ten firms are told apart from all others, by a number of their own."""
        alone = (self._basis**2).sum(axis=0) > 1 - MISSED_BY
        few = self.sizes < FEWEST_FIRMS
        found = np.flatnonzero(alone & few & self.rows.any(axis=0))
        return [self._recovery(int(atom), np.eye(1, len(self.sizes), int(atom))[0]) for atom in found]

    def _by_atom(self, targets: NDArray[np.int8]) -> tuple[NDArray[np.bool_], Matrix]:
        """Each group as weights of atoms, and whether it is even over each: else no sum tells it."""
        order = np.argsort(self.atom_of, kind="stable")
        starts = np.concatenate(([0], np.cumsum(self.sizes)[:-1])).astype(np.intp)
        sorted_targets = targets[:, order]
        highest = np.maximum.reduceat(sorted_targets, starts, axis=1)
        lowest = np.minimum.reduceat(sorted_targets, starts, axis=1)
        return (highest == lowest).all(axis=1), highest.astype(np.float64)

    def _recovery(self, target: int, weights: Matrix) -> Recovery:
        shares = np.abs(self._inverse @ (self._vectors.T @ (self.rows @ weights)))
        return Recovery(target, tuple(int(row) for row in np.flatnonzero(shares > MISSED_BY)))

    def too_close(self, firms: NDArray[np.bool_]) -> list[tuple[int, int]]:
        """Pairs of told groups that differ by one to nine firms. `firms` are the same groups, by firm.

        A firm that is in both and gave something else in each is one that differs.
        """
        sized = self.rows * self.sizes
        gave_the_same = sized @ self.rows.T
        in_both = firms.astype(np.float32) @ firms.astype(np.float32).T
        alone = sized.sum(axis=1)
        differing = np.rint(alone[:, None] + alone[None, :] - gave_the_same - in_both)
        first, second = np.nonzero(np.triu((differing > 0) & (differing < FEWEST_FIRMS)))
        return [(int(one), int(other)) for one, other in zip(first, second, strict=True)]


def _numbered(inside: NDArray[np.bool_], at: NDArray[np.intp]) -> Sequence[tuple[int, int]]:
    return [(int(each), int(at[each])) for each in np.flatnonzero(inside)]
