"""Signed links of a subscription, and the mark under which an address is remembered without keeping it.

Nobody makes either who has only the database. The link to unsubscribe travels in a header that mail systems read, so it
can do that one thing; the link to the preferences shows them.
"""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from backend.core.sealing import mark
from backend.core.signed_codes import Codes
from backend.settings import Settings

PREFERENCES, UNSUBSCRIBE = "newsletter preferences", "newsletter unsubscribe"


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
        return Codes(self.secret, self.data_dir, purpose).make(subscription_id)

    def read(self, purpose: str, link: str) -> UUID | None:
        """The subscription of a link that we made for this purpose, else None."""
        return Codes(self.secret, self.data_dir, purpose).read(link)


def keys_of(settings: Settings) -> Keys:
    """The keys of this service."""
    return Keys(settings.secret, settings.data_dir)
