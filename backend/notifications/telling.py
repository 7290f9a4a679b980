"""How one person is told of one thing: a notice always, and a mail as they chose."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.identity.models import Account
from backend.mails.service import queue
from backend.notifications.models import IN_DIGEST, MailRhythm, Notice, NotificationPreference, rhythm_of
from backend.notifications.quiet import ALWAYS_OPEN


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody is told: the letter, the page where they act on it, and why it is them."""

    template: str
    link: str
    organisation_id: UUID | None = None
    role: str | None = None


def add_notice(
    session: AsyncSession, account_id: UUID, preference: NotificationPreference | None, told: Told
) -> MailRhythm:
    """A notice, that waits for the digest of who wants one. Answers how mail about it comes."""
    rhythm = rhythm_of(preference, load.letters()[told.template].category)
    session.add(
        Notice(
            account_id=account_id,
            organisation_id=told.organisation_id,
            template=told.template,
            link=told.link,
            role=told.role,
            awaits_digest=rhythm in IN_DIGEST,
        )
    )
    return rhythm


def tell_one(
    session: AsyncSession,
    person: Account,
    preference: NotificationPreference | None,
    told: Told,
    *,
    about: UUID | None,
    params: dict[str, str],
) -> None:
    """A notice, and a mail in their language when they want it at once: after their quiet hours, unless it is a duty.

    `name` and `link` are filled in where the letter asks for them and `params` do not.
    """
    letter = load.letters()[told.template]
    rhythm = add_notice(session, person.id, preference, told)
    if rhythm is not MailRhythm.AT_ONCE:
        return
    quiet = ALWAYS_OPEN if preference is None or letter.category == "duty" else preference.quiet()
    known = {"name": person.name, "link": told.link}
    filled = {key: value for key, value in known.items() if key in letter.placeholders and key not in params}
    mail = queue(
        session,
        to=person.email,
        template=told.template,
        language=person.language,
        about=about,
        **params,
        **filled,
    )
    mail.hold_until(quiet.over_at(clock.now()))
