"""What the worker asks of the process that computes, as bytes on a pipe."""

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Former:
    """The snapshot of a release that was published before.

    `names` tells of each firm in both the pseudonym here by the one there; `taken_out` is how many firms are no longer
    in that snapshot.
    """

    snapshot: bytes
    names: dict[str, str]
    taken_out: int


@dataclass(frozen=True, slots=True)
class Request:
    """A snapshot, and those that its figures are held against."""

    snapshot: bytes
    before: tuple[Former, ...] = ()

    def pack(self) -> bytes:
        """Each part after its length."""
        parts = [self.snapshot]
        for former in self.before:
            parts += [former.snapshot, json.dumps([former.names, former.taken_out]).encode()]
        return b"".join(struct.pack("!Q", len(part)) + part for part in parts)

    @classmethod
    def unpack(cls, content: bytes) -> "Request":
        """From a pipe."""
        snapshot, *parts = _parts(content)
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return cls(snapshot, tuple(Former(former, *json.loads(told)) for former, told in pairs))


def _parts(content: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(content):
        (length,) = struct.unpack_from("!Q", content, at)
        yield content[at + 8 : at + 8 + length]
        at += 8 + length
