"""Where a reader of the feed is, as a text that only this service can make and read, and that one reader can use.

Sealed, so nobody counts our moves from it; bound to the reader, so a cursor that leaks opens nothing for another.
"""

import base64
import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from uuid import UUID

from backend.core.sealing import SealBroken, Sealer, sealer
from backend.settings import Settings
from backend.vouchers.errors import CursorInvalid

_FORM = struct.Struct(">Bqq16s16s")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class Reading(IntEnum):
    """What a cursor goes on with."""

    CHANGES = 1
    SNAPSHOTS = 2


@dataclass(frozen=True, slots=True)
class Place:
    """The last entry of the feed that was read, by number and moment: after a backup is put back both tell."""

    position: int = 0
    recorded_at: datetime = _EPOCH


def sealer_of(settings: Settings) -> Sealer:
    """What cursors are sealed with."""
    return sealer(settings.secret, settings.data_dir, "cursors of the voucher feed")


def write(seal: Sealer, reading: Reading, reader_id: UUID, place: Place, last_id: UUID = NOBODY) -> str:
    """The cursor; `last_id` is the last voucher of a full read."""
    moment = (place.recorded_at - _EPOCH) // timedelta(microseconds=1)
    plain = _FORM.pack(reading, place.position, moment, last_id.bytes, reader_id.bytes)
    return base64.urlsafe_b64encode(seal.seal(plain)).rstrip(b"=").decode()


def read(seal: Sealer, reading: Reading, reader_id: UUID, cursor: str) -> tuple[Place, UUID]:
    """The place, and the last voucher of a full read. Raises CursorInvalid (400), for another's cursor too."""
    try:
        plain = seal.open(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
        kind, position, moment, last_id, whose = _FORM.unpack(plain)
    except (ValueError, SealBroken, struct.error) as failure:
        raise CursorInvalid from failure
    if (kind, whose) != (reading, reader_id.bytes):
        raise CursorInvalid
    return Place(position, _EPOCH + timedelta(microseconds=moment)), UUID(bytes=last_id)
