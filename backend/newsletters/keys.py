"""Signed links of a subscription, and the mark under which an address is remembered without keeping it.

Nobody makes either who has only the database. The link to unsubscribe travels in a header that mail systems read, so it
can do that one thing; the link to the preferences shows them.
"""

import base64
import binascii
import hmac
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from backend.core.sealing import mark
from backend.settings import Settings

PREFERENCES, UNSUBSCRIBE = "newsletter preferences", "newsletter unsubscribe"
LENGTH = 64  # characters: 16 bytes of the subscription and 32 of its signature


@dataclass(frozen=True, slots=True)
class Keys:
    """Makes and reads what only this service can make."""

    secret: str
    data_dir: Path

    def address_mark(self, email: str) -> bytes:
        """32 bytes, the same each time for an address."""
        return mark(self.secret, self.data_dir, "newsletter addresses", email.encode())

    def link(self, purpose: str, subscription_id: UUID) -> str:
        """The part of a link that names a subscription and proves that we made it."""
        return base64.urlsafe_b64encode(subscription_id.bytes + self._sign(purpose, subscription_id)).decode()

    def read(self, purpose: str, link: str) -> UUID | None:
        """The subscription of a link that we made for this purpose, else None."""
        try:
            found = base64.b64decode(link.encode("ascii"), altchars=b"-_", validate=True)
        except (UnicodeEncodeError, binascii.Error):
            return None
        if len(found) != 48:
            return None
        subscription_id = UUID(bytes=found[:16])
        return subscription_id if hmac.compare_digest(found[16:], self._sign(purpose, subscription_id)) else None

    def _sign(self, purpose: str, subscription_id: UUID) -> bytes:
        return mark(self.secret, self.data_dir, purpose, subscription_id.bytes)


def keys_of(settings: Settings) -> Keys:
    """The keys of this service."""
    return Keys(settings.secret, settings.data_dir)
