"""Putting a mail in the queue, and forgetting mails that are done."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.mails.bulk import Bulk
from backend.mails.models import Mail, MailStatus

KEPT = timedelta(days=30)  # mails that are done


def queue(
    session: AsyncSession, *, to: str, template: str, language: str, about: UUID | None = None, **params: str
) -> Mail:
    """Put a mail in the queue; it goes out when the transaction has committed.

    `template` is the code of a letter in `backend/content/letters`; `params` fill exactly its placeholders. A link that
    starts with `/` gets the public address before it. `about` is the voucher it tells of.
    Raises ValueError for an unknown template or other params.
    """
    letter = load.letters().get(template)
    if letter is None:
        raise ValueError(f"there is no letter {template!r}")
    if set(params) != set(letter.placeholders):
        raise ValueError(f"{template} needs {sorted(letter.placeholders)}, got {sorted(params)}")
    mail = Mail(
        recipient=to,
        language=language,
        template=template,
        params={key: str(value) for key, value in params.items()},
        next_attempt_at=clock.now(),
        about_id=about,
    )
    session.add(mail)
    return mail


def queue_bulk(session: AsyncSession, bulk: Bulk, *, to: str, template: str, language: str, **params: str) -> Mail:
    """As `queue`, for a mail to many: with its own subject, its articles, and the way out in one click.

    The letter has the places `{articles}` and `{ways}`, which are filled from `bulk`; `params` fill the others.
    """
    mail = queue(session, to=to, template=template, language=language, about=None, articles="", ways="", **params)
    mail.bulk = {**bulk}
    return mail


async def forget_old(session: AsyncSession) -> int:
    """Delete mails that are done, 30 days later. Answers how many rows."""
    done = delete(Mail).where(Mail.status != MailStatus.QUEUED, Mail.created_at < clock.now() - KEPT)
    return int((await session.execute(done)).rowcount)  # type: ignore[attr-defined]
