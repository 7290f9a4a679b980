"""Getting mails out: through a mail server, or into a local mailbox where there is none."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

import aiosmtplib
import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.mails.bulk import as_blocks, as_text, put_headers, subject_of
from backend.mails.models import Mail, MailStatus
from backend.notifications.letterhead import as_html

log = structlog.get_logger(__name__)
Deliver = Callable[[EmailMessage], Awaitable[None]]
RESERVED = (".example", ".invalid", ".test", ".localhost")  # RFC 2606: nobody lives there
LONGEST_WAIT = 30  # seconds for one conversation with the mail server


def write(mail: Mail, *, sender: str, public_url: str) -> EmailMessage:
    """The mail as it travels. Its Message-ID is that of the row: a second sending can be recognised."""
    letter = load.letters()[mail.template]
    words = {
        # Of the links alone: what somebody typed goes out as it was typed.
        key: f"{public_url.rstrip('/')}{value}" if key.endswith("link") and re.match("/(?!/)", value) else value
        for key, value in mail.params.items()
    }
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = sender, mail.recipient
    subject, body = getattr(letter.subject, mail.language), getattr(letter.body, mail.language)
    bulk = mail.bulk
    subject = subject_of(bulk, subject)
    message["Subject"] = subject
    message["Date"] = format_datetime(mail.created_at)
    message["Message-ID"] = f"<{mail.id}@{parseaddr(sender)[1].partition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers
    put_headers(message, bulk, public_url)
    words |= as_text(bulk, public_url)
    message.set_content(body.strip().format_map(words) + "\n")
    button: str | None = getattr(letter.button, mail.language) if letter.button else None
    message.add_alternative(
        as_html(subject, body, words, mail.language, button, blocks=as_blocks(bulk, public_url)), subtype="html"
    )
    message["Content-Language"] = mail.language
    return message


async def deliver_next(session: AsyncSession, deliver: Deliver, *, sender: str, public_url: str) -> bool:
    """Send the mail that waits longest; answers whether there was one.

    Its row is locked meanwhile: two workers never send the same, and one that dies leaves it for the next.
    """
    mail = await session.scalar(
        select(Mail)
        .where(Mail.status == MailStatus.QUEUED, Mail.next_attempt_at <= clock.now())
        .order_by(Mail.next_attempt_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if mail is None:
        return False
    try:
        await deliver(write(mail, sender=sender, public_url=public_url))
    except (aiosmtplib.SMTPException, OSError, TimeoutError, KeyError, ValueError) as failure:
        mail.fail(clock.now(), f"{type(failure).__name__}: {failure}", for_good=_for_good(failure))
        log.warning("mail not sent", mail=str(mail.id), attempts=mail.attempts, error=type(failure).__name__)
    else:
        mail.send(clock.now())
    await session.flush()
    return True


def _for_good(failure: Exception) -> bool:
    """Whether trying again is of no use: the server says so (5xx), or the mail cannot be written."""
    if isinstance(failure, aiosmtplib.SMTPRecipientsRefused):
        return all(500 <= refused.code < 600 for refused in failure.recipients)
    if isinstance(failure, aiosmtplib.SMTPResponseException):
        return 500 <= failure.code < 600 and not isinstance(failure, aiosmtplib.SMTPAuthenticationError)
    return isinstance(failure, (KeyError, ValueError))


async def into_folder(folder: Path, message: EmailMessage) -> None:
    """Write the mail to a folder, under its own name: sent twice, it still stands there once."""
    await asyncio.to_thread(_save, folder, message)


def _save(folder: Path, message: EmailMessage) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = str(message["Message-ID"]).strip("<>").partition("@")[0]
    half = folder / f".{name}.part"
    half.write_bytes(message.as_bytes())
    half.replace(folder / f"{name}.eml")


async def by_server(url: str, folder: Path, message: EmailMessage) -> None:
    """Hand the mail to the mail server; to an address that cannot exist it goes to the folder."""
    if str(message["To"]).lower().endswith(RESERVED):
        await into_folder(folder, message)
        return
    parts = urlsplit(url)
    await aiosmtplib.send(
        message,
        hostname=parts.hostname,
        port=parts.port,
        username=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
        use_tls=parts.scheme == "smtps",
        timeout=LONGEST_WAIT,
    )


def deliverer(smtp_url: str, folder: Path) -> Deliver:
    """How this deployment sends: by its mail server, else into the local mailbox."""
    return partial(by_server, smtp_url, folder) if smtp_url else partial(into_folder, folder)
