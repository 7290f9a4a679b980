"""Accounts that nobody signs in with any more: a mail first, and after two months the erasure.

The worker calls it nightly. An account on which something still hangs, such as that of the only owner of a company,
stays until that is settled.
"""

from datetime import date

from sqlalchemy import ColumnElement, Date, cast, exists, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.core import clock
from backend.identity.models import Account, AccountUse
from backend.mails.service import queue
from backend.privacy.holdings import obstacles_to
from backend.privacy.models import ErasureRequest, ErasureStatus, Whose
from backend.privacy.periods import NOTICE_OF_ERASURE, UNUSED_ACCOUNT

AT_ONCE = 500  # people in one night

# An account that was made for somebody who never came counts from the day it was made.
_last_used: ColumnElement[date] = func.coalesce(
    AccountUse.last_used_on, cast(func.timezone("Europe/Amsterdam", Account.created_at), Date)
)
_waiting = exists().where(ErasureRequest.subject_id == Account.id, ErasureRequest.status == ErasureStatus.WAITING)


async def follow(session: AsyncSession) -> int:
    """Ask the erasure of accounts that stayed unused after the mail, and mail the next. Answers how many of both."""
    return await _ask_erasures(session) + await _warn(session)


async def _ask_erasures(session: AsyncSession) -> int:
    """The erasure itself is that of somebody who asked: `erasures.carry_out_next` does it, and notes it twice."""
    silent = await session.scalars(
        select(Account.id)
        .join(AccountUse, AccountUse.account_id == Account.id)
        .where(AccountUse.warned_on <= clock.today() - NOTICE_OF_ERASURE, ~_waiting)
        .order_by(AccountUse.warned_on, Account.id)
        .limit(AT_ONCE)
        .with_for_update(of=AccountUse, skip_locked=True)
    )
    moment, asked = clock.now(), 0
    for account_id in silent:
        if await obstacles_to(session, Whose.PERSON, account_id):
            continue
        session.add(
            ErasureRequest(
                whose=Whose.PERSON,
                subject_id=account_id,
                requested_by=account_id,
                requested_at=moment,
                due_at=moment,
            )
        )
        audit.record(session, None, "own-data.erase-unused", "account", account_id)
        asked += 1
    await session.flush()
    return asked


async def _warn(session: AsyncSession) -> int:
    today = clock.today()
    found = await session.execute(
        select(Account, _last_used)
        .outerjoin(AccountUse, AccountUse.account_id == Account.id)
        .where(
            Account.is_demonstration.is_(False),
            _last_used <= today - (UNUSED_ACCOUNT - NOTICE_OF_ERASURE),
            AccountUse.warned_on.is_(None),
            ~_waiting,
        )
        .order_by(_last_used, Account.id)
        .limit(AT_ONCE)
    )
    warned = 0
    for account, since in found.all():
        if await obstacles_to(session, Whose.PERSON, account.id):
            continue
        kept = insert(AccountUse).values(account_id=account.id, last_used_on=since, warned_on=today)
        await session.execute(kept.on_conflict_do_update(index_elements=["account_id"], set_={"warned_on": today}))
        queue(
            session,
            to=account.email,
            template="account_unused",
            language=account.language,
            name=account.name,
            since=f"{since:%d-%m-%Y}",
            day=f"{today + NOTICE_OF_ERASURE:%d-%m-%Y}",
            link="/inloggen",
        )
        warned += 1
    await session.flush()
    return warned
