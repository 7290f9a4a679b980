"""Codes in links of mails: they name something and prove that this service made them, for one purpose each.

Nobody makes one who has only the database. A code says nothing but an identifier, and works as long as that is there.
"""

import base64
import binascii
import hmac
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from backend.core.sealing import mark


@dataclass(frozen=True, slots=True)
class Codes:
    """Makes and reads codes of one purpose."""

    secret: str
    data_dir: Path
    purpose: str

    def make(self, subject_id: UUID) -> str:
        """The code that names this one."""
        return base64.urlsafe_b64encode(subject_id.bytes + self._sign(subject_id)).decode()

    def read(self, code: str) -> UUID | None:
        """What a code names that we made for this purpose, else None. Compared in constant time."""
        try:
            found = base64.b64decode(code.encode("ascii"), altchars=b"-_", validate=True)
        except (UnicodeEncodeError, binascii.Error):
            return None
        if len(found) != 48:  # 16 bytes of the identifier and 32 of its signature
            return None
        subject_id = UUID(bytes=found[:16])
        return subject_id if hmac.compare_digest(found[16:], self._sign(subject_id)) else None

    def _sign(self, subject_id: UUID) -> bytes:
        return mark(self.secret, self.data_dir, self.purpose, subject_id.bytes)
