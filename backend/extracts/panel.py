"""What an extract is built from: the firms that agree, and their measurements by year; columns of numpy.

Nothing in it names a firm but `ids`, of which only a keyed pseudonym leaves. Pure: no database, no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

# Who brought a value, in the order of the codes in `Panel.sources`; one that follows from two others is computed.
SOURCES = ("company", "branch", "import", "computed")
NO_VALUE = -1

Texts = NDArray[np.str_]
Numbers = NDArray[np.float64]
Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Panel:
    """Firms (n) and their firm-years (m) of the indicators asked for (k), at most one row per firm and year.

    `firm` is a place in `ids`. `values` (m, k) is in the unit of the dictionary, NaN where nothing was given; `sources`
    (m, k) are places in SOURCES or NO_VALUE; `corrected` (m, k) says that a first value was replaced. `regions` maps
    a province to the part of the country it lies in.
    """

    ids: tuple[UUID, ...]
    section: Texts
    size_class: Texts
    province: Texts
    kind: Texts
    start_year: Codes
    firm: Codes
    year: Codes
    values: Numbers
    sources: NDArray[np.int8]
    corrected: NDArray[np.bool_]
    regions: Mapping[str, str]

    def of(self, kept: NDArray[np.bool_]) -> "Panel":
        """The same of these firms alone (a mask over n)."""
        place = np.cumsum(kept) - 1
        measured = kept[self.firm] if len(self.firm) else np.zeros(0, dtype=np.bool_)
        return Panel(
            ids=tuple(each for each, stays in zip(self.ids, kept, strict=True) if stays),
            section=self.section[kept],
            size_class=self.size_class[kept],
            province=self.province[kept],
            kind=self.kind[kept],
            start_year=self.start_year[kept],
            firm=place[self.firm[measured]].astype(np.int32),
            year=self.year[measured],
            values=self.values[measured],
            sources=self.sources[measured],
            corrected=self.corrected[measured],
            regions=self.regions,
        )
