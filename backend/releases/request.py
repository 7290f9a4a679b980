"""What the worker asks of the process that computes, as bytes on a pipe."""

import struct
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """A snapshot, and that of the release it comes after: each of its firms by pseudonym there, with that of here."""

    snapshot: bytes
    before: bytes = b""
    same_firms: bytes = b"{}"

    def pack(self) -> bytes:
        """Each part after its length."""
        parts = (self.snapshot, self.before, self.same_firms)
        return b"".join(struct.pack("!Q", len(part)) + part for part in parts)

    @classmethod
    def unpack(cls, content: bytes) -> "Request":
        """From a pipe."""
        parts, at = [], 0
        while at < len(content):
            (length,) = struct.unpack_from("!Q", content, at)
            parts.append(content[at + 8 : at + 8 + length])
            at += 8 + length
        return cls(*parts)
