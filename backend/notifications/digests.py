"""The digest: one mail with what somebody has not read, once a day, and what may wait longer on Mondays.

The day is claimed by a row and the notices leave the wait in the transaction that queues the mail. So two workers send
one, and after a kill the next worker sends it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.content.shapes import LetterCategory
from backend.core import clock
from backend.core.signed_codes import Codes
from backend.identity.models import Account
from backend.mails.bulk import Article, Bulk
from backend.mails.service import queue_bulk
from backend.notifications.choosing import DIGEST
from backend.notifications.models import (
    DEFAULTS,
    MailRhythm,
    Notice,
    NotificationDigest,
    NotificationPreference,
)
from backend.notifications.queries import templates_of
from backend.notifications.quiet import ALWAYS_OPEN, SATURDAY
from backend.settings import Settings

AT_A_TIME = 200
SENT_AT = time(7, 30)
MOST_LINES = 30
HEADINGS: dict[LetterCategory, dict[str, str]] = {
    "case": {"nl": "Uw eigen zaken", "en": "Your own case"},
    "work": {"nl": "Werk dat op u wacht", "en": "Work that waits for you"},
    "community": {"nl": "Wat anderen doen", "en": "What others do"},
    "news": {"nl": "Nieuws", "en": "News"},
}
ALL = {"nl": "Al uw meldingen", "en": "All your notices"}
CHOOSE = {"nl": "Kies hoe u bericht krijgt", "en": "Choose how you are told"}
STOP = {"nl": "Geen overzicht meer per mail", "en": "No digest by mail any more"}
TIMES = {"nl": "keer", "en": "times"}


def codes_of(settings: Settings) -> Codes:
    """The codes that stop somebody's digest."""
    return Codes(settings.secret, settings.data_dir, "stop notification digests")


async def send_digests(session: AsyncSession, codes: Codes) -> int:
    """Mail to whoever something waits for. Answers how many people were looked at."""
    moment = clock.now()
    today = clock.today()
    due = (
        select(Account, NotificationPreference)
        .outerjoin(NotificationPreference, NotificationPreference.account_id == Account.id)
        .outerjoin(NotificationDigest, NotificationDigest.account_id == Account.id)
        .where(
            exists().where(Notice.account_id == Account.id, _is_due(moment)),
            or_(NotificationDigest.sent_on.is_(None), NotificationDigest.sent_on < today),
        )
        .order_by(Account.id)
        .limit(AT_A_TIME)
    )
    if today.weekday() >= SATURDAY:
        due = due.where(~func.coalesce(NotificationPreference.quiet_weekends, False))
    found = (await session.execute(due)).all()
    for account, preference in found:
        if await _claim(session, account.id):
            await _send(session, account, preference, moment, codes)
    await session.flush()
    return len(found)


async def _claim(session: AsyncSession, account_id: UUID) -> bool:
    """Take this day for this person; False when another worker has it, for whom this waits."""
    row = insert(NotificationDigest).values(account_id=account_id, sent_on=clock.today())
    claimed = await session.scalar(
        row.on_conflict_do_update(
            index_elements=["account_id"],
            set_={"sent_on": row.excluded.sent_on},
            where=NotificationDigest.sent_on < row.excluded.sent_on,
        ).returning(NotificationDigest.account_id)
    )
    return claimed is not None


def _is_due(moment: datetime) -> ColumnElement[bool]:
    """Unread, in no digest yet, and of a kind whose turn it is; for a query that joins the choices of its person.

    A weekly kind has its turn from Monday on with what is of before it, whatever day a worker gets to it. What waited
    when somebody chose mail at once comes with the next digest.
    """
    today = moment.astimezone(clock.AMSTERDAM).date()
    monday = datetime.combine(today - timedelta(days=today.weekday()), SENT_AT, clock.AMSTERDAM)
    turns = []
    for category, default in DEFAULTS.items():
        rhythm = func.coalesce(getattr(NotificationPreference, f"{category}_mail"), default)
        weekly = and_(rhythm == MailRhythm.WEEKLY, Notice.created_at < min(monday, moment))
        turns.append(
            and_(
                Notice.template.in_(templates_of(category)),
                or_(rhythm.in_([MailRhythm.DAILY, MailRhythm.AT_ONCE]), weekly),
            )
        )
    return and_(Notice.awaits_digest, Notice.read_at.is_(None), or_(*turns))


async def _send(
    session: AsyncSession,
    account: Account,
    preference: NotificationPreference | None,
    moment: datetime,
    codes: Codes,
) -> None:
    """Queue the mail for after the quiet hours, unless everything was read meanwhile."""
    notices = (
        await session.scalars(
            select(Notice)
            .outerjoin(NotificationPreference, NotificationPreference.account_id == Notice.account_id)
            .where(Notice.account_id == account.id, _is_due(moment))
            .order_by(Notice.created_at.desc(), Notice.id)
            .with_for_update(of=Notice)
        )
    ).all()
    if not notices:
        return
    for notice in notices:
        notice.awaits_digest = False
    quiet = preference.quiet() if preference is not None else ALWAYS_OPEN
    mail = queue_bulk(
        session,
        _bulk(notices, account.language, codes.make(account.id)),
        to=account.email,
        template=DIGEST,
        language=account.language,
        name=account.name,
    )
    mail.hold_until(quiet.over_at(moment))


def _bulk(notices: Sequence[Notice], language: str, way_out: str) -> Bulk:
    """What the mail tells: kind by kind, the newest first, the same thing once. No name of anybody stands in it."""
    letters = load.letters()
    times = Counter((notice.template, notice.link) for notice in notices)
    newest = {(notice.template, notice.link): notice.created_at for notice in reversed(notices)}
    articles: list[Article] = []
    for category, heading in HEADINGS.items():
        of_kind = [each for each in times if letters[each[0]].category == category][: MOST_LINES - len(articles)]
        for place, (template, link) in enumerate(of_kind):
            told = newest[template, link].astimezone(clock.AMSTERDAM)
            often = times[template, link]
            article: Article = {
                "title": getattr(letters[template].subject, language),
                "summary": f"{told:%d-%m-%Y %H:%M}" + (f" · {often} {TIMES[language]}" if often > 1 else ""),
                "link": link,
            }
            if place == 0:
                article["heading"] = heading[language]
            articles.append(article)
    return {
        "unsubscribe": f"/v1/digest-unsubscriptions/{way_out}",
        "subject": getattr(letters[DIGEST].subject, language),
        "articles": articles,
        "ways": [
            {"words": ALL[language], "link": "/meldingen"},
            {"words": CHOOSE[language], "link": "/account/meldingen"},
            {"words": STOP[language], "link": f"/meldingen/afmelden#{way_out}"},
        ],
    }
