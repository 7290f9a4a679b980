"""What somebody follows, and mail about it, daily or weekly: each thing told once."""

import base64
import binascii
import hmac
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, String, and_, cast, delete, exists, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.content import load
from backend.core import clock
from backend.core.sealing import mark
from backend.identity.models import Account
from backend.identity.principals import Principal
from backend.mails.bulk import only_way_out
from backend.mails.service import queue
from backend.questions.errors import DigestLinkInvalid, FollowKnown, QuestionFollowNotFound
from backend.questions.models import (
    PUBLIC,
    Answer,
    AnswerStatus,
    DigestRhythm,
    Question,
    QuestionDigest,
    QuestionFollow,
)
from backend.questions.queries.questions import get_question
from backend.questions.schemas.desk import QuestionFollowCreate
from backend.settings import Settings

AT_A_TIME = 200
AGAIN_AFTER = timedelta(hours=20)  # a job that runs late today still runs tomorrow
MOST_LINES = 10
MARK_BYTES = 24
Mark = Callable[[UUID], bytes]


def marker(settings: Settings) -> Mark:
    """Signs the link that stops the mails of one account: only this service can make it."""

    def made(account_id: UUID) -> bytes:
        return mark(settings.secret, settings.data_dir, "stop question digests", account_id.bytes)[:MARK_BYTES]

    return made


async def follow(session: AsyncSession, principal: Principal, wish: QuestionFollowCreate) -> QuestionFollow:
    """Follow something; the first time mail comes weekly. Raises QuestionNotFound (404) and FollowKnown (409)."""
    if wish.question_id is not None:
        await get_question(session, principal, wish.question_id)
    made = QuestionFollow(
        account_id=principal.account_id,
        question_id=wish.question_id,
        theme=wish.theme,
        sector=wish.sector,
        created_at=clock.now(),
    )
    try:
        async with session.begin_nested():
            session.add(made)
    except IntegrityError as clash:
        if "question_follows_account_id" in str(clash.orig):
            raise FollowKnown from clash
        raise
    await session.execute(
        insert(QuestionDigest)
        .values(account_id=principal.account_id, rhythm=DigestRhythm.WEEKLY, told_until=clock.now())
        .on_conflict_do_nothing()
    )
    return made


async def unfollow(session: AsyncSession, principal: Principal, follow_id: UUID) -> None:
    """Follow it no more. Raises QuestionFollowNotFound (404)."""
    gone = await session.scalar(
        delete(QuestionFollow)
        .where(QuestionFollow.id == follow_id, QuestionFollow.account_id == principal.account_id)
        .returning(QuestionFollow.id)
    )
    if gone is None:
        raise QuestionFollowNotFound


async def rhythm_of(session: AsyncSession, principal: Principal) -> DigestRhythm:
    """How often this person gets mail; weekly from the first thing they follow."""
    found = await session.get(QuestionDigest, principal.account_id)
    return found.rhythm if found is not None else DigestRhythm.WEEKLY


async def set_rhythm(session: AsyncSession, account_id: UUID, rhythm: DigestRhythm) -> None:
    """From now on mail comes this often; what was told before is not told again."""
    found = await session.get(QuestionDigest, account_id, with_for_update=True)
    if found is None:
        session.add(QuestionDigest(account_id=account_id, rhythm=rhythm, told_until=clock.now()))
    else:
        if found.rhythm is DigestRhythm.NEVER:
            found.told_until = clock.now()
        found.rhythm = rhythm
    await session.flush()


def stop_link(make_mark: Mark, account_id: UUID) -> str:
    """The page that stops the mails of this account, without signing in."""
    return f"/vragen/afmelden?sleutel={_stop_key(make_mark, account_id)}"


def _stop_key(make_mark: Mark, account_id: UUID) -> str:
    return base64.urlsafe_b64encode(account_id.bytes + make_mark(account_id)).decode()


async def stop(session: AsyncSession, make_mark: Mark, key: str) -> None:
    """No more mail, for whoever has the link; the same again changes nothing. Raises DigestLinkInvalid (400)."""
    try:
        plain = base64.b64decode(key, b"-_", validate=True)
        account_id = UUID(bytes=plain[:16])
    except (ValueError, binascii.Error) as failure:
        raise DigestLinkInvalid from failure
    if not hmac.compare_digest(plain[16:], make_mark(account_id)):
        raise DigestLinkInvalid
    if await session.get(Account, account_id) is not None:
        await set_rhythm(session, account_id, DigestRhythm.NEVER)


async def send_digests(session: AsyncSession, make_mark: Mark) -> int:
    """Mail to whoever it is time for: daily, or on Mondays. Answers how many people were looked at."""
    moment = clock.now()
    rhythms = [DigestRhythm.DAILY, *([DigestRhythm.WEEKLY] if clock.today().weekday() == 0 else [])]
    due = await session.scalars(
        select(QuestionDigest)
        .where(QuestionDigest.rhythm.in_(rhythms), QuestionDigest.told_until < moment - AGAIN_AFTER)
        .order_by(QuestionDigest.account_id)
        .limit(AT_A_TIME)
        .with_for_update(skip_locked=True)
    )
    looked = 0
    for digest in due.all():
        titles = await _news(session, digest.account_id, digest.told_until, moment)
        if titles:
            await _mail(session, digest.account_id, titles, make_mark)
        digest.told_until = moment
        looked += 1
    await session.flush()
    return looked


async def _mail(session: AsyncSession, account_id: UUID, titles: list[str], make_mark: Mark) -> None:
    """The one place where such a mail is made; its header stops the mails in one click (RFC 8058)."""
    account = await session.get_one(Account, account_id)
    mail = queue(
        session,
        to=account.email,
        template="question_digest",
        language=account.language,
        name=account.name,
        items="\n".join(f"- {title}" for title in titles),
        link="/vragen",
        stop_link=stop_link(make_mark, account_id),
    )
    subject: str = getattr(load.letters()["question_digest"].subject, account.language)
    mail.bulk = {**only_way_out(subject, f"/v1/question-digest-stops/{_stop_key(make_mark, account_id)}")}


async def _news(session: AsyncSession, account_id: UUID, since: datetime, until: datetime) -> list[str]:
    """Titles of what is new among what somebody follows, but for what they wrote themselves."""
    followed = select(QuestionFollow.theme).where(QuestionFollow.account_id == account_id)
    themes = [theme for theme in await session.scalars(followed) if theme is not None]
    followed = select(QuestionFollow.sector).where(QuestionFollow.account_id == account_id)
    sectors = [sector for sector in await session.scalars(followed) if sector is not None]
    asked: ColumnElement[bool] = and_(
        Question.asked_at > since,
        Question.asked_at <= until,
        Question.asked_by.is_distinct_from(account_id),
        or_(
            Question.themes.bool_op("&&")(cast(themes, ARRAY(String))),
            Question.sectors.bool_op("&&")(cast(sectors, ARRAY(String))),
        ),
    )
    mine = select(QuestionFollow.question_id).where(QuestionFollow.account_id == account_id)
    answered = and_(
        Question.id.in_(mine),
        exists().where(
            Answer.question_id == Question.id,
            Answer.status == AnswerStatus.SHOWN,
            Answer.written_at > since,
            Answer.written_at <= until,
            Answer.written_by.is_distinct_from(account_id),
        ),
    )
    found = await session.scalars(
        select(Question.title)
        .where(Question.status.in_(PUBLIC), or_(asked, answered))
        .order_by(Question.asked_at.desc(), Question.id)
        .limit(MOST_LINES)
    )
    return list(found)
