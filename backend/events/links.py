"""The link of a registration: its key is made by this service alone, so it is kept nowhere and cannot be guessed."""

import base64
import binascii
import hmac
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from backend.core.sealing import mark
from backend.settings import Settings

PURPOSE = "event registration link"
PAGE = "/bijeenkomsten/aanmelding"
SIGNED = 24  # bytes of the mark: 192 bits


@dataclass(frozen=True, slots=True)
class RegistrationLinks:
    """Makes and reads keys: the identifier of a registration and a mark on it."""

    secret: str
    data_dir: Path

    def key(self, registration_id: UUID) -> str:
        """The part of the link behind `#`."""
        return _text(registration_id.bytes + self._mark(registration_id))

    def page(self, registration_id: UUID) -> str:
        """Where the registration is seen, changed and cancelled; mails put the address of the site before it."""
        return f"{PAGE}#{self.key(registration_id)}"

    def read(self, key: str) -> UUID | None:
        """The registration of a key; None for one that this service did not make."""
        try:
            raw = base64.b64decode(key + "=" * (-len(key) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            return None
        if len(raw) != 16 + SIGNED:
            return None
        registration_id = UUID(bytes=raw[:16])
        return registration_id if hmac.compare_digest(raw[16:], self._mark(registration_id)) else None

    def _mark(self, registration_id: UUID) -> bytes:
        return mark(self.secret, self.data_dir, PURPOSE, registration_id.bytes)[:SIGNED]


def links_of(settings: Settings) -> RegistrationLinks:
    """The links of this deployment."""
    return RegistrationLinks(settings.secret, settings.data_dir)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
