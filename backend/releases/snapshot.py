"""The frozen data of a release: columns of firms, their measurements and the tools they use; in numpy, for the worker.

A snapshot is an archive of plain arrays (`numpy.load` opens it anywhere) in which firms stand in the order of their
pseudonym, so that nothing but the key leads back to them. The same data give the same bytes.
"""

import hashlib
import hmac
import io
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

NOT_DRAWN = -1


def pseudonym(key: bytes, company_id: UUID) -> str:
    """The name of a firm in one snapshot: 32 hexadecimal digits (HMAC-SHA-256, cut to 128 bits)."""
    return hmac.digest(key, company_id.bytes, hashlib.sha256)[:16].hex()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Firms (n), measurements (m) of all indicators (k), and uses of tools (u). Missing values are NaN, days NaT.

    `starts` is the first day of a trajectory or of the use of a tool. `drawn` is 1 for a firm that a draw gave a place,
    0 for one it did not, -1 for one that was in no draw; `draw` is the short name of that draw. `firm` and `use_firm`
    are places in `firms`, `use_tool` in `tools`. `transformations` is the scale of each indicator.
    """

    firms: NDArray[np.str_]
    starts: NDArray[np.datetime64]
    drawn: NDArray[np.int8]
    draw: NDArray[np.str_]
    section: NDArray[np.str_]
    size_class: NDArray[np.str_]
    province: NDArray[np.str_]
    firm: NDArray[np.int32]
    measured_on: NDArray[np.datetime64]
    indicators: NDArray[np.str_]
    transformations: NDArray[np.str_]
    values: NDArray[np.float64]
    tools: NDArray[np.str_]
    use_firm: NDArray[np.int32]
    use_tool: NDArray[np.int32]
    used_since: NDArray[np.datetime64]

    def pack(self) -> bytes:
        """The bytes to keep."""
        written = io.BytesIO()
        np.savez_compressed(written, **{each.name: getattr(self, each.name) for each in fields(self)})
        return written.getvalue()

    @classmethod
    def unpack(cls, content: bytes) -> "Snapshot":
        """The snapshot in these bytes; nothing in them is ever run."""
        with np.load(io.BytesIO(content), allow_pickle=False) as found:
            return cls(**{each.name: found[each.name] for each in fields(cls)})

    def without(self, name: str) -> "Snapshot":
        """The same without one firm, everything of it included."""
        at = int(np.searchsorted(self.firms, name))
        if at == len(self.firms) or self.firms[at] != name:
            return self
        stays = np.arange(len(self.firms)) != at
        measured, used = self.firm != at, self.use_firm != at
        return replace(
            self,
            **{each: getattr(self, each)[stays] for each in OF_FIRM},
            firm=_moved_up(self.firm[measured], at),
            measured_on=self.measured_on[measured],
            values=self.values[measured],
            use_firm=_moved_up(self.use_firm[used], at),
            use_tool=self.use_tool[used],
            used_since=self.used_since[used],
        )


OF_FIRM = ("firms", "starts", "drawn", "draw", "section", "size_class", "province")


def _moved_up(places: NDArray[np.int32], at: int) -> NDArray[np.int32]:
    return np.where(places > at, places - 1, places).astype(np.int32)


def ordered(found: Snapshot) -> Snapshot:
    """The same with firms by pseudonym, and measurements and uses by firm, day and tool."""
    order = np.argsort(found.firms)
    place = np.empty(len(order), dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    firm, use_firm = place[found.firm], place[found.use_firm]
    by_day = np.lexsort((found.measured_on, firm))
    by_tool = np.lexsort((found.use_tool, use_firm))
    return replace(
        found,
        **{each: getattr(found, each)[order] for each in OF_FIRM},
        firm=firm[by_day],
        measured_on=found.measured_on[by_day],
        values=found.values[by_day],
        use_firm=use_firm[by_tool],
        use_tool=found.use_tool[by_tool],
        used_since=found.used_since[by_tool],
    )


def days(found: Sequence[object]) -> NDArray[np.datetime64]:
    """Dates as numpy keeps them; None is NaT."""
    return np.array(found, dtype="datetime64[D]")
