"""The local mailbox: where mails land that no mail server takes, to look at in a demonstration."""

import asyncio
import email
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from uuid import UUID

from backend.notifications.errors import LocalMailNotFound

MOST = 100


@dataclass(frozen=True, slots=True)
class LocalMail:
    """One mail of the mailbox, as it would have travelled."""

    id: UUID
    recipient: str
    subject: str
    sent_at: datetime
    language: str
    text: str
    html: str


async def newest(folder: Path) -> list[LocalMail]:
    """The mails in the folder, newest first; the oldest beyond a hundred are left out."""
    return await asyncio.to_thread(_newest, folder)


async def one(folder: Path, mail_id: UUID) -> LocalMail:
    """One mail. Raises LocalMailNotFound (404)."""
    return await asyncio.to_thread(_read, folder / f"{mail_id}.eml")


def _newest(folder: Path) -> list[LocalMail]:
    found = sorted(folder.glob("*.eml"), key=lambda path: (path.stat().st_mtime, path.name), reverse=True)
    return [_read(path) for path in found[:MOST]]


def _read(path: Path) -> LocalMail:
    if not path.is_file():
        raise LocalMailNotFound
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    return LocalMail(
        id=UUID(path.stem),
        recipient=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=message["Date"].datetime,
        language="en" if message["Content-Language"] == "en" else "nl",
        text=_part(message, "plain"),
        html=_part(message, "html"),
    )


def _part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    return str(body.get_content()).replace("\r\n", "\n") if body is not None else ""
